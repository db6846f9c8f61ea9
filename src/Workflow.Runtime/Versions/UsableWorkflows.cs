using System.Text.Encodings.Web;
using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Runtime.Work;

namespace Workflow.Runtime.Versions;

/// <summary>Definitions that others use as activities.</summary>
internal static class UsableWorkflows
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The activities of approvals, and those of these documents (UTF-8) that may be used as activities. What is no definition is passed over.</summary>
    public static ActivityCatalogue CatalogueOf(IReadOnlyCollection<byte[]> documents)
    {
        // Twice: what is an input of a step that is a workflow is known once that workflow is read.
        return With(With(ApprovalActivities.Catalogue));

        ActivityCatalogue With(ActivityCatalogue known) => ApprovalActivities.Catalogue.WithWorkflows(
            documents.Select(document => ElsaJsonReader.Read(document, limits: null, known)).OfType<ReadResult.Read>().Select(read => read.Definition));
    }

    /// <summary>Whether a step may be a workflow: its type is no activity of ours.</summary>
    public static bool AreIn(WorkflowDefinition definition) => definition.Root.DescendantsAndSelf().Any(step => ApprovalActivities.Catalogue.Find(step.Type) is null);

    /// <summary>The document of a version: with its number, and with the version of each step that is a workflow, so that a later one of that workflow changes nothing here.</summary>
    /// <param name="draft">As saved, UTF-8; it can be read.</param>
    /// <param name="version">The number.</param>
    /// <param name="activities">What steps are.</param>
    public static string Numbered(byte[] draft, int version, ActivityCatalogue activities)
    {
        var definition = ((ReadResult.Read)ElsaJsonReader.Read(draft, limits: null, activities)).Definition; // Read for this alone: its document may be written on.
        foreach (var step in definition.Root.DescendantsAndSelf())
        {
            if (activities.Find(step.Type, step.TypeVersion) is { Workflow: { } used })
            {
                (step.Source["version"], step.Source["workflowDefinitionId"], step.Source["workflowDefinitionVersionId"]) = (used.Version, used.DefinitionId, used.VersionId);
            }
        }

        var document = definition.Source;
        (document["id"], document["version"], document["isLatest"], document["isPublished"]) = ($"{definition.DefinitionId}-v{version}", version, true, true);
        return document.ToJsonString(Written);
    }
}
