using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Joint;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Stages;

/// <summary>All branches of a stage have come together: says what that means.</summary>
public static class StageResults
{
    public const string Passed = "Passed";
    public const string Refused = "Refused";
    public const string Ended = "Ended";

    /// <summary>Concludes the stage: all granted is passed; one that asked for advice alone is advised; any refusal goes to the lead department; a stage that tolerance ended has ended.</summary>
    /// <returns>The one outcome.</returns>
    public static Result<IReadOnlyList<string>> Conclude(CaseFile file, string stage, StepContext context) =>
        Standing.Open(file)
            .Then(() => Standing.Stage(
                file, stage, StageState.InDepartments, StageState.LeadDeciding, StageState.AcceptanceRevoked, StageState.DeemedWithdrawn, StageState.Refused))
            .Then(joined =>
            {
                var reviews = file.Reviews(joined);
                var open = reviews.Count(t => t.IsOpen);
                if (open > 0)
                {
                    return new StageTasksOpen(stage, open);
                }

                // Every department has decided: nobody needs an answer to the list any more.
                TaskEnding.CancelSupplements(file, s => s.Stage == joined.Number);
                return joined.State == StageState.LeadDeciding ? One(Refused)
                    : joined.State != StageState.InDepartments ? One(Ended)
                    : reviews.Exists(file.Refuses) ? HandToLead(file, joined)
                    : Pass(file, joined, reviews, context);
            });

    private static Result<IReadOnlyList<string>> HandToLead(CaseFile file, StageApplication stage)
    {
        file.Put(stage with { State = StageState.LeadDeciding });
        file.Record("stage.lead-deciding", file.StageNo(stage), []);
        return One(Refused);
    }

    private static Result<IReadOnlyList<string>> Pass(CaseFile file, StageApplication stage, List<ReviewTask> reviews, StepContext context)
    {
        var hadMatters = reviews.Count > 0;
        var isAdvice = file.IsAdvice(reviews);
        var state = isAdvice ? StageState.Advised
            : hadMatters || stage.Matters.Any(m => m.Outcome == MatterOutcome.AlreadyGranted) ? StageState.Granted
            : StageState.PassedWithoutMatters;
        stage = file.Put(stage with { State = state, DecidedAt = context.Now, EndReason = isAdvice ? "stage.advised" : hadMatters ? "stage.granted" : "stage.no-matters" });
        file.EndClocks(context, ClockScope.Stage, stage.Owner());
        file.FollowBranches(context);
        file.Move(CaseState.Accepted);
        file.NotifyApplicant(context, NoticeCodes.StagePassed, new JsonObject { ["stage"] = stage.Code });
        file.Record("stage.passed", file.StageNo(stage), new JsonObject { ["state"] = Wording.Of(state) });
        return One(Passed);
    }

    private static Result<IReadOnlyList<string>> One(string outcome) => Result.Of<IReadOnlyList<string>>([outcome]);
}
