using Workflow.Engine.Definitions;

namespace Workflow.Runtime.Versions;

/// <summary>Where in a document a problem of the gate stands.</summary>
internal static class ProblemPlace
{
    /// <summary>Where a problem stands, as a JSON pointer into the file: from a node id of the gate, or a JSON path of the reader.</summary>
    public static string PointerOf(WorkflowDefinition? definition, string path)
    {
        var place = definition is not null && Find(definition.Root, path) is { } step ? step.Source.GetPath() : path;
        return place.StartsWith('$') ? place[1..].Replace(".", "/", StringComparison.Ordinal).Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal) : "/root";
    }

    private static ActivityNode? Find(ActivityNode step, string nodeId) => step.NodeId == nodeId ? step
        : step.Activities.Concat(step.Ports.Values).Concat(step.Cases.Select(one => one.Activity).OfType<ActivityNode>()).Select(child => Find(child, nodeId)).FirstOrDefault(found => found is not null);
}
