using System.Globalization;

namespace Workflow.Tests;

/// <summary>The seed of a property test: <c>WORKFLOW_SEED</c>, or a fresh one. Always named in the failure.</summary>
internal static class Seed
{
    internal static int Take() =>
        int.TryParse(Environment.GetEnvironmentVariable("WORKFLOW_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next();
}
