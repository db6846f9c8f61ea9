namespace Workflow.Rulebook;

/// <summary>All rules there are, in whatever revision, whose manifests ship in this assembly, too.</summary>
public static class Rulebook
{
    /// <summary>Types of the facts that rules of commitments get from outside.</summary>
    public static IReadOnlyList<Type> CommitmentFacts { get; } =
    [
        typeof(Moment), typeof(CommitmentParameters), typeof(CommitmentMatter), typeof(CommitmentApplicant), typeof(Commitment), typeof(CommitmentCase), typeof(CheckedCondition), typeof(PromisedMaterial),
        typeof(NoticeTemplate), typeof(Verification), typeof(Rectification), typeof(Revocation), typeof(DependentCase), typeof(RepairRequest), typeof(RenewedApplication),
    ];

    /// <summary>The rules, read from their classes.</summary>
    public static IReadOnlyList<IRuleDefinition> Rules()
    {
        var repository = new RuleRepository();
        repository.Load(load => load.From(typeof(Rulebook).Assembly));
        return [.. repository.GetRuleSets().SelectMany(set => set.Rules)];
    }
}
