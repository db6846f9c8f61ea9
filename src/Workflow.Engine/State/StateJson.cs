using System.Diagnostics.CodeAnalysis;

namespace Workflow.Engine.State;

/// <summary>The stored form of a state: UTF-8 JSON with a format number. The same state always gives the same bytes.</summary>
/// <remarks>A format that was released is read for ever; its examples stand in the tests.</remarks>
public static class StateJson
{
    /// <summary>The format this engine writes.</summary>
    public const int Format = 2;

    /// <summary>Writes a state.</summary>
    public static byte[] Write(WorkflowState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return StateWriter.Write(state);
    }

    /// <summary>Reads what <see cref="Write"/> wrote. Never throws, whatever the bytes.</summary>
    /// <returns>The state, or why there is none: <c>state.newer-format</c>, <c>state.corrupted</c>.</returns>
    public static StateRead Read(ReadOnlySpan<byte> utf8) => StateReader.Read(utf8);
}

/// <summary>A state, or why the bytes are none.</summary>
/// <param name="State">The state; null when refused.</param>
/// <param name="Code"><c>state.newer-format</c> or <c>state.corrupted</c>; null when read.</param>
/// <param name="Message">English line for logs; null when read.</param>
public readonly record struct StateRead(WorkflowState? State, string? Code, string? Message)
{
    /// <summary>True when there is a state.</summary>
    [MemberNotNullWhen(true, nameof(State))]
    [MemberNotNullWhen(false, nameof(Code), nameof(Message))]
    public bool IsRead => State is not null;
}
