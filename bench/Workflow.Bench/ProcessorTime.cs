using System.Diagnostics;
using System.Globalization;

namespace Workflow.Bench;

/// <summary>Processor time of processes, as the kernel counts it.</summary>
internal static class ProcessorTime
{
    private const double TicksPerSecond = 100;

    /// <summary>Seconds used by this process.</summary>
    public static double Own() => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>Seconds used by another process.</summary>
    public static double Of(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>Seconds used by all processes of a server: its own and those of its children that still run. Connections stay open while we measure.</summary>
    public static double OfTree(int root) => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _))
        .Select(name => Stat(name!)).Where(stat => stat is { } one && (one.Id == root || one.Parent == root)).Sum(stat => stat!.Value.Seconds);

    private static (int Id, int Parent, double Seconds)? Stat(string id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var rest = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(rest[11], CultureInfo.InvariantCulture) + long.Parse(rest[12], CultureInfo.InvariantCulture) + long.Parse(rest[13], CultureInfo.InvariantCulture)
                + long.Parse(rest[14], CultureInfo.InvariantCulture);
            return (int.Parse(id, CultureInfo.InvariantCulture), int.Parse(rest[1], CultureInfo.InvariantCulture), ticks / TicksPerSecond);
        }
        catch (IOException)
        {
            return null; // It ended meanwhile.
        }
    }
}
