using System.Text.Json.Nodes;
using Workflow.Runtime.Data;

namespace Workflow.Host.Tests.Crash;

/// <summary>The shipped social flow with branches beside it that publish an event, wait for it, and then wait a moment: messages and timers at the opening, at each filing and at each join of a case.</summary>
internal static class SignallingFlow
{
    public const string Definition = "investment-project-social";

    /// <summary>Places after which a branch begins: step and outcome.</summary>
    private static readonly (string Step, string Port)[] Places = [("start", "Done"), ("s1-file", "Filed"), ("s1-join", "Done"), ("s2-file", "Filed"), ("s2-join", "Done")];

    /// <summary>Publishes it as the next version: new cases begin on it.</summary>
    public static async Task PublishAsync(WorkflowStore store, DateTimeOffset at)
    {
        var shipped = (await store.Definitions.FindAsync(Definition, 1, CancellationToken.None)).Value;
        var json = JsonNode.Parse(shipped.Json)!.AsObject();
        (json["version"], json["id"]) = (2, $"{Definition}-signalling");
        var (steps, connections) = (json["root"]!["activities"]!.AsArray(), json["root"]!["connections"]!.AsArray());
        foreach (var (step, port) in Places)
        {
            var (publish, wait, heard, pause, gone) = ($"{step}-publish", $"{step}-event", $"{step}-heard", $"{step}-pause", $"{step}-gone");
            var name = Input("JavaScript", $"'{step}.' + getCorrelationId()");
            var correlation = Input("JavaScript", "getCorrelationId()");
            steps.Add(Activity(publish, "Elsa.PublishEvent", ("eventName", name), ("correlationId", correlation)));
            steps.Add(Activity(wait, "Elsa.Event", ("eventName", name.DeepClone())));
            steps.Add(Activity(heard, "Elsa.WriteLine", ("text", Input("Literal", heard))));
            steps.Add(Activity(pause, "Elsa.Delay", ("timeSpan", Input("Literal", "00:00:02"))));
            steps.Add(Activity(gone, "Elsa.WriteLine", ("text", Input("Literal", gone))));
            connections.Add(Connection(step, port, publish));
            connections.Add(Connection(publish, "Done", wait));
            connections.Add(Connection(wait, "Done", heard));
            connections.Add(Connection(heard, "Done", pause));
            connections.Add(Connection(pause, "Done", gone));
        }

        (await store.Definitions.ImportAsync(Definition, 2, json.ToJsonString(), "test", at, CancellationToken.None)).IsRefused.Should().BeFalse();
    }

    private static JsonObject Activity(string id, string type, params (string Name, JsonNode Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs)
        {
            activity[name] = value;
        }

        return activity;
    }

    private static JsonObject Input(string type, string value) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    private static JsonObject Connection(string source, string port, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = port }, ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    };
}
