using Workflow.Approvals.Cases;
using Workflow.Approvals.Licences;
using Workflow.Approvals.Parties;
using Workflow.Host.Api.Acting;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Parties;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Licences;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Licences;

/// <summary><c>POST /api/licences</c>: an administrator enters a licence that exists already.</summary>
internal static class RegisterLicence
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/licences", HandleAsync).OnlyFor(ActorRole.Administrator)
        .Once<LicenceView>().WithName("registerLicence").WithSummary("An administrator enters a licence that exists already.");

    private static async Task<IResult> HandleAsync(
        Request request, Once once, Caller caller, Language language, WorkflowDb db, Desk desk, PublishedVersions versions, LicenceRegister register, AdminTrail trail,
        CancellationToken cancellationToken)
    {
        var holder = await PartyView.FindAsync(db, caller, desk.Today, request.Holder, cancellationToken);
        if ((holder.Refusal ?? RegionForeign.Check(caller, request.Region).Refusal) is { } no)
        {
            return no.Answer();
        }

        var (row, _) = holder.Value;
        var terms = new LicenceTerms(request.Kind, request.Number, request.Department, request.Region, request.IssuedOn, request.ValidFrom, request.ValidTo)
        {
            Address = request.Address, Scope = request.Scope, Identifier = request.Identifier,
        };
        var entered = LicenceRegistration.Enter(
            new(Guid.NewGuid()), terms, new Party(new(row.Id), row.Kind, row.DisplayName, row.Region, []), LicenceAct.Registered, @case: null, versions.Catalogue, desk.Now);
        if (entered.IsRefused)
        {
            return entered.Refusal.Answer();
        }

        var licence = entered.Value;
        var told = trail.Of(caller, "licence.registered", licence.Id.Value.ToString(), licence.Region, before: null, LicenceView.Trail(licence));
        return await once.MakeAsync(
            LicenceView.Of(licence, new(versions.Catalogue, language), desk.Today), $"/api/licences/{licence.Id.Value}",
            beside => register.AddAsync(licence, [told, .. beside], cancellationToken));
    }

    /// <summary>A licence to be entered.</summary>
    /// <param name="Kind">Kind of the catalogue.</param>
    /// <param name="Holder">Id of the party.</param>
    /// <param name="Number">Number on the document.</param>
    /// <param name="Department">Code of the department that issued it.</param>
    /// <param name="Region">Division of the department, 6 digits.</param>
    /// <param name="IssuedOn">Day of issue.</param>
    /// <param name="ValidFrom">First day of the term.</param>
    /// <param name="ValidTo">Last day of the term; left out, it has no end.</param>
    /// <param name="Address">Where the licensed activity takes place.</param>
    /// <param name="Scope">What is licensed.</param>
    /// <param name="Identifier">The e-licence identifier it bears; left out, one is made.</param>
    private sealed record Request(
        string Kind, Guid Holder, string Number, string Department, string Region, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly? ValidTo = null, string? Address = null,
        string? Scope = null, string? Identifier = null);
}
