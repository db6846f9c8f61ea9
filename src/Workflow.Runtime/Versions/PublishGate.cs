using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Publishing;
using Workflow.Engine.Publishing.Soundness;
using Workflow.Runtime.Catalogue;
using Workflow.Runtime.Work;

namespace Workflow.Runtime.Versions;

/// <summary>What stands between a document and its publication: the structure (engine), and for approval flows that definition and catalogue agree (law and office). Both halves see all of it.</summary>
internal static class PublishGate
{
    private const string OurTypes = "Approval.";
    private const string InvalidLoop = "flow.invalid-loop";
    private const string NeverRuns = "join.never-runs";
    private const string Unreachable = "activity.unreachable";
    private const string Dangling = "connection.dangling";

    /// <summary>Everything wrong with a document; an error refuses it.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="catalogue">Stages, matters and departments the flow speaks of.</param>
    /// <param name="explore">Also goes every way the flow may go, which takes a moment.</param>
    /// <param name="office">Also holds promises against the law on every day of its calendar, which takes a moment; null: not.</param>
    /// <param name="activities">The activities there are, workflows used as such included; null: those of approvals.</param>
    /// <param name="now">When it is to be published: what could only start before never starts. Null to leave that out.</param>
    /// <returns>The definition, null when the document is none, and the problems.</returns>
    public static (WorkflowDefinition? Definition, IReadOnlyList<Problem> Problems) Check(
        byte[] json, CatalogueVersion catalogue, bool explore = false, Office? office = null, ActivityCatalogue? activities = null, DateTimeOffset? now = null)
    {
        activities ??= ApprovalActivities.Catalogue;
        var reading = ElsaJsonReader.Read(json, limits: null, activities);
        if (reading is ReadResult.Refused refused)
        {
            return (null, refused.Problems);
        }

        var (definition, warnings) = (ReadResult.Read)reading;
        List<Problem> problems = [.. warnings.Select(Refused), .. DefinitionValidator.Validate(definition, activities)];
        if (IsApproval(definition.Root))
        {
            problems.AddRange(FlowConsistency.Check(FlowSummaries.Of(definition), catalogue).Select(found => new Problem(found.Code, Severity.Error, found.ActivityId.Length == 0 ? definition.Root.NodeId : found.ActivityId, found.Message, [])));
        }

        problems.AddRange(LawfulGate.Steps(definition, catalogue, activities, type => ApprovalActivities.HandlerOf(type) is not null, now));
        if (office is not null && IsApproval(definition.Root))
        {
            problems.AddRange(LawfulGate.Days(definition, catalogue, office));
        }

        if (explore)
        {
            problems = [.. Gathered(problems, Exploration.Explore(definition, activities))];
        }

        return (definition, problems);
    }

    // What a reader may pass over with a word has no effect in what is published.
    private static Problem Refused(Problem warning) => warning.Code is "activity.merge-mode-unknown" or "input.type-name-missing" ? warning with { Severity = Severity.Error } : warning;

    // Of some defects the structure tells the place, and going there tells the way. Of what nobody reaches the structure has told enough.
    private static IEnumerable<Problem> Gathered(List<Problem> structural, IReadOnlyList<Problem> explored) =>
        structural.Where(problem => !explored.Any(found => found.Code == problem.Code && found.Path == problem.Path))
            .Select(problem => problem.Code == InvalidLoop && explored.FirstOrDefault(found => found.Code == InvalidLoop) is { } shown ? problem with { Values = shown.Values } : problem)
            .Concat(explored.Where(found => !(found.Code == InvalidLoop && structural.Exists(problem => problem.Code == InvalidLoop)) && !(found.Code == NeverRuns && structural.Exists(problem => problem.Code is Unreachable or Dangling))));

    private static bool IsApproval(ActivityNode node) => node.Type.StartsWith(OurTypes, StringComparison.Ordinal) || node.Activities.Concat(node.Ports.Values).Any(IsApproval);
}
