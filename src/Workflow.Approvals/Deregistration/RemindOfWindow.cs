using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Deregistration;

/// <summary>A day of reminding has come: the enterprise is told until when it may still apply.</summary>
/// <param name="Case">The case.</param>
/// <param name="WorkingDays">Which reminder: so many working days before the last day.</param>
public sealed record RemindOfWindow(CaseNo Case, int WorkingDays) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.System(file, context, "remind-of-window").Then<FlowSignals>(() =>
        {
            var record = file.DeregistrationOrEmpty();
            if (record.Window is not { ClosedAt: null } window
                || window.Reminders.FirstOrDefault(one => one.WorkingDays == WorkingDays && one.SentAt is null && one.At <= context.Now) is not { } due)
            {
                return new ReminderNotDue(WorkingDays);
            }

            file.Put(record with { Window = window with { Reminders = [.. window.Reminders.Select(one => one == due ? one with { SentAt = context.Now } : one)] } });
            file.NotifyApplicant(context, NoticeCodes.WindowReminder, new JsonObject { ["until"] = Iso.Of(window.EndsOn), ["workingDays"] = WorkingDays });
            file.Record("application-window.reminded", file.Case.No.Value, new JsonObject { ["workingDays"] = WorkingDays });
            return FlowSignals.None;
        });
}
