using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Commitments;

/// <summary>The clock looks at an open verification once a working day: reminds of promised materials, warns before the last day, tells the supervisors when it is late, and has revocation proposed where a material or the rectification did not come.</summary>
/// <param name="Case">A verification.</param>
public sealed record WatchVerification(CaseNo Case) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.System(file, context, "watch-verification")
            .Then(() => Verifications.Standing(file, VerificationState.HandingOver, VerificationState.Checking, VerificationState.Rectifying, VerificationState.Revoking))
            .Then<FlowSignals>(duty => duty.WatchedOn == context.Today ? new VerificationWatched(Case, context.Today) : Watch(file, duty with { WatchedOn = context.Today }, context));

    private static FlowSignals Watch(CaseFile file, VerificationDuty duty, StepContext context)
    {
        // Nothing falls due on a rest day that the next working day does not show.
        if (!context.Calendar.IsWorkingDay(context.Today) || duty.State is VerificationState.HandingOver or VerificationState.Revoking)
        {
            file.Put(duty);
            return FlowSignals.None;
        }

        // Whoever reported in time is not late because nobody looked.
        var isOrderOverdue = duty.State == VerificationState.Rectifying && !(duty.ReportedAt is { } at && OfficeTime.DayOf(at) <= duty.RectifyBy);
        var decision = file.DecideVerification(
            Subjects.Verification, duty,
            [VerificationMaking.CheckOf(duty, context), .. isOrderOverdue ? [VerificationMaking.OrderOf(duty, passed: null, context)] : Array.Empty<object>(), .. duty.Later], context);
        duty = Tell(file, duty, decision, context);
        if (decision.Says(Subjects.Revocation, Effect.Oblige) is not { } revocation)
        {
            file.Put(duty);
            return FlowSignals.None;
        }

        file.Put(duty with { Ground = revocation.Rule });
        file.Record("verification.overdue", new JsonObject { ["rule"] = revocation.Rule, ["about"] = revocation.About });
        return Verifications.End(file, file.Tasks.Last(task => task.IsOpen), "Revoke", context); // A check or an order that stands has its open task.
    }

    private static VerificationDuty Tell(CaseFile file, VerificationDuty duty, Decision decision, StepContext context)
    {
        foreach (var reminder in decision.Conclusions.Where(said => said.Subject == Subjects.Material && said.Effect == Effect.Warn))
        {
            file.NotifyApplicant(context, NoticeCodes.PromisedMaterialDue, new JsonObject { ["material"] = reminder.About, ["dueOn"] = Iso.Of(reminder.Due!.Value) }); // A reminder names its day.
        }

        if (!duty.IsWarned && decision.Says(Subjects.Verification, Effect.Warn) is not null)
        {
            file.NotifyDepartment(context, duty.Regulator, NoticeCodes.VerificationNearlyDue, new JsonObject { ["matter"] = duty.Matter, ["dueOn"] = Iso.Of(duty.DueOn!.Value) });
            duty = duty with { IsWarned = true };
        }

        if (!duty.IsAlarmed && decision.Says(Subjects.Verification, Effect.Alarm) is not null)
        {
            var values = new JsonObject { ["matter"] = duty.Matter, ["dueOn"] = Iso.Of(duty.DueOn!.Value) };
            file.NotifyDepartment(context, duty.Regulator, NoticeCodes.VerificationLate, values);
            file.NotifyDepartment(context, Posting.Supervision, NoticeCodes.VerificationLate, values);
            duty = duty with { IsAlarmed = true };
        }

        return duty;
    }
}
