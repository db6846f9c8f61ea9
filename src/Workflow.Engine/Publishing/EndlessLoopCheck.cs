using System.Globalization;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing;

/// <summary>A loop that goes round whatever the data (a While that is always true, a For whose step is 0) and whose body holds nothing that leaves it: no path behind it has an end.</summary>
internal static class EndlessLoopCheck
{
    internal static void Run(Gate gate, ActivityNode step, Scope scope)
    {
        if (GoesRound(step, scope) is { } reason && !(step.Ports.TryGetValue("body", out var body) && Leaves(body)))
        {
            gate.Refuse("flow.no-end", step, $"{Problem.Clip(step.Id)} goes round whatever the data ({reason}), and nothing inside leaves the loop: no way leads to an end.", ("id", Problem.Clip(step.Id)));
        }
    }

    private static string? GoesRound(ActivityNode step, Scope scope) => step.Type switch
    {
        "Elsa.While" when IsTrue(Text(step, "condition", scope)) => "its condition is always true",
        "Elsa.For" when Number(step, "step", scope) == 0 && Number(step, "start", scope) is { } start && Number(step, "end", scope) is { } end && start <= end => "its step is 0",
        _ => null,
    };

    private static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) || (Number(text) is { } number && number != 0);

    private static double? Number(ActivityNode step, string input, Scope scope) => Number(Text(step, input, scope));

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A variable may change: its default says nothing.
    private static string? Text(ActivityNode step, string input, Scope scope) =>
        step.Inputs.TryGetValue(input, out var binding) && binding.Expression is { Type: not "Variable" } expression ? Constants.TextOf(expression, scope) : null;

    private static bool Leaves(ActivityNode body, bool isInner = false) => body.Type switch
    {
        "Elsa.Finish" or "Elsa.Complete" or "Elsa.Fault" => true,
        "Elsa.Break" => !isInner,
        _ => body.Children().Any(child => Leaves(child, isInner || body.Type is "Elsa.While" or "Elsa.For" or "Elsa.ForEach" or "Elsa.ParallelForEach")),
    };
}
