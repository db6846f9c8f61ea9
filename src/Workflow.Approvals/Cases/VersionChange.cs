using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Cases;

/// <summary>A running case goes over to another version of its definition. The applicant is told (convention 20), and the trail keeps who approved it.</summary>
public static class VersionChange
{
    /// <summary>Goes over.</summary>
    /// <param name="file">The case.</param>
    /// <param name="version">The version it goes on on.</param>
    /// <param name="migration">What was approved.</param>
    /// <param name="approvedBy">Account that approved it, or took it back.</param>
    /// <param name="context">Time.</param>
    public static void GoOnOn(this CaseFile file, int version, Guid migration, string approvedBy, StepContext context)
    {
        var (before, values) = (file.Case.DefinitionVersion, new JsonObject { ["from"] = file.Case.DefinitionVersion, ["to"] = version });
        file.Apply(new Change.CaseChanged(file.Case with { DefinitionVersion = version }));
        file.NotifyApplicant(context, NoticeCodes.VersionChanged, values);
        file.Record("case.version-changed", file.Case.No.Value, new JsonObject { ["from"] = before, ["to"] = version, ["migration"] = migration.ToString(), ["approvedBy"] = approvedBy });
    }

    /// <summary>True while nothing is under way: no task is open, and every stage is decided or not filed yet.</summary>
    public static bool IsBetweenStages(this CaseFile file) => !file.Tasks.Any(task => task.IsOpen)
        && !file.Stages.Any(stage => stage.State is StageState.Filed or StageState.SupplementOpen or StageState.Accepted or StageState.InDepartments or StageState.LeadDeciding);
}
