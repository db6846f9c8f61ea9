namespace Workflow.Host.Tests.Crash.Checks;

/// <summary>Something in a store that must not be.</summary>
/// <param name="Code">Stable, e.g. <c>timer.missing</c>.</param>
/// <param name="Where">Case, document scope, ...</param>
/// <param name="What">For whoever has to look into it.</param>
internal sealed record Finding(string Code, string Where, string What)
{
    public override string ToString() => $"{Code} {Where}: {What}";
}
