using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing;

/// <summary>A While whose condition is always true and whose body holds nothing that leaves it: no path behind it has an end.</summary>
internal static class EndlessLoopCheck
{
    internal static void Run(Gate gate, ActivityNode step, Scope scope)
    {
        if (step.Type == "Elsa.While" && step.Inputs.TryGetValue("condition", out var condition) && condition.Expression is { Type: not "Variable" } expression
            && string.Equals(Constants.TextOf(expression, scope), "true", StringComparison.OrdinalIgnoreCase)
            && !(step.Ports.TryGetValue("body", out var body) && Leaves(body)))
        {
            gate.Refuse("flow.no-end", step, $"The condition of {Problem.Clip(step.Id)} is always true and nothing inside leaves the loop: no way leads to an end.", ("id", Problem.Clip(step.Id)));
        }
    }

    private static bool Leaves(ActivityNode body, bool isInner = false) => body.Type switch
    {
        "Elsa.Finish" or "Elsa.Complete" or "Elsa.Fault" => true,
        "Elsa.Break" => !isInner,
        _ => body.Children().Any(child => Leaves(child, isInner || body.Type is "Elsa.While" or "Elsa.For" or "Elsa.ForEach" or "Elsa.ParallelForEach")),
    };
}
