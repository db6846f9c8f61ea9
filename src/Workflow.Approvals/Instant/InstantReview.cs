using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Startup;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Instant;

/// <summary>A review that rules try first (秒批): granted at once when everything the scenario asks is known to be so, else a person decides. It never refuses (convention 17).</summary>
internal static class InstantReview
{
    private const string RuleSet = "instant";

    /// <summary>Yes in the form has a person decide; natural persons may ask for it (convention 17).</summary>
    private const string PersonWanted = "person-wanted";

    /// <summary>Decides a review that was just opened.</summary>
    /// <param name="file">The case; the decision is kept on it either way.</param>
    /// <param name="stage">Its stage.</param>
    /// <param name="task">The open review.</param>
    /// <param name="scenario">Code of the instant scenario.</param>
    /// <param name="context">Time, rules.</param>
    /// <returns>The answer of the review's step when it is granted; null when a person decides.</returns>
    public static StepAnswer? TryGrant(CaseFile file, StageApplication stage, ReviewTask task, string scenario, StepContext context)
    {
        var known = OfCase(file, stage, task, scenario, context);
        var decision = file.DecideByRules(
            context, RuleSet, new(Subjects.Decision, stage, task, task.MatterCode), parameters => InstantParameters.Of(parameters).Then(read => FactsOf(file, stage, scenario, known, read, context)));
        if (decision.Effect != Effect.Grant)
        {
            return null;
        }

        var opinion = new Opinion(task.Round, task.SignOffs[^1].Role, context.Actor.Account, Verdict.Grant, $"符合秒批条件，由规则集 {decision.RuleSet} 第 {decision.Version} 版自动准予。", context.Now);
        return TaskEnding.Decide(file, stage, file.Put(task with { Opinions = [.. task.Opinions, opinion] }), opinion, context);
    }

    private static Result<IReadOnlyList<object>> FactsOf(CaseFile file, StageApplication stage, string code, IReadOnlyList<FactSnapshot> known, InstantParameters parameters, StepContext context)
    {
        if (context.Rules.Scenario(code) is not { } scenario)
        {
            return new ScenarioUnknown(code);
        }

        scenario = scenario with { IsOpen = scenario.IsOpen && !file.Register.ClosedScenarios.Contains(code) };
        var no = file.Case.No.Value;
        return Result.Of<IReadOnlyList<object>>(
        [
            parameters, scenario, new InstantCase(no, stage.Form[PersonWanted] is JsonValue wanted && wanted.TryGetValue<bool>(out var asks) && asks, InstantCase.DrawOf(no)),
            .. scenario.Weighed(new FactSet([.. file.Register.Facts, .. known], context.Now)),
        ]);
    }

    // What the case itself knows, and what other rules say of it, as sources like any other.
    private static List<FactSnapshot> OfCase(CaseFile file, StageApplication stage, ReviewTask task, string scenario, StepContext context)
    {
        var isComplete = !file.Materials.Any(material => material.Stage == stage.Number && material.State == MaterialState.Missing);
        var asks = context.Rules.Scenario(scenario)?.Requirements.Select(requirement => requirement.Fact).ToList() ?? [];
        return
        [
            new(file.Applicant.Id, "case", "case.materials-complete", isComplete, context.Now, context.Now, FactStatus.Answered),
            .. asks.Contains(StartupReview.Passed) ? StartupReview.Facts(file, stage, task, context) : [],
        ];
    }
}

/// <summary>There is no such instant scenario.</summary>
public sealed record ScenarioUnknown(string Scenario) : Refusal("scenario.unknown", $"There is no instant scenario {Scenario}.", ("scenario", Scenario));
