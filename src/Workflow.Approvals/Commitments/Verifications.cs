using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Instant;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Commitments;

/// <summary>The steps of a verification: hand over, check, put right, revoke, close.</summary>
public static class Verifications
{
    /// <summary>Setting: of a hundred checks that may be waived, so many are made.</summary>
    private const string SamplePercent = "commitment-sample-percent";

    private const int UsualCheckDays = 60;

    private static readonly LegalBasis Law = new("浙江省保障“最多跑一次”改革规定", "14", VerifiedOn: null);
    private static readonly LegalBasis Assumed = new("告知承诺办理规则", "由各地确定", VerifiedOn: null, IsAssumption: true);

    /// <summary>Hands the case to its regulator, who acknowledges within the days rules say; where the same department granted it, nobody has to.</summary>
    public static Result<FlowSignals> OpenHandOver(CaseFile file, string activityId, string bookmark, StepContext context) =>
        Standing(file, VerificationState.HandingOver).Map(duty =>
        {
            var decision = file.DecideVerification(Subjects.HandOver, duty, [], context);
            if (duty.Regulator == duty.Approver)
            {
                file.Put(duty with { AcknowledgedAt = context.Now, AcknowledgedBy = Actor.System.Account });
                return FlowSignals.Answer(bookmark, "Acknowledged");
            }

            var granted = OfficeTime.DayOf(duty.GrantedAt);
            var due = decision.Says(Subjects.HandOver, Effect.Oblige)?.Due ?? context.Calendar.Add(granted, 1);
            var task = Open(file, TaskKind.HandOver, duty, activityId, bookmark, [new(SignOffRole.Handler)], context);
            file.StartClock(context, ClockScope.Task, task.Owner(), ClockKind.Promised, Days(context.Calendar.WorkingDaysBetween(granted, due), Assumed), duty.GrantedAt);
            return FlowSignals.None;
        });

    /// <summary>Opens the check: its last day by the matter's setting, on the spot and early for bad credit; good credit in a matter of low risk may not be drawn.</summary>
    public static Result<FlowSignals> OpenCheck(CaseFile file, string activityId, string bookmark, StepContext context) =>
        Standing(file, VerificationState.HandingOver).Map(duty =>
        {
            var granted = OfficeTime.DayOf(duty.GrantedAt);
            var decision = file.DecideVerification(Subjects.Verification, duty, [], context);
            var due = decision.Says(Subjects.Verification, Effect.Oblige)?.Due ?? context.Calendar.Add(granted, duty.CheckDays ?? UsualCheckDays);
            var early = decision.Says(Subjects.Sampling, Effect.Deny)?.Due;
            var manner = early is not null ? CheckManner.OnSite : Conclusions.Of(decision.Conclusions, Subjects.Sampling) == Effect.Allow ? Draw(duty, context) : CheckManner.Usual;
            duty = file.Put(duty with { State = VerificationState.Checking, DueOn = due, Manner = manner });
            if (manner == CheckManner.NotDrawn)
            {
                file.Record("verification.not-drawn", new JsonObject { ["commitment"] = duty.Commitment.ToString() });
                return FlowSignals.Answer(bookmark, "Waived");
            }

            var task = Open(file, TaskKind.Verification, duty, activityId, bookmark, [new(SignOffRole.Handler), new(SignOffRole.Checker)], context);
            file.StartClock(context, ClockScope.Task, task.Owner(), ClockKind.Statutory, Days(context.Calendar.WorkingDaysBetween(granted, due), Law), duty.GrantedAt);
            if (early is { } soon)
            {
                file.StartClock(context, ClockScope.Task, task.Owner(), ClockKind.Promised, Days(context.Calendar.WorkingDaysBetween(granted, soon), Assumed), duty.GrantedAt);
            }

            return FlowSignals.None;
        });

    /// <summary>Orders what was found to be put right by a day (责令限期整改).</summary>
    public static Result<FlowSignals> OpenRectification(CaseFile file, string activityId, string bookmark, StepContext context) =>
        Standing(file, VerificationState.Checking).Map(duty =>
        {
            var by = duty.RectifyBy ?? context.Today;
            duty = file.Put(duty with { State = VerificationState.Rectifying });
            var task = Open(file, TaskKind.Rectification, duty, activityId, bookmark, [new(SignOffRole.Handler)], context);
            var days = LimitLength.CalendarDays(Math.Max(1, by.DayNumber - context.Today.DayNumber));
            file.StartClock(context, ClockScope.Task, task.Owner(), ClockKind.Promised, new TimeLimit(days, Assumed, StartEvent.Notified), context.Now);
            file.Issue(context, DocumentKind.RectificationOrder, duty.Regulator, stage: null, task, new JsonObject
            {
                ["matter"] = duty.MatterName, ["dueOn"] = LegalWords.Date(by), ["basis"] = Law.InChinese,
            });
            file.NotifyApplicant(context, NoticeCodes.RectificationOrdered, new JsonObject { ["matter"] = duty.Matter, ["dueOn"] = Iso.Of(by) });
            return FlowSignals.None;
        });

    /// <summary>Asks two persons whether to revoke what was granted; where that would do great harm it is for the supervisors instead.</summary>
    public static Result<FlowSignals> OpenRevocation(CaseFile file, string activityId, string bookmark, StepContext context) =>
        Standing(file, VerificationState.Checking, VerificationState.Rectifying).Map(duty =>
        {
            duty = file.Put(duty with { State = VerificationState.Revoking });
            if (duty.HarmIfRevoked)
            {
                file.NotifyDepartment(context, Posting.Supervision, NoticeCodes.RevocationEscalated, new JsonObject { ["matter"] = duty.Matter, ["ground"] = duty.Ground });
                file.Record("verification.escalated", new JsonObject { ["ground"] = duty.Ground });
                return FlowSignals.Answer(bookmark, "Escalated");
            }

            Open(file, TaskKind.Revocation, duty, activityId, bookmark, [new(SignOffRole.Handler), new(SignOffRole.Approver)], context);
            return FlowSignals.None;
        });

    /// <summary>Ends the verification and tells the case that was granted.</summary>
    /// <param name="file">The case.</param>
    /// <param name="outcome"><c>fulfilled</c>, <c>waived</c>, <c>revoked</c>, <c>upheld</c> or <c>escalated</c>.</param>
    /// <param name="context">Time.</param>
    public static Result<IReadOnlyList<string>> Close(CaseFile file, string outcome, StepContext context)
    {
        VerificationState? state = outcome switch
        {
            "fulfilled" => VerificationState.Fulfilled,
            "waived" => VerificationState.Waived,
            "revoked" => VerificationState.Revoked,
            "upheld" => VerificationState.Upheld,
            "escalated" => VerificationState.Escalated,
            _ => null,
        };
        if (state is not { } end)
        {
            return new VerificationOutcomeUnknown(outcome);
        }

        return Standing(file, VerificationState.Checking, VerificationState.Rectifying, VerificationState.Revoking).Map<IReadOnlyList<string>>(duty =>
        {
            duty = file.Put(duty with { State = end });
            file.Apply(new Change.MessageLeft(
                string.Create(CultureInfo.InvariantCulture, $"commitment/{duty.Commitment}/{outcome}"), EndCommitment.Message,
                new JsonObject { ["case"] = duty.Origin.Value, ["commitment"] = duty.Commitment.ToString(), ["state"] = Wording.Of(end), ["ground"] = duty.Ground }));
            CaseClosing.Close(file, CaseState.Finished, CaseClosing.Verified, context);
            file.NotifyApplicant(context, NoticeCodes.VerificationClosed, new JsonObject { ["matter"] = duty.Matter, ["outcome"] = outcome });
            return [];
        });
    }

    internal static VerificationDuty Put(this CaseFile file, VerificationDuty duty)
    {
        file.Apply(new Change.VerificationChanged(duty));
        return duty;
    }

    /// <summary>The duty of an open verification case, in one of the states.</summary>
    internal static Result<VerificationDuty> Standing(CaseFile file, params ReadOnlySpan<VerificationState> states) =>
        Cases.Standing.Open(file) is { IsRefused: true } closed ? closed.Refusal
        : file.Verification is not { } duty ? new VerificationMissing(file.Case.No)
        : states.Contains(duty.State) ? duty
        : new VerificationWrongState(file.Case.No, duty.State);

    /// <summary>The open task of a kind, which the actor's department may work on, with its duty.</summary>
    internal static Result<(ReviewTask Task, VerificationDuty Duty)> Task(CaseFile file, StepContext context, string act, TaskId id, TaskKind kind, params ReadOnlySpan<VerificationState> states)
    {
        var task = Cases.Standing.Task(file, context, act, id, TaskState.Open);
        if (task.IsRefused)
        {
            return task.Refusal;
        }

        var duty = Standing(file, states);
        return task.Value.Kind != kind ? new TaskWrongKind(id, task.Value.Kind) : duty.IsRefused ? duty.Refusal : (task.Value, duty.Value);
    }

    /// <summary>Ends a task and gives the answer its step waits for.</summary>
    internal static FlowSignals End(CaseFile file, ReviewTask task, string outcome, StepContext context)
    {
        file.Put(task with { State = TaskState.Completed, CompletedAt = context.Now, Assignee = null, Bookmark = null });
        file.EndClocks(context, ClockScope.Task, task.Owner());
        file.Record("verification.step-done", task.Owner(), new JsonObject { ["kind"] = Wording.Of(task.Kind), ["outcome"] = outcome });
        return FlowSignals.Answer(task.Bookmark!, outcome); // An open task always has its step.
    }

    private static CheckManner Draw(VerificationDuty duty, StepContext context) =>
        InstantCase.DrawOf(duty.Origin.Value + duty.Commitment) < int.Parse(context.Catalogue.Choice(SamplePercent, "20"), CultureInfo.InvariantCulture) ? CheckManner.Sampled : CheckManner.NotDrawn;

    private static TimeLimit Days(int days, LegalBasis basis) => new(LimitLength.WorkingDays(Math.Max(1, days)), basis, StartEvent.Notified);

    private static ReviewTask Open(CaseFile file, TaskKind kind, VerificationDuty duty, string activityId, string bookmark, IReadOnlyList<SignOffStep> signs, StepContext context)
    {
        var task = file.Put(new ReviewTask
        {
            Id = new TaskId(file.NextId()), Kind = kind, Stage = 0, ActivityId = activityId, Bookmark = bookmark, MatterCode = duty.Matter, Department = duty.Regulator, State = TaskState.Open,
            SignOffs = signs, OpenedAt = context.Now,
        });
        file.NotifyDepartment(context, duty.Regulator, NoticeCodes.NewTask, new JsonObject { ["matter"] = duty.Matter, ["task"] = task.Owner() });
        file.Record("task.opened", task.Owner(), new JsonObject { ["kind"] = Wording.Of(kind), ["matter"] = duty.Matter });
        return task;
    }
}
