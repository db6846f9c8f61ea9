using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.PublicNotices;

/// <summary>Somebody speaks against a public notice: that ends it, whoever is right; cured means published anew. To an announcement to creditors it is a claim, which ends nothing.</summary>
/// <param name="Case">The case.</param>
/// <param name="Notice">The notice.</param>
/// <param name="Ground">Who speaks.</param>
/// <param name="Text">The reasons; required.</param>
/// <remarks>市场主体登记管理条例 art. 33; 公司法 art. 235.</remarks>
public sealed record ObjectToNotice(CaseNo Case, Guid Notice, ObjectionGround Ground, string Text) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context)
    {
        if (Standing.Open(file) is { IsRefused: true } closed)
        {
            return closed.Refusal;
        }

        if (file.PublicNotices.FirstOrDefault(one => one.Id == Notice) is not { } notice)
        {
            return new PublicNoticeUnknown(Notice);
        }

        var clock = file.Clocks.FirstOrDefault(one => one.Id == notice.Clock);
        if (notice.State != PublicNoticeState.Open || (clock?.Due is { } due && due.IsPast(context.Now)))
        {
            return new PublicNoticeEnded(Notice, notice.EndsOn);
        }

        var no = May(file, context).Refusal ?? Standing.Reasons(Text).Refusal ?? Fits(notice).Refusal;
        return no is not null ? no : Take(file, notice, clock?.Bookmark, context);
    }

    // A department speaks for itself, everybody else for a party that is not the one concerned.
    private Result May(CaseFile file, StepContext context)
    {
        var actor = context.Actor;
        var isOfficial = actor.Role is ActorRole.Reviewer or ActorRole.DepartmentHead;
        return Ground switch
        {
            ObjectionGround.Tax => isOfficial && actor.Department == "tax",
            ObjectionGround.Investigation => isOfficial,
            _ => actor.Role == ActorRole.Applicant && actor.Party != file.Case.Applicant,
        } ? Result.Done : new ObjectionNotYours(Ground);
    }

    private Result Fits(PublicNotice notice) =>
        notice.Kind == PublicNoticeKind.CreditorClaims && Ground is not ObjectionGround.Creditor and not ObjectionGround.Tax ? new ObjectionNotYours(Ground) : Result.Done;

    private FlowSignals Take(CaseFile file, PublicNotice notice, string? bookmark, StepContext context)
    {
        notice = file.Put(notice with { Objections = [.. notice.Objections, new(Ground, Text, context.Actor.Account, context.Now)] });
        file.Record("public-notice.objected", Publishing.Key(notice), new JsonObject { ["ground"] = Wording.Of(Ground) });
        var values = new JsonObject { ["title"] = notice.Title, ["ground"] = Wording.Of(Ground) };
        if (notice.Kind == PublicNoticeKind.CreditorClaims)
        {
            file.NotifyApplicant(context, NoticeCodes.CreditorClaimed, values);
            return FlowSignals.None;
        }

        var state = Ground == ObjectionGround.Investigation ? PublicNoticeState.Investigated : PublicNoticeState.Objected;
        Publishing.End(file, notice, state, context);
        var stage = file.Stages.MaxBy(one => one.Number);
        var department = stage?.LeadDepartment ?? Standing.Window;
        file.Issue(context, DocumentKind.Termination, department, stage, task: null, new JsonObject
        {
            ["reasons"] = LegalWords.List(state == PublicNoticeState.Investigated ? "公告期内被立案调查" : "公告期内收到异议", "消除异议事由后须重新公告"), ["basis"] = "《市场主体登记管理条例》第三十三条",
        });
        file.NotifyApplicant(context, NoticeCodes.PublicNoticeObjected, values);
        file.NotifyDepartment(context, department, NoticeCodes.PublicNoticeObjected, values);
        return bookmark is null ? FlowSignals.None : FlowSignals.Answer(bookmark, state.ToString());
    }
}
