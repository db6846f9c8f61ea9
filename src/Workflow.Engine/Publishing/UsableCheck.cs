using Workflow.Engine.Activities;

namespace Workflow.Engine.Publishing;

/// <summary>A definition that may be used as an activity must have a type others can name, and no other must have it.</summary>
internal static class UsableCheck
{
    internal static void Run(Gate gate)
    {
        if (!gate.Definition.Options.UsableAsActivity)
        {
            return;
        }

        if (WorkflowActivity.Describe(gate.Definition) is not { Type: var type })
        {
            gate.Refuse("workflow.name-missing", gate.Definition.Root, "The workflow may be used as an activity, and has no name to make a type of.");
        }
        else if (gate.Find(type) is { } known && known.Workflow?.DefinitionId != gate.Definition.DefinitionId)
        {
            gate.Refuse("workflow.type-taken", gate.Definition.Root, $"As an activity the workflow would be of type {type}, which another has.", ("type", type));
        }
    }
}
