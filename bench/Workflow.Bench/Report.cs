using System.Globalization;

namespace Workflow.Bench;

/// <summary>Writes the figures as they come, one a line.</summary>
internal sealed class Report(TextWriter output)
{
    public void Begin(string part) => output.WriteLine($"\n## {part}");

    public void Figure(string name, double value, string unit) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-62} {value,12:0.###} {unit}"));

    public void Note(string text) => output.WriteLine($"   {text}");
}

/// <summary>Medians.</summary>
internal static class Of
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
