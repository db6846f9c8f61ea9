using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Startup;

/// <summary>Weighs name, scope and domicile of a startup by rules before its registration is decided. What they say is kept as a decision with its receipt, and is one fact among those an instant grant needs.</summary>
internal static class StartupReview
{
    /// <summary>Name of the fact: the rules of startups find nothing wrong.</summary>
    public const string Passed = "startup.rules-passed";

    private const string RuleSet = "startup";

    /// <summary>What the rules say about the filed form: passed, not passed, or no answer when a person has to look. Nothing when the form is not about a startup.</summary>
    public static IReadOnlyList<FactSnapshot> Facts(CaseFile file, StageApplication stage, ReviewTask task, StepContext context)
    {
        if (StartupApplication.Of(stage.Form, file.Applicant.DisplayName) is not { } application)
        {
            return [];
        }

        var known = new FactSet([.. file.Register.Facts, OwnRegister(file, context)], context.Now);
        var registers = new StartupRegisters(known.Flag(StartupRegisters.NameFreeFact), known.Flag(StartupRegisters.DomicileBarredFact));
        var decision = file.DecideByRules(
            context, RuleSet, new(Subjects.Startup, stage, task, task.MatterCode),
            parameters => StartupParameters.Of(parameters).Map<IReadOnlyList<object>>(read => [read, application, registers]));
        JsonNode? answer = decision.Effect switch
        {
            Effect.Allow => true,
            Effect.Deny or Effect.DraftRefusal => false,
            _ => null,
        };
        return [new(file.Applicant.Id, "startup-rules", Passed, answer, context.Now, context.Now, answer is null ? FactStatus.Unavailable : FactStatus.Answered)];
    }

    // Our own register of parties is a source like any other; it knows the names of this office.
    private static FactSnapshot OwnRegister(CaseFile file, StepContext context) =>
        new(file.Applicant.Id, "party-register", StartupRegisters.NameFreeFact, file.Register.SameNames == 0, context.Now, context.Now, FactStatus.Answered);
}
