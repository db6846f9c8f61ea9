using System.Collections.Concurrent;
using Workflow.Approvals.Tasks;
using Workflow.Host.Tests.Cases;

namespace Workflow.Host.Tests.Operations;

/// <summary>People who work without a pause: several open, file, accept and sign at once, each on cases of its own, until they are stopped.</summary>
internal sealed class ReviewLoad : IAsyncDisposable
{
    /// <summary>Its tasks are left open.</summary>
    public const string Idle = "natural-resources";

    private const int People = 4;

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, int> _acknowledged = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _steps = new(0);
    private readonly Task[] _people;

    private ReviewLoad(CaseWorld world) => _people = [.. Enumerable.Range(0, People).Select(_ => Task.Run(() => WorkAsync(world)))];

    public static ReviewLoad Start(CaseWorld world) => new(world);

    /// <summary>The cases with the number of their last step that was acknowledged so far.</summary>
    public IReadOnlyDictionary<string, int> Acknowledged => new Dictionary<string, int>(_acknowledged, StringComparer.Ordinal);

    /// <summary>Waits for so many more steps.</summary>
    public async Task WorksOnAsync(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            var step = _steps.WaitAsync();
            // Whoever fails must be heard, or this would wait for ever.
            await await Task.WhenAny([step, .. _people]);
            await step;
        }
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_people);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _steps.Dispose();
    }

    private async Task WorkAsync(CaseWorld world)
    {
        while (!_stop.IsCancellationRequested)
        {
            var (no, _) = await world.InReviewAsync();
            foreach (var task in (await world.ReadAsync(no)).Tasks.Where(task => task.Kind == TaskKind.Review && task.Department != Idle && task.FinishAfter.Count == 0).ToList())
            {
                if (_stop.IsCancellationRequested)
                {
                    return;
                }

                var (command, actor) = await world.LastSignatureAsync(no, task);
                var receipt = await world.DoAsync(command, actor);
                _acknowledged[no.Value] = receipt.Number;
                _steps.Release();
            }
        }
    }
}
