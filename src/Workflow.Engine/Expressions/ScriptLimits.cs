namespace Workflow.Engine.Expressions;

/// <summary>Limits of one evaluation; reaching one is an error <c>expression.limit</c>.</summary>
/// <param name="MaxSteps">Operations, calls and copied items; long texts and big arrays count by size.</param>
/// <param name="MaxDepth">Nested evaluations, calls included.</param>
/// <param name="MaxStringLength">UTF-16 units in one text.</param>
/// <param name="MaxItems">Items in one array, members in one object.</param>
/// <param name="MaxWeight"><see cref="Values.Value.Weight"/> of one value that leaves the script.</param>
public sealed record ScriptLimits(
    int MaxSteps = 200_000, int MaxDepth = 400, int MaxStringLength = 1_000_000, int MaxItems = 100_000, double MaxWeight = 2_000_000)
{
    /// <summary>The limits used when a caller sets none.</summary>
    public static ScriptLimits Default { get; } = new();
}
