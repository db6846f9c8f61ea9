using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Projects;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Acting;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Parties;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Projects;

/// <summary><c>POST /api/projects</c>: an applicant, for a party it acts for, or a clerk, in its division, enters a project.</summary>
internal static class RegisterProject
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/projects", HandleAsync).OnlyFor(ActorRole.Applicant, ActorRole.IntakeClerk)
        .Once<ProjectView>().WithName("registerProject").WithSummary("An applicant, for a party it acts for, or a clerk enters a project into the register.");

    private static async Task<IResult> HandleAsync(
        Request request, Once once, Caller caller, WorkflowDb db, Desk desk, PublishedVersions versions, PartyRegister register, AdminTrail trail, CancellationToken cancellationToken)
    {
        var owner = await Visible.Parties(db, caller, desk.Today).AsNoTracking().Where(party => party.Id == request.Party)
            .Select(party => new OwnerView(party.Id, party.DisplayName)).SingleOrDefaultAsync(cancellationToken);
        if (owner is null)
        {
            return (new PartyNotFound(new(request.Party)) { Field = "/party" }).Answer();
        }

        var registered = ProjectRegistration.Register(
            request.Code, new(owner.Id), request.Name, request.Investment, request.Region, request.Attributes, versions.Catalogue.Attributes.Values);
        var foreign = caller.Role == ActorRole.Applicant ? null : RegionForeign.Check(caller, request.Region).Refusal;
        if ((registered.Refusal ?? foreign) is { } no)
        {
            return no.Answer();
        }

        var project = registered.Value;
        var view = new ProjectView(project.Code.Value, owner, project.Name, project.Investment, project.Region, project.Attributes);
        var told = trail.Of(caller, "project.registered", view.Code, view.Region, before: null, view.Trail());
        return await once.MakeAsync(view, $"/api/projects/{view.Code}", beside => register.AddAsync(project, [told, .. beside], cancellationToken));
    }

    /// <summary>A project to be entered.</summary>
    /// <param name="Code">YYMM-RRRRRR-NN-NN-NNNNNN.</param>
    /// <param name="Party">To whom it belongs.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Investment">Whose money.</param>
    /// <param name="Region">Administrative division, 6 digits.</param>
    /// <param name="Attributes">Facts that choose its matters, by the attributes of the newest catalogue.</param>
    private sealed record Request(string Code, Guid Party, string Name, InvestmentKind Investment, string Region, JsonObject Attributes);
}
