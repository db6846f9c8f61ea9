using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing;

/// <summary>Settings that would be read and then ignored: nothing is accepted that has no effect.</summary>
internal static class SettingCheck
{
    private static readonly string[] NeverRead = ["commitStrategyName", "resilienceStrategy"];

    /// <summary>Settings of the whole definition.</summary>
    internal static void RunOptions(Gate gate)
    {
        if (IsSet((gate.Definition.Source["options"] as JsonObject)?["commitStrategyName"]))
        {
            Ignored(gate, gate.Definition.Root, "commitStrategyName", "every step is stored in one transaction with everything it did");
        }
    }

    /// <summary>Settings of one step.</summary>
    internal static void Run(Gate gate, ActivityNode step, ActivityNode? parent)
    {
        var custom = step.Source["customProperties"] as JsonObject;
        foreach (var name in NeverRead)
        {
            if (IsSet(custom?[name]))
            {
                Ignored(gate, step, name, "this engine has no such strategies");
            }
        }

        if (OlderShapes.Flag(custom?["runAsynchronously"]) == true)
        {
            Ignored(gate, step, "runAsynchronously", "every step runs in the transaction of its case");
        }

        if (step.MergeMode is MergeMode.None or MergeMode.Stream) // The usual way, however it is written.
        {
            return;
        }

        if (step.Type == "Elsa.FlowJoin")
        {
            Ignored(gate, step, "mergeMode", "a join goes by its mode");
        }
        else if (parent is not { Type: "Elsa.Flowchart" } || parent.Connections.Where(connection => connection.Target == step.Id).Take(2).Count() < 2)
        {
            Ignored(gate, step, "mergeMode", "fewer than two paths lead to the step");
        }
    }

    private static bool IsSet(JsonNode? value) => value is not null && OlderShapes.Text(value) is not "" && value is not JsonObject { Count: 0 };

    internal static void Ignored(Gate gate, ActivityNode step, string setting, string reason) =>
        gate.Refuse("activity.setting-ignored", step, $"The setting {setting} of {Problem.Clip(step.Id)} has no effect: {reason}.", ("id", Problem.Clip(step.Id)), ("setting", setting), ("reason", reason));
}
