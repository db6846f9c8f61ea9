using Workflow.Approvals.Clocks;
using Workflow.Approvals.Facts;

namespace Workflow.Approvals.Commitments;

/// <summary>The moment of a decision, with the calendar days are counted on.</summary>
/// <param name="Now">Office time.</param>
/// <param name="Calendar">In force.</param>
public sealed record Moment(DateTimeOffset Now, WorkingCalendar Calendar)
{
    public DateOnly Today => OfficeTime.DayOf(Now);

    /// <summary>The n-th working day after a day.</summary>
    public DateOnly After(DateOnly day, int workingDays) => Calendar.Add(day, workingDays);

    /// <summary>How many working days are left up to a day; 0 on it and after it.</summary>
    public int LeftTo(DateOnly day) => Calendar.WorkingDaysBetween(Today, day);

    public override string ToString() => Now.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The matter a commitment is about.</summary>
/// <param name="Code">Of the catalogue.</param>
/// <param name="RiskTags">Risks it touches, in the words of the law, e.g. 公共安全.</param>
/// <param name="NamedByStatute">A statute opens the commitment for this very matter.</param>
/// <param name="OnList">It is on the published list of commitment matters of the case's date.</param>
/// <param name="Instant">It is decided on the spot anyway.</param>
/// <param name="LowRisk">Its check afterwards may be graded.</param>
/// <param name="CheckDays">Working days for the check afterwards; null for the usual.</param>
/// <param name="Approver">Department that decides.</param>
/// <param name="Regulator">Department that supervises afterwards.</param>
public sealed record CommitmentMatter(
    string Code, Fact<IReadOnlyList<string>> RiskTags, bool NamedByStatute, Fact<bool> OnList, Fact<bool> Instant, Fact<bool> LowRisk, int? CheckDays, string Approver, string Regulator);

/// <summary>Who would commit itself.</summary>
/// <param name="Level">Credit level A to D.</param>
/// <param name="OnSeriousList">List of serious dishonesty.</param>
/// <param name="OnAbnormalList">List of abnormal operations.</param>
public sealed record CommitmentApplicant(Fact<string> Level, Fact<bool> OnSeriousList, Fact<bool> OnAbnormalList, Fact<IReadOnlyList<BreachRecord>> Breaches);

/// <summary>A commitment that was false or not kept.</summary>
/// <param name="RecordedOn">Day it came on record.</param>
/// <param name="RepairedOn">Day the repair took effect, or null.</param>
public sealed record BreachRecord(DateOnly RecordedOn, DateOnly? RepairedOn)
{
    /// <summary>Counts against the applicant on a day: neither repaired by then, nor older than records are kept.</summary>
    public bool CountsOn(DateOnly day, int years) => !(RepairedOn <= day) && day <= LastDay(years);

    /// <summary>The last day it may be shown.</summary>
    public DateOnly LastDay(int years) => RecordedOn.AddYears(years);
}

/// <summary>A commitment as it stands.</summary>
/// <param name="IsDeclined">The applicant chose the ordinary way.</param>
/// <param name="NoticeShown">The notice was shown before.</param>
/// <param name="ShownVersion">Version of the text that was shown.</param>
/// <param name="SignedVersion">Version of the text that was signed; null when nothing is signed.</param>
/// <param name="Signer">In what capacity somebody signed.</param>
/// <param name="HasAuthority">An agent's power of attorney is on record.</param>
/// <param name="Method">How it was signed.</param>
/// <param name="IsWhole">It covers all conditions of the matter.</param>
/// <param name="OtherConditions">Whether the conditions it does not cover are met.</param>
/// <param name="WithdrawnAt">Or null.</param>
public sealed record Commitment(
    bool IsDeclined, bool NoticeShown, string ShownVersion, string? SignedVersion, Signer Signer, bool HasAuthority, SigningMethod Method, bool IsWhole, Fact<bool> OtherConditions, DateTimeOffset? WithdrawnAt);

/// <summary>Who signed.</summary>
public enum Signer
{
    LegalRepresentative,
    Agent,
    Other,
}

/// <summary>How it was signed.</summary>
public enum SigningMethod
{
    QualifiedElectronic,
    Paper,
    Other,
}

/// <summary>The case a commitment belongs to.</summary>
/// <param name="MaterialsComplete">Everything but what is promised is there.</param>
/// <param name="DecidedAt">Or null.</param>
/// <param name="GrantedByCommitment">It was granted on the commitment.</param>
public sealed record CommitmentCase(string No, Fact<bool> MaterialsComplete, DateTimeOffset? DecidedAt, bool GrantedByCommitment)
{
    public DateOnly? DecidedOn => DecidedAt is { } at ? OfficeTime.DayOf(at) : null;
}

/// <summary>A condition that data can tell right now.</summary>
public sealed record CheckedCondition(string Condition, Fact<bool> Meets);

/// <summary>A material that was promised for later.</summary>
public sealed record PromisedMaterial(string Code, DateOnly DueOn, DateOnly? DeliveredOn);

/// <summary>The notice an applicant is shown before it commits itself.</summary>
/// <param name="Parts">What it says, see <see cref="NoticeParts"/>.</param>
public sealed record NoticeTemplate(string Code, IReadOnlyList<string> Parts);

/// <summary>What a notice must say (深圳经济特区社会信用条例 art. 61).</summary>
public static class NoticeParts
{
    /// <summary>Name of the matter, content, conditions, the right to check, liability.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["matter", "content", "conditions", "right-to-check", "liability"];

    /// <summary>All a notice may say: also on what it rests, the materials it stands in for, how it is signed, whether it is published (assumption, after 国办发〔2020〕42号).</summary>
    public static IReadOnlyList<string> Known { get; } = [.. Needed, "legal-basis", "materials", "method", "publication"];

    /// <summary>Those a template lacks, in the order of the law.</summary>
    public static string Missing(IReadOnlyList<string> parts) => string.Join(", ", Needed.Where(part => !parts.Contains(part)));
}
