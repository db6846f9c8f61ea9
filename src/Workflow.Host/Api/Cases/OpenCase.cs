using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Host.Api.Acting;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Cases;

/// <summary><c>POST /api/cases</c>: the applicant, or the window for it, asks for a service.</summary>
internal static class OpenCase
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases", HandleAsync)
        .Does("openCase", "An applicant, or a clerk of the window for it, asks for a service.", StatusCodes.Status201Created);

    private static async Task<IResult> HandleAsync(Request request, Act act, Caller caller, WorkflowDb db, CancellationToken cancellationToken)
    {
        // A clerk takes in for its own division; an applicant's case belongs where its project is, or else the party.
        var region = request.Region ?? caller.Region
            ?? await db.Projects.Where(project => project.Code == request.Project).Select(project => project.Region).SingleOrDefaultAsync(cancellationToken)
            ?? await db.Parties.Where(party => party.Id == request.Party).Select(party => party.Region).SingleOrDefaultAsync(cancellationToken) ?? "";
        var fault = PartyRegistration.Region(region).Refusal ?? RegionForeign.Check(caller, region).Refusal;
        return fault is not null
            ? (fault with { Field = "/region" }).Answer()
            : await act.Pointing(Places.Of(("definition.", "/service"), ("party.", "/party"), ("project.", "/project"), ("applicant.", "/party")))
                .OpenAsync(new(request.Service, new(request.Party), request.Project is { } code ? new ProjectCode(code) : null, region));
    }

    /// <summary>What is asked for.</summary>
    /// <param name="Service">Code of the service, e.g. investment-project-social.</param>
    /// <param name="Party">The party that applies.</param>
    /// <param name="Project">Code of its project; left out for a service that is applied for without one.</param>
    /// <param name="Region">Administrative division, 6 digits; left out, that of the clerk, the project or the party.</param>
    private sealed record Request(string Service, Guid Party, string? Project = null, string? Region = null);
}
