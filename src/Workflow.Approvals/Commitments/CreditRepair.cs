using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Commitments;

/// <summary>A bad record is repaired (信用修复): a service that its party applies for. Granted, its records count no more and the way of commitment is open again.</summary>
internal static class CreditRepair
{
    /// <summary>Code of the matter that repairs.</summary>
    public const string Matter = "credit-repair";

    /// <summary>A party on the list of serious dishonesty has nothing repaired, and where nobody knows whether it is, nothing is either (rule R34, 浙江省公共信用信息管理条例 art. 32).</summary>
    public static Result MayGrant(CaseFile file, ReviewTask task, StepContext context)
    {
        if (task.MatterCode != Matter)
        {
            return Result.Done;
        }

        var applicant = CommitmentMaking.ApplicantOf(file, context);
        var request = RequestOf(file, file.StageNumber(task.Stage), task);
        var decision = file.DecideByRules(
            context, CommitmentMaking.RuleSet, new(Subjects.Repair, file.StageNumber(task.Stage), task, Matter),
            parameters => CommitmentParameters.Of(parameters).Map<IReadOnlyList<object>>(read => [new Moment(context.Now, context.Calendar), read, request, applicant]));
        return decision.Failure is { } failure ? new RepairUnjudged(failure)
            : decision.Says(Subjects.Repair, Effect.DraftRefusal) is { } barred ? new RepairBarred(barred.Rule)
            : !applicant.OnSeriousList.IsFalse() ? new RepairUnjudged("fact.not-asked")
            : Result.Done;
    }

    /// <summary>Marks the records of the applicant repaired from the office day on.</summary>
    public static void Note(CaseFile file, ReviewTask task, StepContext context)
    {
        if (task.MatterCode != Matter)
        {
            return;
        }

        foreach (var record in file.Register.Records.Where(record => record.RepairedOn is null).ToList())
        {
            file.Apply(new Change.CreditChanged(record with { RepairedOn = context.Today }));
            file.Record("credit.repaired", record.Id.Value.ToString("D"), new JsonObject { ["matter"] = record.Matter, ["day"] = Iso.Of(context.Today) });
        }
    }

    private static RepairRequest RequestOf(CaseFile file, StageApplication stage, ReviewTask task) =>
        new(IsComplete: true, OfficeTime.DayOf(stage.AcceptedAt ?? task.OpenedAt), file.Clocks.Any(clock => clock.OwnerId == task.Owner() && clock.Intervals.Any(interval => interval.Kind == IntervalKind.Extended)), DecidedOn: null);
}

/// <summary>Rules bar the repair: the reviewer refuses with the reasons.</summary>
/// <param name="Rule">Id of the rule.</param>
public sealed record RepairBarred(string Rule) : Refusal("credit.repair-barred", $"The record cannot be repaired ({Rule}).", ("rule", Rule))
{
    public override string? LegalSource => "浙江省公共信用信息管理条例 art. 32";
}

/// <summary>Nobody could tell whether the party is on the list of serious dishonesty.</summary>
public sealed record RepairUnjudged(string Reason) : Refusal("credit.repair-unjudged", $"Whether the record may be repaired is not known: {Reason}.", ("reason", Reason));
