using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
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
        // A clerk takes in for its own division; an applicant's case belongs where its project is.
        var region = request.Region ?? caller.Region
            ?? await db.Projects.Where(project => project.Code == request.Project).Select(project => project.Region).SingleOrDefaultAsync(cancellationToken) ?? "";
        var fault = PartyRegistration.Region(region).Refusal ?? (caller.Region is { } own && own != region ? new RegionForeign(region, own) : null);
        return fault is not null
            ? (fault with { Field = "/region" }).Answer()
            : await act.Pointing(Places.Of(("definition.", "/service"), ("party.", "/party"), ("project.", "/project")))
                .OpenAsync(new(request.Service, new(request.Party), request.Project is { } code ? new ProjectCode(code) : null, region));
    }

    /// <summary>What is asked for.</summary>
    /// <param name="Service">Code of the service, e.g. investment-project-social.</param>
    /// <param name="Party">The party that applies.</param>
    /// <param name="Project">Code of its project.</param>
    /// <param name="Region">Administrative division, 6 digits; left out, that of the clerk or of the project.</param>
    private sealed record Request(string Service, Guid Party, string? Project = null, string? Region = null);
}

/// <summary>The caller works for another administrative division.</summary>
internal sealed record RegionForeign(string Region, string Own)
    : Refusal("region.foreign", $"Cases of {Region} are taken in there; this account works for {Own}.", ("region", Region), ("own", Own));
