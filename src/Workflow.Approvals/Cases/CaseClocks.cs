using Workflow.Approvals.Clocks;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Cases;

/// <summary>Starts, ends and joins the clocks of a case, its stages and tasks.</summary>
internal static class CaseClocks
{
    public static Office Office(this StepContext context) => new(context.Calendar, context.Hours);

    /// <summary>Starts one clock.</summary>
    public static Clock StartClock(
        this CaseFile file, StepContext context, ClockScope scope, string owner, ClockKind kind, TimeLimit limit, DateTimeOffset at, string? bookmark = null)
    {
        var clock = Clock.Start(
            new ClockStart { Id = new ClockId(file.NextId()), CaseNo = file.Case.No.Value, Scope = scope, OwnerId = owner, Kind = kind, Limit = limit, At = at },
            context.Office()) with
        { Bookmark = bookmark };
        file.Apply(new Change.ClockChanged(clock));
        return clock;
    }

    /// <summary>Ends the running clocks of an owner.</summary>
    public static void EndClocks(this CaseFile file, StepContext context, ClockScope scope, string owner)
    {
        foreach (var clock in file.RunningClocks(scope, owner).ToList())
        {
            file.Apply(new Change.ClockChanged(clock.End(context.Now, context.Office()).Value));
        }
    }

    /// <summary>Ends every running clock of the case.</summary>
    public static void EndAllClocks(this CaseFile file, StepContext context)
    {
        foreach (var clock in file.Clocks.Where(c => c.EndedAt is null).ToList())
        {
            file.Apply(new Change.ClockChanged(clock.End(context.Now, context.Office()).Value));
        }
    }

    /// <summary>Lets the task's clocks stand until the result they wait for, from the first half that would have counted.</summary>
    public static void WaitForUpstream(this CaseFile file, StepContext context, ReviewTask task)
    {
        foreach (var clock in file.RunningClocks(ClockScope.Task, task.Owner()).Where(c => !c.IsWaiting()).ToList())
        {
            var stop = new StopRequest
            {
                Ground = StopGround.WaitsForUpstream, Basis = UpstreamBasis, From = clock.FirstHalf(), Actor = Actor.System.Account,
            };
            file.Apply(new Change.ClockChanged(clock.Stop(stop, context.Now, context.Office()).Value));
        }
    }

    /// <summary>The result has come: the task's clocks count from now on.</summary>
    public static void UpstreamCame(this CaseFile file, StepContext context, ReviewTask task)
    {
        foreach (var clock in file.RunningClocks(ClockScope.Task, task.Owner()).Where(c => c.IsWaiting()).ToList())
        {
            var wait = clock.Intervals.First(i => i.Holds && i is { Ground: StopGround.WaitsForUpstream, To: null });
            var last = DueDates.CountsAfter(context.Now, clock.Limit, context.Hours);
            file.Apply(new Change.ClockChanged(clock.Resume(last < wait.From ? wait.From : last, Actor.System.Account, context.Now, context.Office()).Value));
        }
    }

    /// <summary>Lets the clocks of a stage stand while all its open branches do, and the clocks of the case while its stages do or none is open (convention 8).</summary>
    public static void FollowBranches(this CaseFile file, StepContext context)
    {
        foreach (var stage in file.Stages)
        {
            foreach (var clock in file.RunningClocks(ClockScope.Stage, stage.Owner()).ToList())
            {
                var spans = file.Reviews(stage).SelectMany(task => Spans(file, task, clock.Kind, context)).ToList();
                Follow(file, clock, BranchPauses.OfStage(spans), StopGround.AllBranchesStopped, context);
            }
        }

        foreach (var clock in file.RunningClocks(ClockScope.Case, file.Case.No.Value).ToList())
        {
            var stages = file.Clocks.Where(c => c.Scope == ClockScope.Stage && c.Kind == clock.Kind).Select(BranchSpan.OfStage).ToList();
            var followed = Follow(file, clock, BranchPauses.OfCase(stages), StopGround.AllBranchesStopped, context);
            Follow(file, followed, BranchPauses.BetweenStages(stages), StopGround.BetweenStages, context);
        }

        var now = context.Hours.LastBegunAt(context.Now);
        if (file.Case.State == CaseState.SpecialProcedure && !file.Clocks.Any(c => c.EndedAt is null && c.StandsFrom(now)))
        {
            file.Move(CaseState.SpecialProcedureEnded);
        }
    }

    // Stopped by an officer now, or from a day that has been announced.
    private static bool StandsFrom(this Clock clock, OfficeHalf half) =>
        clock.Intervals.Any(i => i.Holds && i.Kind == IntervalKind.Stopped && i.Ground != StopGround.WaitsForUpstream && (i.To is not { } to || half <= to));

    /// <summary>True once a stage was accepted. Lawful waits are clocks of the case too, owned by their step.</summary>
    public static bool HasCaseClock(this CaseFile file) => file.Clocks.Any(c => c.Scope == ClockScope.Case && c.OwnerId == file.Case.No.Value);

    /// <summary>True while the clock waits for another matter's result.</summary>
    public static bool IsWaiting(this Clock clock) => clock.Intervals.Any(i => i.Holds && i is { Ground: StopGround.WaitsForUpstream, To: null });

    private static LegalBasis UpstreamBasis { get; } = new("浙江省保障“最多跑一次”改革规定", "5", VerifiedOn: null);

    private static OfficeHalf FirstHalf(this Clock clock)
    {
        var morning = OfficeHalf.MorningOf(OfficeTime.DayOf(clock.StartedAt));
        return clock.CountsAfter < morning ? morning : clock.CountsAfter;
    }

    private static Clock Follow(CaseFile file, Clock clock, IReadOnlyList<HalfRange> pauses, StopGround ground, StepContext context)
    {
        var followed = clock.FollowBranches(pauses, ground, context.Now, context.Office()).Value;
        if (!ReferenceEquals(followed, clock))
        {
            file.Apply(new Change.ClockChanged(followed));
        }

        return followed;
    }

    // A task without a limit of law is a branch all the same: it stands for the statutory clock while its promise stands on a ground of law.
    private static IEnumerable<BranchSpan> Spans(CaseFile file, ReviewTask task, ClockKind kind, StepContext context)
    {
        var own = file.Clocks.Where(c => c.Scope == ClockScope.Task && c.OwnerId == task.Owner()).ToList();
        if (own.FirstOrDefault(c => c.Kind == kind) is { } clock)
        {
            return [BranchSpan.OfTask(clock, context.Hours) with { Stops = StopsOf(clock, _ => true, context) }];
        }

        return own.Select(other => BranchSpan.OfTask(other, context.Hours) with
        {
            Stops = StopsOf(other, ground => kind == ClockKind.Promised || StopGrounds.RuleOf(ground).StopsStatutory, context),
        });
    }

    // That the rest of the day on which a result comes does not count is how a limit begins (convention 1), not a stop: from that half on the branch is at work.
    private static IReadOnlyList<HalfRange> StopsOf(Clock clock, Predicate<StopGround> counts, StepContext context) => HalfRange.Merge(clock.Intervals
        .Where(i => i.Holds && i.Pauses && i.Ground is { } ground && counts(ground))
        .Select(i => i is { Ground: StopGround.WaitsForUpstream, To: not null } ? i.Range with { To = context.Hours.LastBegunAt(i.KnownAt).Previous } : i.Range)
        .Where(range => range.To is not { } to || range.From <= to));
}
