using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals;
using Workflow.Approvals.Parties;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Acting;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Parties;

namespace Workflow.Host.Api.Parties;

/// <summary><c>POST /api/parties/{id}/mandates</c>: the window, an administrator or the party's legal representative lets an account act for a party.</summary>
internal static class GiveMandate
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/parties/{id:guid}/mandates", HandleAsync).OnlyFor(ActorRole.Applicant, ActorRole.IntakeClerk, ActorRole.Administrator)
        .Once<MandateView>().WithName("giveMandate").WithSummary("The window, an administrator or the party's legal representative lets an account act for a party.");

    private static async Task<IResult> HandleAsync(
        Guid id, Request request, Once once, Caller caller, WorkflowDb db, Desk desk, PartyRegister register, AdminTrail trail, CancellationToken cancellationToken)
    {
        var party = await PartyView.FindAsync(db, caller, desk.Today, id, cancellationToken);
        if ((party.Refusal ?? (await MandateView.CheckGiverAsync(db, caller, desk.Today, id, cancellationToken)).Refusal) is { } no)
        {
            return no.Answer();
        }

        var given = Mandates.Give(Guid.NewGuid(), new(id), request.Account, request.Role, request.From, request.To, request.Evidence);
        if (given.IsRefused)
        {
            return given.Refusal.Answer();
        }

        var name = await db.Users.AsNoTracking().Where(account => account.Id == request.Account && account.Role == ActorRole.Applicant && !account.IsClosed)
            .Select(account => account.DisplayName).SingleOrDefaultAsync(cancellationToken);
        if (name is null)
        {
            return (new MandateAccountUnknown(request.Account) { Field = "/account" }).Answer();
        }

        var mandate = given.Value;
        var view = new MandateView(mandate.Id, mandate.Account, name, mandate.Role, mandate.From, mandate.To, mandate.Evidence);
        var told = trail.Of(caller, "mandate.given", mandate.Id.ToString(), party.Value.View.Region, before: null, MandateView.Trail(mandate));
        return await once.MakeAsync(view, $"/api/parties/{id}/mandates/{mandate.Id}", async beside =>
        {
            await register.AddAsync(mandate, [told, .. beside], cancellationToken);
            return Result.Done;
        });
    }

    /// <summary>A mandate to be given.</summary>
    /// <param name="Account">An applicant's account.</param>
    /// <param name="Role">In what capacity it acts.</param>
    /// <param name="From">First office day.</param>
    /// <param name="Evidence">Number or hash of the paper it rests on.</param>
    /// <param name="To">Last office day; left out, it has no end.</param>
    private sealed record Request(string Account, MandateRole Role, DateOnly From, string Evidence, DateOnly? To = null);
}
