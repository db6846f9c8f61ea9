using System.Numerics;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing;

/// <summary>Under which choices each step of a flowchart runs, as far as the drawing alone tells.</summary>
/// <remarks>A choice is a step and one of its ports; each has a bit. A step behind a merge keeps what all its inbound paths have in common. So two different sets mean
/// two different conditions; equal sets do not prove equal ones: that is the soundness check's task.</remarks>
internal sealed class Guards
{
    private readonly FlowOutline _outline;
    private readonly Func<ActivityNode, ActivityDescriptor?> _describe;
    private readonly OrderedDictionary<(int Step, string Port), int> _bits = [];
    private readonly List<int>[] _bitsOf;
    private readonly ulong[][] _steps;
    private readonly LoopReturns _returns;

    internal Guards(ActivityNode chart, FlowOutline outline, Func<ActivityNode, ActivityDescriptor?> describe)
    {
        _outline = outline;
        _describe = describe;
        _bitsOf = [.. outline.Steps.Select(_ => new List<int>())];
        var isChoice = outline.Steps.Select(IsChoice).ToList();
        var inbound = outline.Steps.Select(_ => new List<Connection>()).ToList();
        foreach (var connection in chart.Connections)
        {
            var source = outline.Positions[connection.Source];
            inbound[outline.Positions[connection.Target]].Add(connection);
            if (isChoice[source] && _bits.TryAdd((source, PortOf(connection)), _bits.Count))
            {
                _bitsOf[source].Add(_bits.Count - 1);
            }
        }

        _returns = new LoopReturns(chart, outline, describe);
        _steps = [.. outline.Steps.Select(_ => new ulong[(_bits.Count + 63) / 64])];
        foreach (var step in outline.InOrder())
        {
            _steps[step] = Common(step, inbound[step]);
        }
    }

    /// <summary>The choices a connection depends on.</summary>
    internal ulong[] Of(Connection connection)
    {
        var source = _outline.Positions[connection.Source];
        var guards = (ulong[])_steps[source].Clone();
        if (_bits.TryGetValue((source, PortOf(connection)), out var bit))
        {
            guards[bit / 64] |= 1UL << (bit % 64);
        }

        return guards;
    }

    /// <summary>A choice that the first set depends on and the second does not; null when there is none.</summary>
    internal (int Step, string Port)? Beyond(ulong[] guards, ulong[] others)
    {
        for (var word = 0; word < guards.Length; word++)
        {
            for (var extra = guards[word] & ~others[word]; extra != 0; extra &= extra - 1)
            {
                var choice = _bits.GetAt((word * 64) + BitOperations.TrailingZeroCount(extra)).Key;
                if (!_returns.IsOnlyWayOn(choice.Step, choice.Port))
                {
                    return choice;
                }
            }
        }

        return null;
    }

    /// <summary>True when two steps can never run in the same round: one choice sends them different ways.</summary>
    internal bool Exclude(int left, int right)
    {
        for (var step = 0; step < _bitsOf.Length; step++)
        {
            foreach (var bit in _bitsOf[step])
            {
                if (Has(_steps[left], bit) && _bitsOf[step].Any(other => other != bit && Has(_steps[right], other)) && TakesOneOutcome(_outline.Steps[step]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Has(ulong[] guards, int bit) => (guards[bit / 64] & (1UL << (bit % 64))) != 0;

    // A missing port is followed by the default completion, which is Done.
    private static string PortOf(Connection connection) => connection.Port ?? "Done";

    private ulong[] Common(int step, List<Connection> inbound)
    {
        ulong[]? common = null;
        foreach (var connection in inbound)
        {
            if (!_outline.IsForward(_outline.Positions[connection.Source], step))
            {
                continue;
            }

            var guards = Of(connection);
            for (var word = 0; common is not null && word < common.Length; word++)
            {
                common[word] &= guards[word];
            }

            common ??= guards;
        }

        return common ?? _steps[step];
    }

    private bool IsChoice(ActivityNode step) =>
        _describe(step) is { TakesAllOutcomes: false } descriptor && descriptor.Outcomes.Of(step) is not { Count: <= 1 };

    /// <summary>Whether the step always completes with exactly one outcome. A switch may match several, a set of matters too.</summary>
    private bool TakesOneOutcome(ActivityNode step) =>
        step.Type == "Elsa.FlowSwitch"
            ? !step.Inputs.TryGetValue("mode", out var mode) || mode.Expression is null || "MatchFirst".Equals(LiteralText.Scalar(mode.Expression), StringComparison.OrdinalIgnoreCase)
            : _describe(step)?.Outcomes is OutcomeRule.Fixed;
}
