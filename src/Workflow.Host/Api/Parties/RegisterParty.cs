using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Host.Api.Acting;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data.Parties;

namespace Workflow.Host.Api.Parties;

/// <summary><c>POST /api/parties</c>: a clerk, in its own division, or an administrator enters a party.</summary>
internal static class RegisterParty
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/parties", HandleAsync).OnlyFor(ActorRole.IntakeClerk, ActorRole.Administrator)
        .Once<PartyView>().WithName("registerParty").WithSummary("A clerk or an administrator enters a party into the register.");

    private static async Task<IResult> HandleAsync(
        Request request, Once once, Caller caller, PartyRegister register, AdminTrail trail, CancellationToken cancellationToken)
    {
        var party = request.Party();
        if ((party.Refusal ?? RegionForeign.Check(caller, request.Region).Refusal) is { } no)
        {
            return no.Answer();
        }

        var view = PartyView.Of(party.Value);
        var told = trail.Of(caller, "party.registered", view.Id.ToString(), view.Region, before: null, view.Trail());
        return await once.MakeAsync(view, $"/api/parties/{view.Id}", beside => register.AddAsync(party.Value, [told, .. beside], cancellationToken));
    }

    /// <summary>A party to be entered.</summary>
    /// <param name="Kind">Person, enterprise, body, or startup (an enterprise that is being set up).</param>
    /// <param name="Region">Administrative division, 6 digits.</param>
    /// <param name="Name">Registered name, of a startup the one it is to bear; of a person left out.</param>
    /// <param name="CreditCode">Unified social credit code; of a person and a startup left out.</param>
    /// <param name="Confirmed">Somebody looked at the paper: a code that is missing or whose check digit does not fit is meant so.</param>
    private sealed record Request(PartyKind Kind, string Region, string? Name = null, string? CreditCode = null, bool Confirmed = false)
    {
        public Result<Party> Party()
        {
            var id = new PartyId(Guid.NewGuid());
            return Kind != PartyKind.Person ? PartyRegistration.Organisation(id, Kind, Name ?? "", Region, CreditCode, Confirmed)
                : Name is not null || CreditCode is not null ? new PartyPersonIdentified()
                : PartyRegistration.NaturalPerson(id, Region);
        }
    }
}
