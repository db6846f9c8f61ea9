using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Workflow.Runtime.Operations;

namespace Workflow.Runtime.Workers;

/// <summary>Runs the looks of this node, and leaves a word of them in the store: after each look that found something or failed, else every half minute. A look that fails is logged here; the next makes good.</summary>
/// <param name="node">What the node is called, unique among those of the store.</param>
internal sealed class Looks(JobHistory history, RuntimeTime time, string node, ILogger<Looks> logger)
{
    /// <summary>How long a node that finds nothing is silent.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Told> _told = new(StringComparer.Ordinal);

    /// <summary>This process among all that may share a store.</summary>
    public static string ThisNode { get; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <param name="job">Its name in the history; it must not run twice at once.</param>
    /// <param name="look">Gives how much it worked off.</param>
    /// <param name="tally">Lateness that the look counts, or null.</param>
    /// <param name="cancellationToken">Ends the look; it is then not told of.</param>
    public async Task RunAsync(string job, Func<CancellationToken, Task<int>> look, LatenessTally? tally, CancellationToken cancellationToken)
    {
        var told = _told.GetOrAdd(job, _ => new());
        var started = time.SystemNow();
        var (items, error) = await TryAsync(job, look, cancellationToken);
        var ended = time.SystemNow();
        var recovered = error is null && told.Failures > 0;
        told.Failures = error is null ? 0 : told.Failures + 1;
        told.Runs++;
        told.Items += items;
        if (items > 0 || error is not null || recovered || ended - told.At >= Silence)
        {
            var outcome = error is null ? JobOutcome.Done : JobOutcome.Failed;
            await TellAsync(told, new(node, job, started, ended, outcome, items, error, told.Failures, told.Runs, told.Items), tally, cancellationToken);
        }
    }

    private async Task<(int Items, string? Error)> TryAsync(string job, Func<CancellationToken, Task<int>> look, CancellationToken cancellationToken)
    {
        try
        {
            return (await look(cancellationToken), null);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.LookFailed(logger, error, job);
            return (0, $"{error.GetType().Name}: {error.Message}");
        }
    }

    private async Task TellAsync(Told told, JobReport report, LatenessTally? tally, CancellationToken cancellationToken)
    {
        var late = tally?.Take() ?? [];
        try
        {
            await history.WriteAsync(report, late, cancellationToken);
            (told.At, told.Runs, told.Items) = (report.EndedAt, 0, 0);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Nothing is lost but the word: it is told with the next look.
            tally?.Add(late);
            Log.LookNotTold(logger, report.Job, error.GetType().Name);
        }
    }

    /// <summary>What is not told yet of a job, and when it was last told.</summary>
    private sealed class Told
    {
        public DateTimeOffset At { get; set; }
        public int Failures { get; set; }
        public long Runs { get; set; }
        public long Items { get; set; }
    }
}
