using Workflow.Approvals.Deregistration;
using Workflow.Approvals.Instant;
using Workflow.Approvals.Startup;

namespace Workflow.Rulebook;

/// <summary>All rules there are, in whatever revision, whose manifests ship in this assembly, too.</summary>
public static class Rulebook
{
    /// <summary>Types of the facts that the rules of a set get from outside, by id of the set.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Type>> Facts { get; } = new SortedDictionary<string, IReadOnlyList<Type>>(StringComparer.Ordinal)
    {
        ["commitments"] =
        [
            typeof(Moment), typeof(CommitmentParameters), typeof(CommitmentMatter), typeof(CommitmentApplicant), typeof(Commitment), typeof(CommitmentCase), typeof(CheckedCondition), typeof(PromisedMaterial),
            typeof(NoticeTemplate), typeof(Verification), typeof(Rectification), typeof(Revocation), typeof(DependentCase), typeof(RepairRequest), typeof(RenewedApplication),
        ],
        ["deregistration"] = [typeof(DeregistrationApplicant), typeof(PermitToCancel)],
        ["startup"] = [typeof(StartupApplication), typeof(StartupRegisters), typeof(StartupParameters)],
        ["instant"] = [typeof(InstantScenario), typeof(InstantCase), typeof(InstantParameters), typeof(MetRequirement)],
    };

    /// <summary>The rules, read from their classes.</summary>
    public static IReadOnlyList<IRuleDefinition> Rules()
    {
        var repository = new RuleRepository();
        repository.Load(load => load.From(typeof(Rulebook).Assembly));
        return [.. repository.GetRuleSets().SelectMany(set => set.Rules)];
    }
}
