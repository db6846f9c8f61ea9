using System.Text.Json.Nodes;
using Workflow.Approvals.Archives;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Notices;
using Workflow.Approvals.PublicNotices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Cases;

/// <summary>The flow comes to its end: the case closes.</summary>
public static class CaseClosing
{
    private const string DeemedWithdrawn = "deemed-withdrawn";
    private const string Finished = "case.closed-finished";
    internal const string Verified = "case.closed-verified";
    private const string NotAccepted = "not-accepted";

    /// <summary>Closes the case, ends its clocks, tells the applicant.</summary>
    /// <param name="file">The case.</param>
    /// <param name="outcome"><c>granted</c>, <c>refused</c>, <c>not-accepted</c>, <c>deemed-withdrawn</c>, <c>ended</c> (tolerance overdue), <c>lapsed</c> (not applied for in its window),
    /// <c>advised</c> (a pre-review has given its opinion) or <c>finished</c> (an internal matter is done).</param>
    /// <param name="context">Time.</param>
    public static Result<IReadOnlyList<string>> Close(CaseFile file, string outcome, StepContext context)
    {
        if (Standing.Open(file) is { IsRefused: true } closed)
        {
            return closed.Refusal;
        }

        var last = file.Stages.MaxBy(s => s.Number);
        if (outcome == DeemedWithdrawn && last is not null)
        {
            outcome = EndUnanswered(file, last, context);
        }

        CaseState? state = outcome switch
        {
            "granted" => file.Materials.Any(m => m.State == MaterialState.Tolerated) ? CaseState.GrantedWithTolerance : CaseState.Granted,
            "refused" => CaseState.Refused,
            NotAccepted => CaseState.AcceptanceRefused,
            DeemedWithdrawn => file.HasCaseClock() ? CaseState.Withdrawn : CaseState.WithdrawnBeforeAcceptance,
            "lapsed" => CaseState.WithdrawnBeforeAcceptance,
            "ended" => last?.State switch
            {
                StageState.AcceptanceRevoked => CaseState.Annulled,
                StageState.Refused => CaseState.Refused,
                _ => CaseState.Withdrawn,
            },
            "advised" => CaseState.Advised,
            "finished" => CaseState.Finished,
            _ => null,
        };
        if (state is not { } end)
        {
            return new ClosingUnknown(outcome);
        }

        Close(file, end, $"case.closed-{outcome}", context);
        file.NotifyApplicant(context, NoticeCodes.CaseClosed, new JsonObject { ["outcome"] = outcome });
        return Result.Of<IReadOnlyList<string>>([]);
    }

    /// <summary>The flows of an internal case have come to their end, which ends the case; others end by their decision.</summary>
    public static void Finish(CaseFile file, StepContext context)
    {
        if (file.Case is { Kind: CaseKind.Internal, IsClosed: false })
        {
            Close(file, CaseState.Finished, Finished, context);
        }
    }

    /// <summary>Every reason a closed case may have; each has a text.</summary>
    internal static IReadOnlyList<string> Reasons { get; } =
        ["case.closed-granted", "case.closed-refused", "case.closed-not-accepted", "case.closed-deemed-withdrawn", "case.closed-ended", "case.closed-advised", "case.closed-lapsed", Finished, Verified, "case.withdrawn"];

    /// <summary>Closes the row and whatever still runs, and archives the papers.</summary>
    internal static void Close(CaseFile file, CaseState state, string reason, StepContext context)
    {
        TaskEnding.CancelSupplements(file, _ => true);
        Publishing.EndAll(file, context);
        file.EndAllClocks(context);
        file.Apply(new Change.CaseChanged(file.Case with { State = state, ClosedAt = context.Now, ClosedReason = reason }));
        file.Apply(new Change.CaseArchived(Retention.Of(context.Catalogue, file.Case.DefinitionId)));
        file.Record("case.closed", new JsonObject { ["state"] = Wording.Of(state), ["reason"] = reason });
    }

    // The local rule says what an unanswered supplement means (setting supplement-outcome): deemed withdrawn, or acceptance refused.
    private static string EndUnanswered(CaseFile file, StageApplication stage, StepContext context)
    {
        const string setting = "supplement-outcome";
        var isRefused = context.Catalogue.Choice(setting, DeemedWithdrawn) == "refused";
        stage = file.Put(isRefused
            ? stage with { State = StageState.AcceptanceRefused, DecidedAt = context.Now, EndReason = "stage.acceptance-refused" }
            : stage with { State = StageState.DeemedWithdrawn, DecidedAt = context.Now, EndReason = "stage.deemed-withdrawn" });
        file.Issue(context, isRefused ? DocumentKind.RefusalOfAcceptance : DocumentKind.Termination, Standing.Window, stage, task: null, new JsonObject
        {
            ["reasons"] = LegalWords.List(isRefused ? LegalWords.SupplementOverdueRefused : LegalWords.SupplementOverdue), ["basis"] = context.Catalogue.SourceOf(setting),
        });
        return isRefused ? NotAccepted : DeemedWithdrawn;
    }
}
