using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing;

/// <summary>Missing outcomes: a step that goes on some ways and leaves others open, where a path would end without a word.</summary>
/// <remarks>A step that goes on nowhere is the last of its path, which is in order; so is one that only closes a loop, and otherwise leaves it. What only running can tell (outcomes from an expression) is let through.</remarks>
internal static class OutcomeCheck
{
    internal static void Run(Gate gate, ActivityNode chart, FlowOutline outline)
    {
        var followed = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var goesOn = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var connection in chart.Connections)
        {
            if (!followed.TryGetValue(connection.Source, out var ports))
            {
                followed.Add(connection.Source, ports = new(StringComparer.Ordinal));
            }

            ports.Add(connection.Port ?? "Done"); // A missing port is followed by the default completion.
            if (outline.IsForward(outline.Positions[connection.Source], outline.Positions[connection.Target]))
            {
                goesOn.Add(connection.Source);
            }
        }

        foreach (var step in chart.Activities)
        {
            if (goesOn.Contains(step.Id) && followed.TryGetValue(step.Id, out var ports) && gate.Describe(step) is { IsTerminal: false } descriptor && Missing(step, descriptor, ports) is { Count: > 0 } missing)
            {
                var outcomes = Problem.Clip(string.Join(", ", missing));
                gate.Refuse("connection.missing", step, $"Nothing follows {outcomes} of {Problem.Clip(step.Id)}: its path would end there without a word. Connect it, to an End if the path is to end.",
                    ("id", Problem.Clip(step.Id)), ("outcomes", outcomes));
            }
        }
    }

    /// <summary>Outcomes a step may complete with, as its drawing means it: a script with outcomes of its own completes with Done only where Done is followed.</summary>
    internal static IReadOnlyList<string>? Meant(ActivityNode step, ActivityDescriptor? descriptor, bool followsDone) =>
        descriptor?.Outcomes.Of(step) is { } outcomes ? step.Type == "Elsa.RunJavaScript" && outcomes.Count > 1 && !followsDone ? [.. outcomes.Where(outcome => outcome != "Done")] : outcomes : null;

    private static List<string> Missing(ActivityNode step, ActivityDescriptor descriptor, SortedSet<string> followed)
    {
        // Where only outcomes are followed that do not exist, those are the mistake.
        if (Meant(step, descriptor, followed.Contains("Done")) is not { } outcomes || !outcomes.Any(followed.Contains) || (descriptor.IsAlwaysDone && followed.Contains("Done")))
        {
            return [];
        }

        var further = descriptor.IsAlwaysDone ? "Done" : null;
        return [.. outcomes.Where(outcome => outcome != further && !followed.Contains(outcome)).Distinct(StringComparer.Ordinal)];
    }
}
