using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Paging;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Deciding;

namespace Workflow.Host.Api.Decisions;

/// <summary><c>GET /api/cases/{no}/decisions</c>, <c>GET /api/decisions/{id}</c>, <c>GET /api/decisions/{id}/why-not</c>: decisions by rules, to whoever may see the case.</summary>
internal static class ShowDecision
{
    private const string List = "decisions";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/cases/{no}/decisions", ListAsync).WithName("listDecisions").WithSummary("Decisions by rules on a case, oldest first.");
        api.MapGet("/decisions/{id:guid}", HandleAsync).WithName("showDecision").WithSummary("A decision by rules: facts with source and time, rules fired, reasons, what would have had to differ.");
        api.MapGet("/decisions/{id:guid}/why-not", WhyNotAsync).WithName("explainDecision").WithSummary("Why a rule did not match in a decision.");
    }

    private static async Task<Results<Ok<Page<DecisionRowView>>, ProblemHttpResult>> ListAsync(
        string no, [AsParameters] PageRequest page, Caller caller, Language language, Languages languages, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer();
        }

        if (!await Visible.Cases(db, caller, desk.Today).AnyAsync(row => row.No == no, cancellationToken))
        {
            return new CaseNotFound(new CaseNo(no)).Answer();
        }

        var (after, limit) = start.Value;
        var rows = db.Decisions.AsNoTracking().Where(row => row.CaseNo == no);
        if (after is { At: { } at, Id: var last } && Guid.TryParse(last, out var id))
        {
            rows = rows.Where(row => row.DecidedAt > at || (row.DecidedAt == at && row.Id > id));
        }

        var found = await rows.OrderBy(row => row.DecidedAt).ThenBy(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var showing = new DecisionShowing(languages, language);
        return TypedResults.Ok(new Page<DecisionRowView>(
            [.. found.Take(limit).Select(showing.Row)], found.Count > limit ? new Cursor(List, found[limit - 1].DecidedAt, found[limit - 1].Id.ToString()).ToString() : null));
    }

    private static async Task<Results<Ok<DecisionView>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, Language language, Languages languages, WorkflowDb db, Desk desk, DecisionStore decisions, CancellationToken cancellationToken) =>
        await decisions.FindAsync(db, Seen(db, caller, desk), id, cancellationToken) is { } decision
            ? TypedResults.Ok(new DecisionShowing(languages, language).Whole(decision))
            : new DecisionNotFound(id).Answer();

    private static async Task<Results<Ok<InsteadView>, ProblemHttpResult>> WhyNotAsync(
        Guid id, string? rule, Caller caller, Language language, Languages languages, WorkflowDb db, Desk desk, DecisionStore decisions, CancellationToken cancellationToken)
    {
        if (await decisions.FindAsync(db, Seen(db, caller, desk), id, cancellationToken) is not { } decision)
        {
            return new DecisionNotFound(id).Answer();
        }

        var why = new DecisionShowing(languages, language).WhyNot(decision, rule ?? "");
        return why.IsRefused ? (why.Refusal with { Field = "/rule" }).Answer() : TypedResults.Ok(why.Value);
    }

    private static IQueryable<DecisionRow> Seen(WorkflowDb db, Caller caller, Desk desk) =>
        db.Decisions.Where(row => Visible.Cases(db, caller, desk.Today).Any(seen => seen.No == row.CaseNo));
}

/// <summary>There is no such decision, or the caller may not see its case.</summary>
internal sealed record DecisionNotFound(Guid Decision) : Refusal("decision.not-found", $"There is no decision {Decision}.", ("decision", Decision.ToString()));
