using Workflow.Runtime.Operations;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>job_runs</c>: what one node's job did last. All instants are system time (convention 52).</summary>
internal sealed class JobRunRow
{
    /// <summary>Machine and process.</summary>
    public required string Node { get; init; }

    public required string Job { get; init; }
    public required DateTimeOffset LastStartedAt { get; init; }
    public required DateTimeOffset LastEndedAt { get; init; }
    public required JobOutcome LastOutcome { get; init; }
    public required int LastItems { get; init; }
    public string? LastError { get; init; }

    /// <summary>In a row, up to the last run.</summary>
    public required int Failures { get; init; }

    public required long TotalRuns { get; init; }
    public required long TotalItems { get; init; }
}

/// <summary>Row of <c>timer_lateness</c>: timers of all nodes that were worked off so late on an office day.</summary>
internal sealed class TimerLatenessRow
{
    public required DateOnly Day { get; init; }
    public required Lateness Lateness { get; init; }
    public required long Timers { get; init; }
}
