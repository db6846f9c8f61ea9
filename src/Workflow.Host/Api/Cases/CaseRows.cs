using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Stages;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Api.Cases;

/// <summary>The head of a case as read, before it is put into words.</summary>
internal sealed record CaseHead(
    string No, CaseKind Kind, string DefinitionId, int DefinitionVersion, int CatalogueVersion, string Applicant, string? ProjectCode, string? ProjectName, string Region, CaseState State,
    DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt)
{
    /// <summary>Adds the names of applicant and project to the rows of a query.</summary>
    public static IQueryable<CaseHead> Of(WorkflowDb db, IQueryable<CaseRow> cases) => cases.AsNoTracking().Select(row => new CaseHead(
        row.No, row.Kind, row.DefinitionId, row.DefinitionVersion, row.CatalogueVersion,
        db.Parties.Where(party => party.Id == row.Applicant).Select(party => party.DisplayName).Single(),
        row.Project, db.Projects.Where(project => project.Code == row.Project).Select(project => project.Name).SingleOrDefault(),
        row.Region, row.State, row.OpenedAt, row.ClosedAt));
}

/// <summary>The stage a case is in: the last one opened.</summary>
internal sealed record StageHead(string CaseNo, int Number, string Code, StageState State);

/// <summary>Puts heads of cases into words for a list.</summary>
internal sealed class CaseRows(WorkflowDb db, Desk desk)
{
    /// <summary>Rows in the order of the heads: one query for the stages, two for the clocks, whatever their number.</summary>
    public async Task<IReadOnlyList<CaseRowView>> OfAsync(IReadOnlyList<CaseHead> heads, Language language, CancellationToken cancellationToken)
    {
        var nos = heads.Select(head => head.No).ToList();
        var stages = await db.StageApplications.AsNoTracking()
            .Where(stage => nos.Contains(stage.CaseNo))
            .OrderBy(stage => stage.CaseNo).ThenBy(stage => stage.Number)
            .Select(stage => new StageHead(stage.CaseNo, stage.Number, stage.Code, stage.State))
            .ToListAsync(cancellationToken);
        var clocks = await ClockReading.ReadAsync(db, db.Clocks.Where(clock => clock.Scope == ClockScope.Case && nos.Contains(clock.CaseNo) && clock.OwnerId == clock.CaseNo), cancellationToken);
        var stagesOf = stages.ToLookup(stage => stage.CaseNo);
        var clocksOf = clocks.ToLookup(clock => clock.CaseNo);
        var showing = desk.Clocks(language);

        var rows = new List<CaseRowView>(heads.Count);
        foreach (var head in heads)
        {
            var names = await desk.NamesAsync(head, language, cancellationToken);
            rows.Add(Row(head, stagesOf[head.No].LastOrDefault(), ClockPair.Of([.. clocksOf[head.No]]), names, showing));
        }

        return rows;
    }

    private static CaseRowView Row(CaseHead head, StageHead? stage, ClockPair clocks, CatalogueNames names, ClockShowing showing) => new()
    {
        No = head.No,
        Kind = head.Kind,
        Service = new(head.DefinitionId, head.DefinitionVersion, names.Service(head.DefinitionId)),
        Project = head.ProjectCode is { } code ? new(code, head.ProjectName ?? code) : null,
        Applicant = head.Applicant,
        State = head.State,
        StateName = names.State(head.State),
        OpenedAt = head.OpenedAt,
        ClosedAt = head.ClosedAt,
        Stage = head.ClosedAt is null && stage is not null ? new(stage.Number, stage.Code, names.Stage(stage.Code), stage.State) : null,
        Due = head.ClosedAt is null ? GoverningDueView.Of(clocks) : null,
        Light = showing.LightOf(clocks),
    };
}
