using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Host.Api.Cases;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Api.Parties;

/// <summary>The life of a party in events: cases opened and closed, licences issued, changed, ended.</summary>
internal static class DossierTimeline
{
    private const int Most = 100;

    /// <summary>The last hundred events; older ones are found in the lists of the dossier.</summary>
    public static async Task<IReadOnlyList<DossierEvent>> ReadAsync(
        WorkflowDb db, IQueryable<CaseRow> cases, IQueryable<LicenceRow> licences, CatalogueNames names, bool oldestFirst, CancellationToken cancellationToken)
    {
        var opened = await cases.AsNoTracking().OrderByDescending(row => row.OpenedAt).Take(Most).Select(row => new { row.No, row.DefinitionId, At = row.OpenedAt }).ToListAsync(cancellationToken);
        var closed = await cases.AsNoTracking().Where(row => row.ClosedAt != null).OrderByDescending(row => row.ClosedAt).Take(Most)
            .Select(row => new { row.No, row.DefinitionId, row.State, At = row.ClosedAt }).ToListAsync(cancellationToken);
        var acts = await db.LicenceVersions.AsNoTracking().Join(licences.AsNoTracking(), act => act.LicenceId, licence => licence.Id, (act, licence) => new { act.Act, act.ChangedAt, act.CaseNo, licence.Id, licence.Kind, licence.Number })
            .OrderByDescending(act => act.ChangedAt).Take(Most).ToListAsync(cancellationToken);

        IEnumerable<DossierEvent> events =
        [
            .. opened.Select(one => new DossierEvent(one.At, "case-opened", PhaseOf(one.DefinitionId), names.Service(one.DefinitionId), one.No, null)),
            .. closed.Select(one => new DossierEvent(one.At!.Value, "case-closed", PhaseOf(one.DefinitionId), $"{names.Service(one.DefinitionId)}: {names.State(one.State)}", one.No, null)), // Closed ones have a day.
            .. acts.Select(one => new DossierEvent(
                one.ChangedAt, $"licence-{Wording.Of(one.Act)}", "operation", $"{names.LicenceKind(one.Kind).Name} {one.Number}: {names.Language.Text($"licence-act.{Wording.Of(one.Act)}")}", one.CaseNo, one.Id)),
        ];
        var last = events.OrderByDescending(one => one.At).ThenBy(one => one.Kind, StringComparer.Ordinal).Take(Most).ToList();
        if (oldestFirst)
        {
            last.Reverse();
        }

        return last;
    }

    // The life of an enterprise: set up, build, operate, end (两个生命周期: 企业准入到退出).
    private static string PhaseOf(string definition) =>
        definition.StartsWith("enterprise-startup", StringComparison.Ordinal) ? "startup"
        : definition.StartsWith("enterprise-deregistration", StringComparison.Ordinal) ? "deregistration"
        : definition.StartsWith("investment-project", StringComparison.Ordinal) ? "investment"
        : "operation";
}

/// <summary>One event of a party's life.</summary>
/// <param name="At">Office time.</param>
/// <param name="Kind">case-opened, case-closed, or licence- and what was done to it.</param>
/// <param name="Phase">startup, investment, operation or deregistration.</param>
/// <param name="Text">In words.</param>
/// <param name="Case">The case it belongs to, or null.</param>
/// <param name="Licence">The licence it is about, or null.</param>
internal sealed record DossierEvent(DateTimeOffset At, string Kind, string Phase, string Text, string? Case, Guid? Licence);
