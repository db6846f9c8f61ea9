using System.Globalization;
using System.Text.Json;
using Workflow.Approvals.Clocks;
using Workflow.Host.Tests.Crash.Checks;

namespace Workflow.Host.Tests.Crash.Load;

/// <summary>Several people at work on the same cases: each looks at a case, tries something on it, and waits for the answer.</summary>
internal sealed class People(Town town, Sender sender, Func<DateTimeOffset> officeNow) : IDisposable
{
    private const int CasesAtOnce = 16;
    private const int ActsInHand = 80;

    private readonly Lock _lock = new();
    private readonly Queue<(Enterprise Enterprise, string Project)> _projects = new(
        town.Enterprises[0].Projects.SelectMany((_, i) => town.Enterprises.Select(enterprise => (enterprise, enterprise.Projects[i].Code.Value))));

    private readonly SemaphoreSlim _turns = new(0);
    private readonly List<(string No, string Applicant)> _open = [];
    private readonly List<Taken> _taken = [];
    private readonly Dictionary<string, int> _refused = new(StringComparer.Ordinal);
    private readonly List<(int Answers, TaskCompletionSource Reached)> _waiting = [];
    private int _answers;
    private int _keys;
    private volatile bool _isOver;

    /// <summary>What was acknowledged as done so far.</summary>
    public IReadOnlyList<Taken> Taken
    {
        get
        {
            lock (_lock)
            {
                return [.. _taken];
            }
        }
    }

    /// <summary>Answers of refused acts by code: with many people at the same cases some must be.</summary>
    public IReadOnlyDictionary<string, int> Refused => _refused;

    /// <summary>So many people work until they are told to go home.</summary>
    public Task WorkAsync(int people, int seed) => Task.WhenAll(Enumerable.Range(0, people).Select(i => Task.Run(() => WorkAsync(new Random(seed + i)))));

    /// <summary>Gives them acts to do: with those that were left <see cref="ActsInHand"/>, however long the next start of a node takes.</summary>
    public void GoOn() => _turns.Release(Math.Max(0, ActsInHand - _turns.CurrentCount) + 1);

    /// <summary>Everybody waits for the answer to what was sent, and sends nothing more.</summary>
    public void GoHome()
    {
        _isOver = true;
        _turns.Release(ActsInHand);
    }

    /// <summary>Ends when so many more acts have been answered; fewer than are in hand.</summary>
    public Task AnsweredAsync(int more)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((_answers + more, reached));
            return reached.Task;
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task WorkAsync(Random random)
    {
        while (!_isOver)
        {
            if (Next() is var (enterprise, project))
            {
                await TryAsync(Acts.Open(enterprise, project), @case: null, random);
            }

            if (Pick(random) is not var (no, applicant))
            {
                if (_isOver)
                {
                    return;
                }

                throw new InvalidOperationException("No case is open, and no project is left to open one for.");
            }

            var page = await sender.SendAsync(applicant, $"/api/cases/{no}", body: null, key: null, random);
            var acts = await PossibleAsync(no, applicant, page.Body, random);
            if (page.Body.GetProperty("closedAt").ValueKind != JsonValueKind.Null)
            {
                Drop(no);
            }

            foreach (var act in acts.OrderBy(_ => random.Next()).Take(3))
            {
                await TryAsync(act, no, random);
            }
        }
    }

    private async Task<List<Act>> PossibleAsync(string no, string applicant, JsonElement page, Random random)
    {
        var acts = Acts.On(applicant, page, OfficeTime.DayOf(officeNow()), random).ToList();
        foreach (var stage in page.GetProperty("stages").EnumerateArray().Where(stage => stage.GetProperty("state").GetString() == "open"))
        {
            var address = $"/api/cases/{no}/stages/{stage.GetProperty("code").GetString()}";
            var offer = await sender.SendAsync(applicant, $"{address}/offer", body: null, key: null, random);
            if (offer.IsDone)
            {
                acts.Add(Acts.File(applicant, address, offer.Body, town.Form, leftOut: random.Next(3) == 0 ? 1 : 0));
            }
        }

        return acts;
    }

    private async Task TryAsync(Act act, string? @case, Random random)
    {
        await _turns.WaitAsync();
        if (_isOver)
        {
            return;
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"{CommandCheck.Mark}{Interlocked.Increment(ref _keys)}");
        var reply = await sender.SendAsync(act.Account, act.Address, act.Body(key), key, random);
        lock (_lock)
        {
            _answers++;
            if (reply.IsDone)
            {
                var no = reply.Body.GetProperty("caseNo").GetString()!;
                _taken.Add(new(key, act.Account, no, reply.Body.GetProperty("step").GetInt32(), act.Audit)
                {
                    Mark = act.IsMarked ? key : null, Project = act.Project,
                    Documents = [.. reply.Body.GetProperty("documents").EnumerateArray().Select(document => new Issued(document.GetProperty("id").GetGuid(), document.GetProperty("number").GetString()!))],
                });
                if (@case is null)
                {
                    _open.Add((no, act.Account));
                }
            }
            else
            {
                var code = $"{act.Audit} {reply.Body.GetProperty("code").GetString()}";
                _refused[code] = _refused.GetValueOrDefault(code) + 1;
            }

            foreach (var waiting in _waiting.Where(waiting => waiting.Answers <= _answers))
            {
                waiting.Reached.TrySetResult();
            }
        }
    }

    // The project of a case to be opened now; null when there are cases enough.
    private (Enterprise Enterprise, string Project)? Next()
    {
        lock (_lock)
        {
            return _open.Count < CasesAtOnce && _projects.TryDequeue(out var next) ? next : null;
        }
    }

    // Null when no case is open.
    private (string No, string Applicant)? Pick(Random random)
    {
        lock (_lock)
        {
            return _open.Count > 0 ? _open[random.Next(_open.Count)] : null;
        }
    }

    private void Drop(string no)
    {
        lock (_lock)
        {
            _open.RemoveAll(open => open.No == no);
        }
    }
}
