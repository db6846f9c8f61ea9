using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Stages;

/// <summary>The act of accepting a stage application (受理): all its matters are accepted together and the clocks of stage and case start.</summary>
internal static class Acceptance
{
    /// <summary>Accepts the stage.</summary>
    /// <param name="file">The case.</param>
    /// <param name="stage">Filed.</param>
    /// <param name="task">Its intake.</param>
    /// <param name="at">Now; for deemed acceptance the receipt of the materials.</param>
    /// <param name="deemed">Accepted because nobody told the applicant in time.</param>
    /// <param name="context">Time and actor.</param>
    public static FlowSignals Grant(CaseFile file, StageApplication stage, ReviewTask task, DateTimeOffset at, bool deemed, StepContext context)
    {
        var tolerated = file.Materials.Where(m => m.Stage == stage.Number && m.State == MaterialState.Tolerated).ToList();
        stage = file.Put(stage with { State = StageState.Accepted, AcceptedAt = at, DeemedAccepted = deemed });
        var answer = tolerated.Count > 0
            ? Intake.Close(file, task, TaskResult.AcceptedWithTolerance, "AcceptedWithTolerance", context)
            : Intake.Close(file, task, TaskResult.Accepted, "Accepted", context);
        StartClocks(file, stage, at, context);
        file.Move(CaseState.Accepted);
        var clocks = ClockPair.Of([.. file.RunningClocks(ClockScope.Stage, stage.Owner())]);
        file.Issue(context, DocumentKind.Acceptance, Standing.Window, stage, task, new JsonObject
        {
            ["acceptedOn"] = LegalWords.Date(OfficeTime.DayOf(at)),
            ["statutoryUntil"] = LegalWords.Until(clocks.Statutory?.Due),
            ["promisedUntil"] = LegalWords.Until(clocks.Promised?.Due),
            ["tolerated"] = LegalWords.List(tolerated.Select(m => $"{context.Catalogue.Materials[m.Code].Name}（{LegalWords.Date(m.DueOn!.Value)}）")), // Tolerated ones have a day.
        });
        file.NotifyApplicant(context, NoticeCodes.Accepted, new JsonObject { ["stage"] = stage.Code, ["deemed"] = deemed });
        file.Record(deemed ? "stage.deemed-accepted" : "stage.accepted", file.StageNo(stage), new JsonObject
        {
            ["task"] = task.Owner(),
            ["tolerated"] = LegalWords.List(tolerated.Select(m => m.Code)),
        });
        return new FlowSignals([answer]);
    }

    private static void StartClocks(CaseFile file, StageApplication stage, DateTimeOffset at, StepContext context)
    {
        var definition = context.Catalogue.Stages[stage.Code];
        file.StartClock(context, ClockScope.Stage, stage.Owner(), ClockKind.Statutory, definition.Statutory, at);
        file.StartClock(context, ClockScope.Stage, stage.Owner(), ClockKind.Promised, definition.Promised, at);
        if (!file.HasCaseClock())
        {
            StartCaseClock(file, ClockKind.Statutory, at, context);
            StartCaseClock(file, ClockKind.Promised, at, context);
        }

        file.FollowBranches(context);
    }

    // The case runs only while a stage does, so its limit is the sum of its stages' limits (assumption: the law limits each joint handling, not their chain).
    private static void StartCaseClock(CaseFile file, ClockKind kind, DateTimeOffset at, StepContext context)
    {
        var limits = context.Catalogue.StagesOf(file.Case.DefinitionId, file.Case.DefinitionVersion)
            .Select(s => kind == ClockKind.Statutory ? s.Statutory : s.Promised)
            .ToList();
        var sum = limits.Skip(1).Aggregate(Result.Of(limits[0].Length), (length, next) => length.Then(l => l.Plus(next.Length)));
        if (!sum.IsRefused)
        {
            file.StartClock(context, ClockScope.Case, file.Case.No.Value, kind, limits[0] with { Length = sum.Value, StartEvent = StartEvent.Accepted }, at);
        }
    }
}
