using Workflow.Approvals.Cases;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Licences;

/// <summary>What may be done to a licence that stands in the register. Each act keeps what was: the store writes a row of the history for each.</summary>
public static class LicenceActs
{
    /// <summary>变更: issues the next version with other content; the term stays.</summary>
    public static Result<Licence> Change(this Licence licence, LicenceContent content, CaseNo? @case, DateTimeOffset now) =>
        Next(licence, LicenceAct.Changed, @case, now).Map(next => next with { Content = content });

    /// <summary>延续: issues the next version with another term.</summary>
    /// <param name="licence">Valid; one that has lapsed is applied for anew.</param>
    /// <param name="from">First day of the new term.</param>
    /// <param name="to">Its last day, or null.</param>
    /// <param name="case">The case that decided.</param>
    /// <param name="now">Office time.</param>
    /// <returns>Refused: <c>licence.wrong-status</c>, <c>licence.ends-before-start</c>, <c>licence.versions-exhausted</c>.</returns>
    public static Result<Licence> Renew(this Licence licence, DateOnly from, DateOnly? to, CaseNo? @case, DateTimeOffset now) =>
        to < from ? new LicenceEndsBeforeStart(from, to.Value) : Next(licence, LicenceAct.Renewed, @case, now).Map(next => next with { ValidFrom = from, ValidTo = to });

    /// <summary>暂停: may not be used until it is resumed.</summary>
    public static Result<Licence> Suspend(this Licence licence, string reason, CaseNo? @case, DateTimeOffset now) =>
        Moved(licence, LicenceAct.Suspended, LicenceStatus.Suspended, reason, @case, now, LicenceStatus.Valid);

    /// <summary>恢复: may be used again.</summary>
    public static Result<Licence> Resume(this Licence licence, string reason, CaseNo? @case, DateTimeOffset now) =>
        Moved(licence, LicenceAct.Resumed, LicenceStatus.Valid, reason, @case, now, LicenceStatus.Suspended);

    /// <summary>注销 (行政许可法 art. 70): taken out of the register, on request or ex officio.</summary>
    public static Result<Licence> Cancel(this Licence licence, string reason, CaseNo? @case, DateTimeOffset now) =>
        Moved(licence, LicenceAct.Cancelled, LicenceStatus.Cancelled, reason, @case, now, LicenceStatus.Valid, LicenceStatus.Suspended, LicenceStatus.Lapsed);

    /// <summary>撤销, 吊销 (行政许可法 art. 69): withdrawn by decision.</summary>
    public static Result<Licence> Revoke(this Licence licence, string reason, CaseNo? @case, DateTimeOffset now) =>
        Moved(licence, LicenceAct.Revoked, LicenceStatus.Revoked, reason, @case, now, LicenceStatus.Valid, LicenceStatus.Suspended);

    /// <summary>The term has ended: the day after its last day has begun. Refused before: <c>licence.not-expired</c>.</summary>
    public static Result<Licence> Lapse(this Licence licence, DateTimeOffset now) =>
        licence.ValidTo is not { } last || Clocks.OfficeTime.DayOf(now) <= last ? new LicenceNotExpired(licence.Id, licence.ValidTo)
        : Acted(licence, LicenceAct.Lapsed, LicenceStatus.Lapsed, null, null, now, LicenceStatus.Valid, LicenceStatus.Suspended);

    private static Result<Licence> Next(Licence licence, LicenceAct act, CaseNo? @case, DateTimeOffset now)
    {
        if (licence.Version == LicenceIdentifier.LastVersion)
        {
            return new LicenceVersionsExhausted(licence.Id);
        }

        return LicenceIdentifier.Parse(licence.Identifier).Then(identifier => Acted(licence, act, LicenceStatus.Valid, null, @case, now, LicenceStatus.Valid).Map(next => next with
        {
            Version = licence.Version + 1,
            Identifier = (identifier with { Version = licence.Version + 1 }).ToString(),
            IssuedOn = Clocks.OfficeTime.DayOf(now),
        }));
    }

    private static Result<Licence> Moved(
        Licence licence, LicenceAct act, LicenceStatus to, string reason, CaseNo? @case, DateTimeOffset now, params ReadOnlySpan<LicenceStatus> from) =>
        string.IsNullOrWhiteSpace(reason) ? new ReasonsMissing() : Acted(licence, act, to, reason.Trim(), @case, now, from);

    private static Result<Licence> Acted(
        Licence licence, LicenceAct act, LicenceStatus to, string? reason, CaseNo? @case, DateTimeOffset now, params ReadOnlySpan<LicenceStatus> from) =>
        !from.Contains(licence.Status) ? new LicenceWrongStatus(licence.Id, licence.Status, act)
        : licence with { Status = to, Act = act, Reason = reason, Case = @case, Revision = licence.Revision + 1, ChangedAt = now };
}
