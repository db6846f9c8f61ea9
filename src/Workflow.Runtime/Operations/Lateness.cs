namespace Workflow.Runtime.Operations;

/// <summary>How late a timer was worked off, in classes an operator can tell apart.</summary>
internal enum Lateness
{
    UnderASecond,
    UnderTenSeconds,
    UnderAMinute,
    UnderTenMinutes,
    UnderAnHour,
    AnHourOrMore,
}

/// <summary>Timers worked off on an office day, by how late.</summary>
internal readonly record struct LatenessCount(DateOnly Day, Lateness Lateness, int Timers);

/// <summary>Counts timers until somebody writes the counts down.</summary>
internal sealed class LatenessTally
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<(DateOnly Day, Lateness Lateness), int> _counts = [];

    /// <summary>The class of a lateness.</summary>
    public static Lateness Of(TimeSpan late) => late.TotalSeconds switch
    {
        < 1 => Lateness.UnderASecond,
        < 10 => Lateness.UnderTenSeconds,
        < 60 => Lateness.UnderAMinute,
        < 600 => Lateness.UnderTenMinutes,
        < 3600 => Lateness.UnderAnHour,
        _ => Lateness.AnHourOrMore,
    };

    public void Count(DateOnly day, TimeSpan late) => Add([new(day, Of(late), 1)]);

    public void Add(IEnumerable<LatenessCount> counts)
    {
        lock (_lock)
        {
            foreach (var (day, lateness, timers) in counts)
            {
                _counts[(day, lateness)] = _counts.GetValueOrDefault((day, lateness)) + timers;
            }
        }
    }

    /// <summary>All counts so far; the tally begins anew.</summary>
    public IReadOnlyList<LatenessCount> Take()
    {
        lock (_lock)
        {
            List<LatenessCount> taken = [.. _counts.Select(count => new LatenessCount(count.Key.Day, count.Key.Lateness, count.Value))];
            _counts.Clear();
            return taken;
        }
    }
}
