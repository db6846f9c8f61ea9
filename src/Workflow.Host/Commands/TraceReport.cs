using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.State;
using Workflow.Engine.Tracing;

namespace Workflow.Host.Commands;

/// <summary>What a trace did, as JSON (docs/trace.schema.json) or as text.</summary>
internal static class TraceReport
{
    public static JsonSerializerOptions Writing { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Json(Trace trace) => new()
    {
        ["lines"] = new JsonArray([.. trace.Lines.Select(line => JsonValue.Create(line))]),
        ["instances"] = new JsonArray([.. trace.Instances.Select(Instance)]),
    };

    public static string Text(Trace trace)
    {
        var text = new StringBuilder();
        foreach (var line in trace.Lines)
        {
            text.AppendLine(line);
        }

        foreach (var instance in trace.Instances)
        {
            var (definition, state) = (instance.Definition.Source, instance.State!); // Every instance has run.
            text.AppendLine($"{definition.DefinitionId} version {definition.Version}: {state.Status}, {state.SubStatus}{(instance.Parent is { } parent ? $", started by {parent.Definition.Source.DefinitionId}" : "")}");
            text.AppendLine($"  {string.Join(' ', instance.Executions)}");
            foreach (var incident in state.Incidents)
            {
                text.AppendLine($"  incident at {incident.ActivityId}: {incident.Code}: {incident.Message}");
            }
        }

        return text.ToString().TrimEnd();
    }

    private static JsonNode Instance(TracedInstance instance)
    {
        var (definition, state) = (instance.Definition.Source, instance.State!); // Every instance has run.
        return new JsonObject
        {
            ["definitionId"] = definition.DefinitionId,
            ["version"] = definition.Version,
            ["status"] = state.Status.ToString(),
            ["subStatus"] = state.SubStatus.ToString(),
            ["parentDefinitionId"] = instance.Parent?.Definition.Source.DefinitionId,
            ["output"] = Output(state),
            ["incidents"] = new JsonArray([.. state.Incidents.Select(incident => new JsonObject { ["activityId"] = incident.ActivityId, ["code"] = incident.Code, ["message"] = incident.Message })]),
            ["executions"] = new JsonArray([.. instance.Executions.Select(execution => JsonValue.Create(execution))]),
        };
    }

    private static JsonObject Output(WorkflowState state)
    {
        var output = new JsonObject();
        foreach (var (name, value) in state.Output)
        {
            output[name] = value.ToJsonNode();
        }

        return output;
    }
}
