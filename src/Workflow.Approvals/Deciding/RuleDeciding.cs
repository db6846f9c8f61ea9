using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Deciding;

/// <summary>What a decision by rules is about.</summary>
/// <param name="Subject">See <see cref="Subjects"/>.</param>
/// <param name="Stage">Its stage, or null.</param>
/// <param name="Task">Its task, or null.</param>
/// <param name="Matter">Its matter, or null.</param>
public sealed record DecisionAbout(string Subject, StageApplication? Stage = null, ReviewTask? Task = null, string? Matter = null);

/// <summary>Decides by rules on a case and keeps the decision with its receipt.</summary>
public static class RuleDeciding
{
    /// <summary>Runs a rule set and keeps what it said. Rules that are not in force, fail, or lack a parameter refer to a person, and the decision says why.</summary>
    /// <param name="file">The case; the decision is one of its changes.</param>
    /// <param name="context">Time, rule sets.</param>
    /// <param name="ruleSet">Id of the set.</param>
    /// <param name="about">What is decided.</param>
    /// <param name="facts">Makes the facts from the parameters of the set.</param>
    public static Decision DecideByRules(
        this CaseFile file, StepContext context, string ruleSet, DecisionAbout about, Func<IReadOnlyDictionary<string, string>, Result<IReadOnlyList<object>>> facts)
    {
        var run = context.Rules.Run(ruleSet, context.Today, facts);
        var decision = new Decision
        {
            Id = new(file.NextId()), Subject = about.Subject, Stage = about.Stage?.Number, Task = about.Task?.Id, Matter = about.Matter, RuleSet = ruleSet, At = context.Now,
            Version = run.IsRefused ? 0 : run.Value.Version,
            Hash = run.IsRefused ? "" : run.Value.Hash,
            Effect = run.IsRefused ? Effect.Refer : Conclusions.Of(run.Value.Conclusions, about.Subject),
            Facts = run.IsRefused ? [] : run.Value.Facts,
            Conclusions = run.IsRefused ? [] : run.Value.Conclusions,
            Receipt = run.IsRefused ? [] : run.Value.Receipt,
            Failure = run.IsRefused ? run.Refusal.Code : null,
        };
        file.Apply(new Change.DecisionMade(decision));
        file.Record("decision.made", decision.Id.Value.ToString("D"), new JsonObject
        {
            ["subject"] = decision.Subject, ["effect"] = Wording.Of(decision.Effect), ["matter"] = decision.Matter, ["ruleSet"] = ruleSet, ["version"] = decision.Version, ["failure"] = decision.Failure,
        });
        return decision;
    }
}
