using System.Globalization;

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
        Refusal? refusal = null;
        var read = new CommitmentParameters(
            Number("check-days"), Number("check-warning"), Number("rectification-days"), Numbers("reminders"), Number("record-years"), Number("repair-days"), Number("repair-extension"), Number("hand-over-days"));
        return refusal is null ? read : refusal;

        int Number(string code) => Numbers(code) is [var one] ? one : Refuse(new RuleParameterInvalid(code, parameters.GetValueOrDefault(code, "")));

        IReadOnlyList<int> Numbers(string code)
        {
            if (!parameters.TryGetValue(code, out var text))
            {
                Refuse(new RuleParameterMissing(code));
                return [1];
            }

            var numbers = text.Split(',').Select(part => int.TryParse(part, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
            if (numbers.Exists(number => number <= 0))
            {
                Refuse(new RuleParameterInvalid(code, text));
            }

            return numbers;
        }

        int Refuse(Refusal found)
        {
            refusal ??= found;
            return 1;
        }
    }
}

/// <summary>A rule set lacks a parameter its rules need.</summary>
public sealed record RuleParameterMissing(string Parameter) : Refusal("rule-set.parameter-missing", $"The rule set has no parameter {Parameter}.", ("parameter", Parameter));

/// <summary>A parameter of a rule set is no whole number above 0, or no list of them.</summary>
public sealed record RuleParameterInvalid(string Parameter, string Value)
    : Refusal("rule-set.parameter-invalid", $"The parameter {Parameter} is '{Value}'; whole numbers above 0 are expected.", ("parameter", Parameter), ("value", Value));
