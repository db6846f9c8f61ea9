namespace Workflow.Tests.Engine;

/// <summary>Seeds of property tests: fixed, or the one in <c>WORKFLOW_SEED</c>. A failure names its seed.</summary>
internal static class Seed
{
    public static void Repeat(int count, Action action)
    {
        for (var i = 0; i < count; i++)
        {
            action();
        }
    }

    /// <summary>Runs a property for many seeds; with WORKFLOW_SEED set, for that one only.</summary>
    public static void ForEach(int count, Action<int> property)
    {
        var given = Environment.GetEnvironmentVariable("WORKFLOW_SEED");
        var seeds = given is null ? Enumerable.Range(1, count) : [int.Parse(given, System.Globalization.CultureInfo.InvariantCulture)];
        foreach (var seed in seeds)
        {
            try
            {
                property(seed);
            }
            catch (Exception error)
            {
                throw new Xunit.Sdk.XunitException($"WORKFLOW_SEED={seed}: {error.Message}", error);
            }
        }
    }
}
