using Workflow.Engine.State;

namespace Workflow.Engine;

/// <summary>What a run leads to: a new state with effects and journal, or a refusal that changes nothing.</summary>
public abstract record RunResult
{
    private RunResult() { }

    /// <summary>The stimulus was taken.</summary>
    /// <param name="State">The state to store; replaces the old one whole.</param>
    /// <param name="Effects">In the order the steps asked.</param>
    /// <param name="Journal">What happened in this run, in order.</param>
    public sealed record Ran(WorkflowState State, IReadOnlyList<Effect> Effects, IReadOnlyList<JournalEntry> Journal) : RunResult;

    /// <summary>The stimulus cannot be taken; the state stays as it was.</summary>
    /// <param name="Code">Stable code, e.g. <c>bookmark.not-found</c>, <c>instance.finished</c>.</param>
    /// <param name="Message">English line for logs; values included.</param>
    public sealed record Refused(string Code, string Message) : RunResult;
}
