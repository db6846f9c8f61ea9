using Workflow.Approvals.Clocks;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Host.Api.Cases;

/// <summary>Who has the case in hand: departments whose task is open and counts, the applicant while something is asked of it or a stage may be filed; nobody once it is closed
/// or while all that is open stands still.</summary>
internal sealed class Holders(CaseHead head, CaseContent content, CatalogueNames names, ClockShowing clocks)
{
    public IReadOnlyList<HolderView> Now(Func<TaskLine, ClockPair> clocksOf)
    {
        if (head.ClosedAt is { } closed)
        {
            return [new(HolderKind.Nobody, "", closed, names.Language.Text("holder.closed"))];
        }

        List<HolderView> holders =
        [
            .. content.Tasks.Where(task => task.State is TaskState.Open && Counts(clocksOf(task))).Select(task => new HolderView(
                HolderKind.Department, names.Department(task.Department), task.OpenedAt, names.Task(task.Kind, task.Matter, StageCode(task.Stage)))),
            .. content.Supplements.Where(supplement => supplement is { State: SupplementState.Sent, SentAt: not null }).Select(supplement => new HolderView(
                HolderKind.Applicant, head.Applicant, supplement.SentAt!.Value, names.Language.Text(WhatOf(supplement.Phase), ("stage", names.Stage(StageCode(supplement.Stage)))))), // Just asked for.
            .. content.Stages.Where(stage => stage.State == StageState.Open).Select(stage => new HolderView(
                HolderKind.Applicant, head.Applicant, stage.OpenedAt, names.Language.Text("holder.filing", ("stage", names.Stage(stage.Code))))),
        ];
        return holders.Count > 0 ? holders : [new(HolderKind.Nobody, "", content.Trail is [.., var latest] ? latest.At : head.OpenedAt, names.Language.Text("holder.standing"))];
    }

    // A task without clocks has no limit, but somebody has it; one whose clocks all stand waits for something outside.
    private bool Counts(ClockPair pair)
    {
        List<Clock> open = [.. new[] { pair.Statutory, pair.Promised }.OfType<Clock>().Where(clock => clock.EndedAt is null)];
        return open.Count == 0 || !open.TrueForAll(clocks.Stands);
    }

    private string StageCode(int number) => content.Stages.FirstOrDefault(stage => stage.Number == number)?.Code ?? "";

    private static string WhatOf(SupplementPhase phase) => phase switch
    {
        SupplementPhase.Correction => "holder.correction",
        SupplementPhase.Tolerance => "holder.tolerance",
        _ => "holder.supplement",
    };
}
