using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing;

/// <summary>Missing outcomes: a step that goes on some ways and leaves others open, where a path would end without a word.</summary>
/// <remarks>A step that goes on nowhere is the last of its path, which is in order. What only running can tell (outcomes from an expression) is let through.</remarks>
internal static class OutcomeCheck
{
    internal static void Run(Gate gate, ActivityNode chart)
    {
        var followed = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var connection in chart.Connections)
        {
            if (!followed.TryGetValue(connection.Source, out var ports))
            {
                followed.Add(connection.Source, ports = new(StringComparer.Ordinal));
            }

            ports.Add(connection.Port ?? "Done"); // A missing port is followed by the default completion.
        }

        foreach (var step in chart.Activities)
        {
            if (followed.TryGetValue(step.Id, out var ports) && gate.Describe(step) is { IsTerminal: false } descriptor && Missing(step, descriptor, ports) is { Count: > 0 } missing)
            {
                var outcomes = Problem.Clip(string.Join(", ", missing));
                gate.Refuse("connection.missing", step, $"Nothing follows {outcomes} of {Problem.Clip(step.Id)}: its path would end there without a word. Connect it, to an End if the path is to end.",
                    ("id", Problem.Clip(step.Id)), ("outcomes", outcomes));
            }
        }
    }

    private static List<string> Missing(ActivityNode step, ActivityDescriptor descriptor, SortedSet<string> followed)
    {
        // Where only outcomes are followed that do not exist, those are the mistake.
        if (descriptor.Outcomes.Of(step) is not { } outcomes || !outcomes.Any(followed.Contains) || (descriptor.IsAlwaysDone && followed.Contains("Done")))
        {
            return [];
        }

        // A script that may choose its outcome completes with Done only when it chooses none.
        var further = step.Type == "Elsa.RunJavaScript" && outcomes.Count > 1 || descriptor.IsAlwaysDone ? "Done" : null;
        return [.. outcomes.Where(outcome => outcome != further && !followed.Contains(outcome)).Distinct(StringComparer.Ordinal)];
    }
}
