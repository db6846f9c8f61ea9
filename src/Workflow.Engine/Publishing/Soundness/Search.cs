using System.Globalization;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>Goes every way a free flow may go, the shortest first, with the engine itself. Bounded by states, never by the clock.</summary>
internal sealed class Search
{
    private const int MostOfAKind = 3;
    private const int MostOnceCut = 1_000;

    // A state costs by what stands in it and by the paths that lead into joins, each of which is looked at when the flow rests: so much takes about two seconds.
    private const int MostWork = 250_000;
    private const int WorkOfState = 10;
    private const int PathsOfOneWork = 16;
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private readonly FreeFlow _flow;
    private readonly CompiledDefinition _compiled;
    private readonly Findings _findings;
    private readonly int _mostStates;
    private readonly RunLimits _limits;
    private readonly Hazards _hazards;
    private readonly JoinRounds _rounds;
    private readonly SortedDictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly List<Reached> _reached = [];
    private readonly int _workOfState;
    private int _work;

    /// <param name="definition">The flow.</param>
    /// <param name="catalogue">Its activities.</param>
    /// <param name="rounds">How often each loop runs.</param>
    /// <param name="findings">Takes what is found.</param>
    /// <param name="mostStates">The bound.</param>
    public Search(WorkflowDefinition definition, ActivityCatalogue catalogue, int rounds, Findings findings, int mostStates)
    {
        (_findings, _mostStates) = (findings, mostStates);
        _flow = new FreeFlow(catalogue, rounds);
        _compiled = CompiledDefinition.Compile(_flow.Of(definition), FreeFlow.Catalogue);
        // No data counts: a run that does not come to rest after so many steps runs in a circle.
        _limits = new RunLimits(Math.Min(RunLimits.Default.MaxSteps, 500 + (50 * _compiled.Nodes.Count)));
        _workOfState = WorkOfState + (definition.Root.DescendantsAndSelf().Sum(chart => chart.Connections.GroupBy(connection => connection.Target, StringComparer.Ordinal).Select(paths => paths.Count()).Where(count => count > 1).Sum()) / PathsOfOneWork);
        var nodes = new FlowNodes(_compiled);
        _hazards = new Hazards(nodes);
        _rounds = new JoinRounds(nodes);
    }

    /// <summary>Goes all ways from the usual start and from each trigger.</summary>
    /// <param name="triggers">Node ids of the steps that may start an instance.</param>
    /// <returns>False when the bound was reached.</returns>
    public bool Run(IEnumerable<string> triggers)
    {
        foreach (var trigger in triggers.Prepend(null))
        {
            if (Step(null, new Stimulus.Start(new(StringComparer.Ordinal), null, trigger)) is { } first)
            {
                Reach(null, trigger, null, first, new(StringComparer.Ordinal));
            }
        }

        var isCut = false;
        for (var i = 0; i < _reached.Count; i++)
        {
            if (_reached.Count > (isCut ? Math.Min(MostOnceCut, _mostStates) : _mostStates) || _work > MostWork)
            {
                return false;
            }

            if (Multiplies(_reached[i].State))
            {
                isCut = true;
            }
            else
            {
                GoOn(_reached[i]);
            }
        }

        if (!isCut)
        {
            FindEndless();
        }

        return !isCut;
    }

    // A drawing that makes ever more tokens has no last state; three of a kind show what there is to see.
    private static bool Multiplies(WorkflowState state) =>
        state.Executions.GroupBy(execution => (execution.Parent, execution.NodeId)).Any(group => group.Count() > MostOfAKind)
        || state.Executions.Any(execution => execution.Arrivals is { } arrivals && arrivals.GroupBy(edge => edge).Any(group => group.Count() > MostOfAKind));

    private void GoOn(Reached from)
    {
        List<LiveExecution> waiting = [.. from.State.Executions.Where(execution => execution.Bookmark is not null)];
        var next = _hazards.Next(from.State, waiting);
        if (next.Count > 1 && waiting.Exists(wait => _flow.IsAtOnce(wait.NodeId)))
        {
            // Where the order counts: no answer from outside comes before a choice the engine makes itself.
            waiting.RemoveAll(wait => !_flow.IsAtOnce(wait.NodeId));
            next = _hazards.Next(from.State, waiting);
        }

        if (next.Count > 1 && Quiet(from, next) is { } quiet)
        {
            next = [quiet];
        }

        var closesKnown = false;
        foreach (var wait in next)
        {
            closesKnown |= Try(from, wait);
        }

        // A loop of waits that always go first would keep the others from ever going on.
        if (closesKnown)
        {
            foreach (var wait in waiting.Where(wait => !next.Contains(wait)))
            {
                Try(from, wait);
            }
        }
    }

    // A wait with one way, behind which the same branch waits again and nothing else changed: whatever takes it back takes what follows back.
    private LiveExecution? Quiet(Reached from, IReadOnlyList<LiveExecution> waits)
    {
        foreach (var wait in waits)
        {
            if (_flow.WaysOf(wait.NodeId) is [var only] && Step(from.State, Answer(wait, only)) is { } ran && IsQuiet(from.State, wait, ran) && !_known.ContainsKey(KeyOf(ran.State, _rounds.After(from.Spent, from.State, ran).Spent)))
            {
                return wait;
            }
        }

        return null;
    }

    private static bool IsQuiet(WorkflowState before, LiveExecution wait, RunResult.Ran ran)
    {
        var old = before.Executions.Where(execution => execution != wait).ToList();
        var fresh = ran.State.Executions.Where(execution => execution.Number > before.LastNumber).ToList();
        return ran.State.Status == InstanceStatus.Running && ran.Journal.All(entry => entry.Kind is JournalKind.Started or JournalKind.Completed)
            && fresh is [{ Bookmark: not null } next] && next.Parent == wait.Parent && ran.State.Executions.Count == old.Count + 1
            && old.TrueForAll(execution => ran.State.Executions.Any(kept => kept.Number == execution.Number && (kept.Arrivals ?? []).SequenceEqual(execution.Arrivals ?? [])));
    }

    /// <returns>True when the wait closed a loop of the drawing and led to a state known before.</returns>
    private bool Try(Reached from, LiveExecution wait)
    {
        var closesKnown = false;
        foreach (var way in _flow.WaysOf(wait.NodeId))
        {
            if (Step(from.State, Answer(wait, way)) is { } ran)
            {
                closesKnown |= !Reach(from, from.Trigger, new Trail(from.Trail, wait.NodeId, way), ran, from.Spent) && _rounds.ClosedLoop(from.State, ran);
            }
        }

        return closesKnown;
    }

    /// <returns>False when the state was known.</returns>
    private bool Reach(Reached? from, string? trigger, Trail? path, RunResult.Ran ran, SortedSet<string> before)
    {
        var (spent, twice) = _rounds.After(before, from?.State, ran);
        _findings.Look(ran, trigger, path, twice);
        var key = KeyOf(ran.State, spent);
        var isNew = _known.TryAdd(key, _reached.Count);
        if (isNew)
        {
            _reached.Add(new(ran.State, trigger, path, spent));
            _work += _workOfState + ran.State.Executions.Count;
        }

        _reached[_known[key]].From.Add(from);
        return isNew;
    }

    // Backwards from the ends: what is not met can never end.
    private void FindEndless()
    {
        var open = new Stack<Reached>(_reached.Where(reached => reached.State.Status == InstanceStatus.Finished || reached.State.Incidents.Count > 0));
        while (open.TryPop(out var reached))
        {
            if (!reached.Ends)
            {
                reached.Ends = true;
                foreach (var from in reached.From)
                {
                    if (from is not null)
                    {
                        open.Push(from);
                    }
                }
            }
        }

        // Where the fewest branches are left it is plainest which of them has no end.
        if (_reached.Where(reached => !reached.Ends).MinBy(reached => reached.State.Bookmarks.Count) is { } endless)
        {
            _findings.Endless(endless.State, endless.Trigger, endless.Trail);
        }
    }

    private RunResult.Ran? Step(WorkflowState? state, Stimulus stimulus) =>
        WorkflowEngine.Run(_compiled, state, stimulus, new RunContext("sound", Now, FreeFlow.Catalogue, _limits)) as RunResult.Ran;

    private static Stimulus.Resume Answer(LiveExecution wait, string[] way) => new(wait.Bookmark!.Id, way, Value.Undefined); // Only waits are answered.

    // Numbers of executions differ from way to way; where they stand does not.
    private static string KeyOf(WorkflowState state, SortedSet<string> spent)
    {
        var places = new SortedDictionary<long, string>();
        var lines = new List<string>();
        foreach (var execution in state.Executions)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{places.GetValueOrDefault(execution.Parent)}/{execution.NodeId}#{execution.LoopIndex}");
            places[execution.Number] = place;
            lines.Add($"{place} {execution.IsBreaking} {execution.Memory} {string.Join(',', (execution.Arrivals ?? []).Order())} {execution.Bookmark is not null}");
        }

        lines.Sort(StringComparer.Ordinal);
        return $"{state.SubStatus}\n{string.Join('\n', lines)}\n{string.Join(' ', spent)}";
    }

    /// <summary>A state, how it was reached first, and from where at all.</summary>
    private sealed record Reached(WorkflowState State, string? Trigger, Trail? Trail, SortedSet<string> Spent)
    {
        public List<Reached?> From { get; } = [];

        public bool Ends { get; set; }
    }
}
