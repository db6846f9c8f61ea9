using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Operations;

/// <summary>How a run of a job ended.</summary>
internal enum JobOutcome
{
    Done,
    Failed,
}

/// <summary>What a job of a node did since it last said so. Instants are system time.</summary>
/// <param name="Node">Machine and process.</param>
/// <param name="Job">E.g. <c>timers</c>.</param>
/// <param name="StartedAt">Of the last run.</param>
/// <param name="EndedAt">Of the last run.</param>
/// <param name="Outcome">Of the last run.</param>
/// <param name="Items">What the last run worked off.</param>
/// <param name="Error">Why the last run failed, or null.</param>
/// <param name="FailuresInARow">Up to the last run.</param>
/// <param name="Runs">Runs to be added.</param>
/// <param name="ItemsOfRuns">What those worked off.</param>
internal sealed record JobReport(
    string Node, string Job, DateTimeOffset StartedAt, DateTimeOffset EndedAt, JobOutcome Outcome, int Items, string? Error, int FailuresInARow, long Runs, long ItemsOfRuns);

/// <summary>The memory of the jobs: one row a node and job, and the lateness of timers by day. History for an operator; nothing is decided by it.</summary>
internal sealed class JobHistory(Dialect dialect)
{
    /// <summary>A node not heard of for so long is forgotten: every start of a process is a new one.</summary>
    public static readonly TimeSpan NodesKept = TimeSpan.FromDays(1);

    /// <summary>Days for which lateness is kept, today included.</summary>
    public const int DaysKept = 30;

    private const string Report =
        """
        insert into job_runs (node, job, last_started_at, last_ended_at, last_outcome, last_items, last_error, failures, total_runs, total_items)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (node, job) do update set last_started_at = excluded.last_started_at, last_ended_at = excluded.last_ended_at, last_outcome = excluded.last_outcome,
          last_items = excluded.last_items, last_error = excluded.last_error, failures = excluded.failures,
          total_runs = job_runs.total_runs + excluded.total_runs, total_items = job_runs.total_items + excluded.total_items
        """;

    private const string Forget = "delete from job_runs where last_ended_at < $1";

    private const string Late =
        """
        insert into timer_lateness (day, lateness, timers) values ($1, $2, $3)
        on conflict (day, lateness) do update set timers = timer_lateness.timers + excluded.timers
        """;

    private const string ForgetDays = "delete from timer_lateness where day < $1";

    /// <summary>Writes a report and the lateness counted with it, in one transaction.</summary>
    public async Task WriteAsync(JobReport report, IReadOnlyList<LatenessCount> late, CancellationToken cancellationToken)
    {
        var values = new RowWriter().Text(report.Node).Text(report.Job).Instant(report.StartedAt).Instant(report.EndedAt).Name(report.Outcome)
            .Number(report.Items).Text(report.Error).Number(report.FailuresInARow).Number(report.Runs).Number(report.ItemsOfRuns);
        List<Statement> statements =
        [
            new(Report, values.Cells),
            new(Forget, new RowWriter().Instant(report.EndedAt - NodesKept).Cells),
            .. late.Select(count => new Statement(Late, new RowWriter().Day(count.Day).Name(count.Lateness).Number(count.Timers).Cells)),
        ];
        if (late.Count > 0)
        {
            statements.Add(new(ForgetDays, new RowWriter().Day(late.Max(count => count.Day).AddDays(1 - DaysKept)).Cells));
        }

        await using var connection = await dialect.OpenAsync(cancellationToken);
        await connection.CommitAsync(statements, cancellationToken);
    }
}
