using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Projects;
using Workflow.Host.Security;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Api.Projects;

/// <summary>A project as the register shows it.</summary>
/// <param name="Attributes">Facts that choose its matters: attribute code of the catalogue to value.</param>
internal sealed record ProjectView(string Code, OwnerView Owner, string Name, InvestmentKind Investment, string Region, JsonObject Attributes)
{
    /// <summary>What the trail tells.</summary>
    public JsonObject Trail() => new()
    {
        ["owner"] = Owner.Id.ToString(), ["name"] = Name, ["investment"] = Investment.ToString(), ["region"] = Region, ["attributes"] = Attributes.DeepClone(),
    };

    /// <summary>A project the caller may see, tracked for a change. Refused: <c>project.not-found</c>.</summary>
    internal static async Task<Result<(ProjectRow Row, ProjectView View)>> FindAsync(WorkflowDb db, Caller caller, DateOnly today, string code, CancellationToken cancellationToken)
    {
        // A text that is no code is no project, and is not brought before the database.
        var row = ProjectCodes.Parse(code).IsRefused ? null : await Visible.Projects(db, caller, today).SingleOrDefaultAsync(project => project.Code == code, cancellationToken);
        return row is null ? new ProjectNotFound(new(code)) : (row, (await OfAsync(db, [row], cancellationToken))[0]);
    }

    /// <summary>Rows in their order, with the names of their owners.</summary>
    internal static async Task<IReadOnlyList<ProjectView>> OfAsync(WorkflowDb db, IReadOnlyList<ProjectRow> rows, CancellationToken cancellationToken)
    {
        var owners = rows.Select(row => row.Owner).Distinct().ToList();
        var names = await db.Parties.AsNoTracking().Where(party => owners.Contains(party.Id)).OrderBy(party => party.Id)
            .ToDictionaryAsync(party => party.Id, party => party.DisplayName, cancellationToken);
        return [.. rows.Select(row => new ProjectView(row.Code, new(row.Owner, names[row.Owner]), row.Name, row.Investment, row.Region, JsonNode.Parse(row.Attributes)!.AsObject()))];
    }
}

/// <summary>To whom a project belongs.</summary>
internal sealed record OwnerView(Guid Id, string Name);
