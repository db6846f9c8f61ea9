using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Projects;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Projects;

/// <summary><c>PUT /api/projects/{code}</c>: another name, other attributes. They choose the matters of stages that are opened from now on.</summary>
internal static class ChangeProject
{
    public static void Map(RouteGroupBuilder api) => api.MapPut("/projects/{code}", HandleAsync).OnlyFor(ActorRole.Applicant, ActorRole.IntakeClerk)
        .WithName("changeProject").WithMetadata(new Versioned(Takes: true)).WithSummary("Changes name and attributes of a project; they choose the matters of stages opened from now on (If-Match).");

    private static async Task<Results<Ok<ProjectView>, ProblemHttpResult>> HandleAsync(
        string code, Request request, HttpContext context, Caller caller, WorkflowDb db, Desk desk, PublishedVersions versions, AdminTrail trail,
        CancellationToken cancellationToken)
    {
        var found = await ProjectView.FindAsync(db, caller, desk.Today, code, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal.Answer();
        }

        var (row, before) = found.Value;
        var amended = ProjectRegistration.Amend(
            new(new(code), new(row.Owner), row.Name, row.Investment, row.Region, before.Attributes), request.Name, request.Attributes, versions.Catalogue.Attributes.Values);
        if ((Revision.Check(context, row.Version).Refusal ?? amended.Refusal) is { } no)
        {
            return no.Answer();
        }

        (row.Name, row.Attributes) = (amended.Value.Name, StoreJson.Write(amended.Value.Attributes));
        row.Version++;
        var after = before with { Name = row.Name, Attributes = amended.Value.Attributes };
        db.AdminAudit.Add(trail.Of(caller, "project.changed", code, row.Region, before.Trail(), after.Trail()));
        var saved = await db.SaveAsync(cancellationToken);
        if (saved.IsRefused)
        {
            return saved.Refusal.Answer();
        }

        Revision.Show(context, row.Version);
        return TypedResults.Ok(after);
    }

    /// <summary>What the project is to be.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Attributes">All its attributes, by those of the newest catalogue.</param>
    private sealed record Request(string Name, JsonObject Attributes);
}
