using System.Globalization;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>How often a loop goes round, where its drawing says so whatever the data.</summary>
internal static class LoopRounds
{
    private static readonly Scope Nothing = new(null, []);

    /// <summary>Rounds of a ForEach or ParallelForEach over a list that is written out, or of a For between written bounds; null when data decides.</summary>
    public static int? Of(ActivityNode step) => step.Type switch
    {
        "Elsa.ForEach" or "Elsa.ParallelForEach" => Expression(step, "items") is { } items ? LiteralText.List(items)?.Count ?? Constants.CountOf(items) : null,
        "Elsa.For" when Number(step, "start", 0) is { } start && Number(step, "end", 0) is { } end && Number(step, "step", 1) is { } by && by != 0 => Between(start, end, by, IsInclusive(step)),
        _ => null,
    };

    /// <summary>True for a While that goes on until something inside leaves it.</summary>
    public static bool IsEndless(ActivityNode step) => string.Equals(Text(step, "condition"), "true", StringComparison.OrdinalIgnoreCase);

    private static int Between(double start, double end, double by, bool isInclusive)
    {
        var rounds = Math.Floor((end - start) / by) + 1;
        return rounds <= 0 ? 0 : (int)Math.Min(!isInclusive && start + ((rounds - 1) * by) == end ? rounds - 1 : rounds, int.MaxValue);
    }

    private static bool IsInclusive(ActivityNode step) => !string.Equals(Text(step, "outerBoundInclusive"), "false", StringComparison.OrdinalIgnoreCase);

    private static double? Number(ActivityNode step, string input, double otherwise) => Expression(step, input) is null ? otherwise
        : double.TryParse(Text(step, input), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : null;

    // A variable may change: its default says nothing.
    private static string? Text(ActivityNode step, string input) => Expression(step, input) is { Type: not "Variable" } expression ? Constants.TextOf(expression, Nothing) : null;

    private static ExpressionText? Expression(ActivityNode step, string input) => step.Inputs.TryGetValue(input, out var binding) ? binding.Expression : null;
}
