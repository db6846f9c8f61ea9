using Workflow.Approvals.Deciding;

namespace Workflow.Approvals.Commitments;

/// <summary>What differs by place (settings of the rule set, each with its source there).</summary>
/// <param name="CheckDays">Working days for the check afterwards.</param>
/// <param name="CheckWarning">Working days before its end at which it is warned.</param>
/// <param name="RectificationDays">Calendar days to put right.</param>
/// <param name="Reminders">Working days before a promised material is due at which the applicant is reminded.</param>
/// <param name="RecordYears">Years a bad record is kept.</param>
/// <param name="RepairDays">Working days to decide on a repair.</param>
/// <param name="RepairExtension">Working days the head may add.</param>
/// <param name="HandOverDays">Working days to hand the case to the regulator.</param>
public sealed record CommitmentParameters(
    int CheckDays, int CheckWarning, int RectificationDays, IReadOnlyList<int> Reminders, int RecordYears, int RepairDays, int RepairExtension, int HandOverDays)
{
    /// <summary>Reads the parameters of a rule set.</summary>
    /// <returns>Refused: <c>rule-set.parameter-missing</c>, <c>rule-set.parameter-invalid</c>.</returns>
    public static Result<CommitmentParameters> Of(IReadOnlyDictionary<string, string> parameters)
    {
        var reading = new ParameterReading(parameters);
        return reading.Read(new CommitmentParameters(
            reading.Number("check-days"), reading.Number("check-warning"), reading.Number("rectification-days"), reading.Numbers("reminders"), reading.Number("record-years"), reading.Number("repair-days"),
            reading.Number("repair-extension"), reading.Number("hand-over-days")));
    }
}
