using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;
using Workflow.Approvals.PublicNotices;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Deregistration;

/// <summary>The time in which a deregistration must be applied for: 20 days after the notice, 30 after the liquidation. It is watched, with reminders (convention 21).</summary>
public static class ApplicationWindows
{
    /// <summary>What <see cref="FileStage"/> answers when the application comes in time.</summary>
    public const string Filed = "Filed";

    /// <summary>Nobody applied.</summary>
    public const string Missed = "Missed";

    private const string Owner = "application-window";
    private static readonly int[] RemindedBefore = [10, 5, 1];

    /// <summary>Opens the stage for its application; the last day counts from the end of what came before, however late the step is done.</summary>
    /// <param name="file">The case.</param>
    /// <param name="stage">Code of its stage.</param>
    /// <param name="limit">Text form of the limit, e.g. <c>20d</c>.</param>
    /// <param name="bookmark">Answered with <see cref="Filed"/> or <see cref="Missed"/>.</param>
    /// <param name="context">Time and calendar.</param>
    /// <remarks>市场主体登记管理条例 art. 33 (20 days), art. 32 (30 days). A last day that is a rest day moves to the next working day (convention 4).</remarks>
    /// <returns>Refused: <c>case.closed</c>, <c>stage.not-opened</c>, <c>stage.wrong-state</c>, <c>limit.malformed</c>, <c>application-window.too-early</c>.</returns>
    public static Result<FlowSignals> Open(CaseFile file, string stage, string limit, string bookmark, StepContext context) =>
        Standing.Open(file)
            .Then(() => Standing.Stage(file, stage, StageState.Open))
            .Then(open => LimitLength.Parse(limit).Then<FlowSignals>(length =>
            {
                var record = file.DeregistrationOrEmpty();
                if (Before(file, record) is not { } before)
                {
                    return new WindowTooEarly();
                }

                var basis = new LegalBasis("市场主体登记管理条例", record.Route == DeregistrationRoute.Ordinary ? "32" : "33", VerifiedOn: null, record.Route == DeregistrationRoute.SelfEmployed);
                var clock = file.StartClock(context, ClockScope.Case, Owner, ClockKind.Statutory, new TimeLimit(length, basis, StartEvent.Notified), OfficeTime.StartOf(before), bookmark);
                var last = clock.Due!.Date; // Nothing stops it.
                file.Put(open with { FilingBookmark = bookmark });
                file.Put(record with { Window = new(clock.Id.Value, last, Reminders(last, context)) });
                file.NotifyApplicant(context, NoticeCodes.WindowOpen, new JsonObject { ["until"] = Iso.Of(last) });
                file.Record("application-window.opened", file.StageNo(open), new JsonObject { ["from"] = Iso.Of(before.AddDays(1)), ["until"] = Iso.Of(last) });
                return FlowSignals.None;
            }));

    /// <summary>The stage may be filed now: its window, where it has one, is open and not over.</summary>
    internal static Result Check(CaseFile file, StageApplication stage, StepContext context) =>
        stage.FilingBookmark is null ? new WindowNotOpen(stage.Code)
        : Clock(file) is { Due: { } due } && due.IsPast(context.Now) ? new WindowOver(stage.Code, due.Date)
        : Result.Done;

    /// <summary>The application has come.</summary>
    internal static void Use(CaseFile file, StepContext context) => Close(file, context);

    /// <summary>The clock is that of the window.</summary>
    internal static bool Has(Clock clock) => clock is { Scope: ClockScope.Case, OwnerId: Owner };

    /// <summary>The last day has passed: the route is over, and may be begun anew.</summary>
    internal static FlowSignals Over(CaseFile file, StepContext context)
    {
        Close(file, context);
        var stage = file.Stages.MaxBy(one => one.Number)!; // The window opened it.
        var bookmark = stage.FilingBookmark!; // Filing closes the window, so it was not filed.
        stage = file.Put(stage with { State = StageState.DeemedWithdrawn, FilingBookmark = null, DecidedAt = context.Now, EndReason = "stage.window-missed" });
        file.Issue(context, DocumentKind.Termination, stage.LeadDepartment, stage, task: null, new JsonObject
        {
            ["reasons"] = LegalWords.List("逾期未申请注销登记"), ["basis"] = "《市场主体登记管理条例》第三十二条、第三十三条",
        });
        file.NotifyApplicant(context, NoticeCodes.WindowMissed, []);
        file.Record("application-window.missed", file.StageNo(stage), []);
        return FlowSignals.Answer(bookmark, Missed);
    }

    private static void Close(CaseFile file, StepContext context)
    {
        if (Clock(file) is not { } clock)
        {
            return;
        }

        file.Apply(new Change.ClockChanged(clock.End(context.Now, context.Office).Value with { Bookmark = null }));
        var record = file.DeregistrationOrEmpty();
        file.Put(record with { Window = record.Window! with { ClosedAt = context.Now } }); // A running clock has its window.
    }

    private static Clock? Clock(CaseFile file) => file.RunningClocks(ClockScope.Case, Owner).FirstOrDefault();

    // The day the window follows; it does not count itself.
    private static DateOnly? Before(CaseFile file, DeregistrationRecord record) => record.Route == DeregistrationRoute.Ordinary
        ? record.Liquidation?.EndedOn
        : file.PublicNotices.LastOrDefault(notice => notice is { State: PublicNoticeState.Ended, EndsOn: not null })?.EndsOn;

    // In a month with long holidays there may be fewer working days: reminders that lie before the window are left out.
    private static IReadOnlyList<WindowReminderDay> Reminders(DateOnly last, StepContext context) =>
    [
        .. RemindedBefore
            .Select(days => (Days: days, On: DueDates.Backward(last, LimitLength.WorkingDays(days), context.Calendar).Safe))
            .Where(day => day.On > context.Today)
            .Select(day => new WindowReminderDay(day.Days, OfficeTime.At(day.On, new TimeOnly(9, 0)))),
    ];
}
