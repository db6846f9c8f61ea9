using System.Diagnostics;
using System.Globalization;

namespace Workflow.Bench;

/// <summary>Processor time of processes, as the kernel counts it.</summary>
internal static class ProcessorTime
{
    private const double TicksPerSecond = 100;

    /// <summary>Seconds used by this process.</summary>
    public static double Own() => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>Seconds used by children of this process that have ended.</summary>
    public static double OfChildren() => Stat("self")?.Ended ?? 0;

    /// <summary>Seconds used by another process.</summary>
    public static double Of(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>Seconds used by all processes of a server: its own and those of its children that still run. Connections stay open while we measure.</summary>
    public static double OfTree(int root) => Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _))
        .Select(name => Stat(name!)).Where(stat => stat is { } one && (one.Id == root || one.Parent == root)).Sum(stat => stat!.Value.Seconds);

    private static (int Id, int Parent, double Seconds, double Ended)? Stat(string id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var rest = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            double Time(int user) => (long.Parse(rest[user], CultureInfo.InvariantCulture) + long.Parse(rest[user + 1], CultureInfo.InvariantCulture)) / TicksPerSecond;
            return (int.Parse(text[..text.IndexOf(' ')], CultureInfo.InvariantCulture), int.Parse(rest[1], CultureInfo.InvariantCulture), Time(11) + Time(13), Time(13));
        }
        catch (IOException)
        {
            return null; // It ended meanwhile.
        }
    }
}
