using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.PublicNotices;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Api.Deregistration;

/// <summary><c>GET /api/cases/{no}/deregistration</c>: route, window, liquidation, notices and licences of a deregistration; empty for other cases.</summary>
internal static class ShowDeregistration
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/cases/{no}/deregistration", HandleAsync)
        .WithName("showDeregistration").WithSummary("Route, window to apply, liquidation, public notices and licences of a deregistration; empty for other cases.");

    private static async Task<Results<Ok<DeregistrationView>, ProblemHttpResult>> HandleAsync(
        string no, Caller caller, Language language, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        var visible = Visible.Cases(db, caller, desk.Today).Where(row => row.No == no);
        if (await CaseHead.Of(db, visible).SingleOrDefaultAsync(cancellationToken) is not { } head)
        {
            return new CaseNotFound(new CaseNo(no)).Answer(StatusCodes.Status404NotFound);
        }

        var content = await db.Deregistrations.Where(row => row.CaseNo == no).Select(row => row.Content).SingleOrDefaultAsync(cancellationToken);
        var notices = await db.PublicNotices.AsNoTracking().Where(row => row.CaseNo == no).OrderBy(row => row.PublishedAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        var record = content is null ? DeregistrationRecord.Empty : StoreJson.ReadDeregistration(content);
        var names = await desk.NamesAsync(head, language, cancellationToken);
        return TypedResults.Ok(new DeregistrationView(
            record.RouteBookmark is not null && record.Declaration is null, record.Route,
            record.Window is { } window ? new(window.EndsOn, window.ClosedAt, [.. window.Reminders.Select(one => new ReminderView(one.WorkingDays, one.At, one.SentAt))]) : null,
            record.Liquidation is { } l ? new(l.GroupFormedOn, l.GroupPublishedOn, l.CreditorsNotifiedOn, l.AnnouncedOn, l.ClaimsUntil, l.EndedOn) : null,
            [.. notices.Select(one => new CaseNoticeView(
                one.Id, one.Kind, one.Title, one.PublishedAt, one.EndsOn, one.State,
                [.. StoreJson.ReadObjections(one.Objections).Select(said => new ObjectionView(said.Ground, said.Text, said.At))]))],
            [.. record.Licences.Select(one => new FoundLicenceView(one.Kind, one.Number, one.Industry, names.DepartmentOf(one.Department), one.State, one.Task?.Value, one.Reason))]));
    }
}

/// <summary>A deregistration.</summary>
/// <param name="WantsDeclaration">The enterprise is to declare its debts and promises.</param>
/// <param name="Route">Null while none is chosen.</param>
/// <param name="Window">Null before it may be applied for.</param>
/// <param name="Liquidation">Null on the simple route.</param>
internal sealed record DeregistrationView(
    bool WantsDeclaration, DeregistrationRoute? Route, WindowView? Window, LiquidationView? Liquidation, IReadOnlyList<CaseNoticeView> Notices, IReadOnlyList<FoundLicenceView> Licences);

/// <summary>The time in which the application must be filed.</summary>
internal sealed record WindowView(DateOnly EndsOn, DateTimeOffset? ClosedAt, IReadOnlyList<ReminderView> Reminders);

/// <summary>A reminder before the window ends.</summary>
internal sealed record ReminderView(int WorkingDays, DateTimeOffset At, DateTimeOffset? SentAt);

/// <summary>The days of a liquidation.</summary>
internal sealed record LiquidationView(
    DateOnly? GroupFormedOn, DateOnly? GroupPublishedOn, DateOnly? CreditorsNotifiedOn, DateOnly? AnnouncedOn, DateOnly? ClaimsUntil, DateOnly? EndedOn);

/// <summary>A public notice of the case, with what was said against it.</summary>
internal sealed record CaseNoticeView(
    Guid Id, PublicNoticeKind Kind, string Title, DateTimeOffset PublishedAt, DateOnly? EndsOn, PublicNoticeState State, IReadOnlyList<ObjectionView> Objections);

/// <summary>What somebody said against a notice.</summary>
internal sealed record ObjectionView(ObjectionGround Ground, string Text, DateTimeOffset At);

/// <summary>A licence of the enterprise.</summary>
internal sealed record FoundLicenceView(string Kind, string Number, string? Industry, CodeName Department, FoundLicenceState State, Guid? Task, string? Reason);
