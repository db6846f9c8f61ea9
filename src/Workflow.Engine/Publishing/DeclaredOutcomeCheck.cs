using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing;

/// <summary>What a definition declares as its outcomes is what its Complete steps give: whoever uses it as an activity follows those and no others.</summary>
internal static class DeclaredOutcomeCheck
{
    private const string Done = "Done";

    internal static void Run(Gate gate)
    {
        if (gate.Definition.Outcomes is not { Count: > 0 } declared)
        {
            return;
        }

        var (given, isAnyComputed) = (new SortedSet<string>(StringComparer.Ordinal) { Done }, false);
        foreach (var step in gate.Steps.Where(step => step.Type == "Elsa.Complete"))
        {
            if (OutcomesOf(step) is not { } outcomes)
            {
                isAnyComputed = true;
                continue;
            }

            given.UnionWith(outcomes);
            foreach (var outcome in outcomes.Where(outcome => outcome != Done && !declared.Contains(outcome, StringComparer.Ordinal)))
            {
                gate.Refuse("outcome.undeclared", step, $"{Problem.Clip(step.Id)} completes the workflow with {Problem.Clip(outcome)}, which is none of its outcomes: nobody could follow it.",
                    ("id", Problem.Clip(step.Id)), ("outcome", Problem.Clip(outcome)));
            }
        }

        foreach (var outcome in isAnyComputed ? [] : declared.Where(outcome => !given.Contains(outcome)))
        {
            gate.Refuse("outcome.never-given", gate.Definition.Root, $"The workflow declares the outcome {Problem.Clip(outcome)}, and no Complete gives it.", ("outcome", Problem.Clip(outcome)));
        }
    }

    // Null when only running can tell.
    private static IReadOnlyList<string>? OutcomesOf(ActivityNode step) => step.Inputs.TryGetValue("outcomes", out var binding) && binding.Expression is { } expression
        ? LiteralText.List(expression) ?? (LiteralText.Scalar(expression) is { } one ? [one] : null)
        : [];
}
