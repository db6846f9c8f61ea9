using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Stages;

/// <summary>Decides which matters of a stage a project needs, and keeps the reason of each.</summary>
internal static class MatterChoosing
{
    public const string Needed = "matter.needed";
    public const string ConditionUnknown = "matter.condition-unknown";
    public const string NotApplicable = "matter.not-applicable";
    public const string Waived = "matter.waived";
    public const string Replaced = "matter.replaced";
    public const string AlreadyGranted = "matter.already-granted";

    /// <summary>Every reason a choice may have; each has a text. What a waived or replaced matter gives way to stands in the catalogue.</summary>
    public static IReadOnlyList<string> Reasons { get; } = [Needed, ConditionUnknown, NotApplicable, Waived, Replaced, AlreadyGranted];

    /// <summary>The choice as far as the facts go. A condition nobody can answer keeps its matter: unknown never drops.</summary>
    public static IReadOnlyList<MatterChoice> Choose(CaseFile file, StageApplication stage, JsonObject form, StepContext context) =>
        [.. context.Catalogue.MattersOf(file.Case.DefinitionId, stage.Code).Select(m => Choose(file, stage, m, form, context))];

    /// <summary>The first fact that a condition needs and nobody gave.</summary>
    public static ProjectAttributeMissing? FirstUnknown(CaseFile file, StageApplication stage, JsonObject form, StepContext context)
    {
        foreach (var matter in context.Catalogue.MattersOf(file.Case.DefinitionId, stage.Code))
        {
            foreach (var condition in new[] { matter.AppliesWhen, matter.ReplacedWhen })
            {
                if (condition is not null && Ask(file, condition, form, context) is { Holds: null, Missing: { } missing })
                {
                    return new(matter.Code, missing);
                }
            }
        }

        return null;
    }

    private static MatterChoice Choose(CaseFile file, StageApplication stage, Matter matter, JsonObject form, StepContext context)
    {
        if (file.Tasks.Any(t => t.Stage == stage.Number && t.Filing < stage.Filing && t.MatterCode == matter.Code && t.Result == TaskResult.Granted))
        {
            return new(matter.Code, MatterOutcome.AlreadyGranted, AlreadyGranted);
        }

        var applies = matter.AppliesWhen is null ? true : Ask(file, matter.AppliesWhen, form, context).Holds;
        if (applies == false)
        {
            return new(matter.Code, MatterOutcome.NotApplicable, NotApplicable);
        }

        var replaced = matter.ReplacedWhen is null ? false : Ask(file, matter.ReplacedWhen, form, context).Holds;
        return replaced == true && matter.Replacement is { } replacement
            ? replacement.Waived ? new(matter.Code, MatterOutcome.Waived, Waived) : new(matter.Code, MatterOutcome.Replaced, Replaced)
            : new(matter.Code, MatterOutcome.Chosen, applies is null || replaced is null ? ConditionUnknown : Needed);
    }

    private static ConditionAnswer Ask(CaseFile file, string condition, JsonObject form, StepContext context) =>
        context.Conditions.Evaluate(condition, file.Project?.Attributes ?? [], form);
}
