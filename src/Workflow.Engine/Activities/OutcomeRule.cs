using Workflow.Engine.Definitions;

namespace Workflow.Engine.Activities;

/// <summary>Which outcomes a step may complete with: a closed set of ways to know them.</summary>
public abstract record OutcomeRule
{
    private OutcomeRule() { }

    /// <summary>The default completion only.</summary>
    public static OutcomeRule Done { get; } = new Fixed(["Done"]);

    /// <summary>The outcomes are these and no others.</summary>
    /// <param name="Names">In the order the designer draws them.</param>
    public sealed record Fixed(IReadOnlyList<string> Names) : OutcomeRule;

    /// <summary>The author writes the outcomes into an input (branches of a FlowFork, matters of a stage).</summary>
    /// <param name="Input">camelCased name of the input; its literal is a list of texts, or one text.</param>
    /// <param name="Further">Outcomes that exist besides, e.g. <c>Done</c>.</param>
    public sealed record FromInput(string Input, IReadOnlyList<string> Further) : OutcomeRule;

    /// <summary>The labels of the step's cases.</summary>
    /// <param name="Further">Outcomes that exist besides, e.g. <c>Default</c>.</param>
    public sealed record FromCases(IReadOnlyList<string> Further) : OutcomeRule;

    /// <summary>The outcomes of one step, in the order the designer draws them.</summary>
    /// <returns>Null when only running the step can tell: the input is an expression.</returns>
    public IReadOnlyList<string>? Of(ActivityNode step)
    {
        switch (this)
        {
            case Fixed names:
                return names.Names;
            case FromCases cases:
                return [.. step.Cases.Select(c => c.Label), .. cases.Further];
            case FromInput input when !step.Inputs.TryGetValue(input.Input, out var binding) || binding.Expression is null:
                return input.Further;
            case FromInput input:
                return LiteralText.List(step.Inputs[input.Input].Expression!) is { } written ? [.. written, .. input.Further] : null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
