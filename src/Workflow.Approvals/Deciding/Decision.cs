using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Deciding;

/// <summary>A decision that rules made or prepared (决策凭据), kept with everything it rested on so that it can be made again to the same bytes.</summary>
public sealed record Decision
{
    public required DecisionId Id { get; init; }

    /// <summary>What was decided, see <see cref="Subjects"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>What the rules said in the end; <see cref="Effect.Refer"/> when they failed or said nothing.</summary>
    public required Effect Effect { get; init; }

    /// <summary>Number of the stage, or null.</summary>
    public int? Stage { get; init; }

    /// <summary>The task it belongs to, or null.</summary>
    public TaskId? Task { get; init; }

    /// <summary>Code of the matter, or null.</summary>
    public string? Matter { get; init; }

    /// <summary>Id of the rule set.</summary>
    public required string RuleSet { get; init; }

    /// <summary>Version of the rule set; 0 when none was in force.</summary>
    public required int Version { get; init; }

    /// <summary>Hash of the rule set; empty when none was in force.</summary>
    public required string Hash { get; init; }

    /// <summary>Office time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Facts in the order they were given to the rules.</summary>
    public required IReadOnlyList<object> Facts { get; init; }

    public required IReadOnlyList<Conclusion> Conclusions { get; init; }

    /// <summary>Every firing, as JSON.</summary>
    public required byte[] Receipt { get; init; }

    /// <summary>Code of the refusal when the rules could not decide, or null.</summary>
    public string? Failure { get; init; }
}
