using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing;

/// <summary>The strategies a definition names. Reading is lenient and takes the default; what is published must mean what it says.</summary>
internal static class OptionsCheck
{
    private static readonly string[] Activation = ["AllowAlwaysStrategy", "SingletonStrategy", "CorrelatedSingletonStrategy", "CorrelationStrategy"];
    private static readonly string[] Incidents = ["FaultStrategy", "ContinueWithIncidentsStrategy"];

    internal static void Run(Gate gate)
    {
        var options = gate.Definition.Source["options"] as JsonObject;
        if (gate.Definition.Options.ActivationStrategy is { } activation && !Names(Activation, activation))
        {
            Refuse(gate, "definition.activation-strategy-unknown", "activation", activation, Activation);
        }

        if (ElsaJsonReader.SimpleName(OlderShapes.Text(options?["incidentStrategyType"])) is { } incidents && !Names(Incidents, incidents))
        {
            Refuse(gate, "definition.incident-strategy-unknown", "incident", incidents, Incidents);
        }
    }

    // Elsa's class names end in Strategy; registered aliases do not.
    private static bool Names(string[] known, string name) =>
        known.Any(strategy => strategy.Equals(name, StringComparison.Ordinal) || strategy.Equals(name + "Strategy", StringComparison.Ordinal));

    private static void Refuse(Gate gate, string code, string kind, string name, string[] known) =>
        gate.Refuse(code, gate.Definition.Root, $"The {kind} strategy {Problem.Clip(name)} is not known; it is one of {string.Join(", ", known)}.",
            ("strategy", Problem.Clip(name)), ("options", string.Join(", ", known)));
}
