using System.Diagnostics;
using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.PublicNotices;

/// <summary>Publishes notices and ends them when their time is over.</summary>
public static class Publishing
{
    private const string OwnerPrefix = "public-notice/";

    /// <summary>Departments that are asked to look: tax and insurance first of all (企业注销指引 2025).</summary>
    private static readonly string[] Asked = ["tax", "human-resources"];

    /// <summary>A step publishes a notice that can be spoken against, and waits for its end.</summary>
    /// <param name="file">The case.</param>
    /// <param name="kind"><c>simple-deregistration</c> or <c>self-employed-deregistration</c>.</param>
    /// <param name="bookmark">Answered with <c>Ended</c>, <c>Objected</c> or <c>Investigated</c>.</param>
    /// <param name="context">Time and calendar.</param>
    /// <returns>Refused: <c>case.closed</c>, <c>public-notice.kind-unknown</c>.</returns>
    public static Result<FlowSignals> Open(CaseFile file, string kind, string bookmark, StepContext context)
    {
        PublicNoticeKind? known = kind switch
        {
            "simple-deregistration" => PublicNoticeKind.SimpleDeregistration,
            "self-employed-deregistration" => PublicNoticeKind.SelfEmployedDeregistration,
            _ => null,
        };
        return known is not { } which ? new PublicNoticeKindUnknown(kind) : Standing.Open(file).Map(() =>
        {
            Publish(file, which, bookmark, context);
            return FlowSignals.None;
        });
    }

    /// <summary>Publishes now.</summary>
    internal static PublicNotice Publish(CaseFile file, PublicNoticeKind kind, string? bookmark, StepContext context)
    {
        var id = file.NextId();
        var clock = LimitOf(kind) is { } limit ? file.StartClock(context, ClockScope.Case, $"{OwnerPrefix}{id:D}", ClockKind.Statutory, limit, context.Now, bookmark) : null;
        var (title, text, basis) = WordsOf(kind, file.Applicant.DisplayName, CodeOf(file), clock?.Due?.Date);
        var notice = file.Put(new PublicNotice
        {
            Id = id, Kind = kind, Title = title, Text = text, PublishedAt = context.Now, EndsOn = clock?.Due?.Date, State = clock is null ? PublicNoticeState.Ended : PublicNoticeState.Open,
            EndedAt = clock is null ? context.Now : null, IsListed = kind != PublicNoticeKind.SelfEmployedDeregistration, Clock = clock?.Id,
        });
        var stage = file.Stages.MaxBy(one => one.Number);
        file.Issue(context, DocumentKind.PublicNotice, stage?.LeadDepartment ?? Standing.Window, stage, task: null, new JsonObject
        {
            ["matter"] = title, ["items"] = LegalWords.List(text), ["basis"] = basis,
        });
        file.Record("public-notice.published", Key(notice), new JsonObject { ["kind"] = Wording.Of(kind), ["endsOn"] = notice.EndsOn is { } last ? Iso.Of(last) : null });
        foreach (var department in bookmark is null ? [] : Asked.Where(context.Catalogue.Departments.ContainsKey))
        {
            file.NotifyDepartment(context, department, NoticeCodes.PublicNoticeAsks, new JsonObject { ["until"] = notice.EndsOn is { } end ? Iso.Of(end) : "" });
        }

        return notice;
    }

    /// <summary>The notice whose clock this is, or null.</summary>
    internal static PublicNotice? Of(CaseFile file, Clock clock) => file.PublicNotices.FirstOrDefault(notice => notice.Clock == clock.Id);

    /// <summary>Its time is over and nobody ended it.</summary>
    internal static FlowSignals Over(CaseFile file, PublicNotice notice, Clock clock, StepContext context)
    {
        End(file, notice, PublicNoticeState.Ended, context);
        file.NotifyApplicant(context, NoticeCodes.PublicNoticeEnded, new JsonObject { ["title"] = notice.Title });
        return clock.Bookmark is { } bookmark ? FlowSignals.Answer(bookmark, nameof(PublicNoticeState.Ended)) : FlowSignals.None;
    }

    /// <summary>Ends an open notice and its clock.</summary>
    internal static PublicNotice End(CaseFile file, PublicNotice notice, PublicNoticeState state, StepContext context)
    {
        if (file.Clocks.FirstOrDefault(clock => clock.Id == notice.Clock && clock.EndedAt is null) is { } running)
        {
            file.Apply(new Change.ClockChanged(running.End(context.Now, context.Office).Value with { Bookmark = null }));
        }

        var ended = file.Put(notice with { State = state, EndedAt = context.Now });
        file.Record("public-notice.ended", Key(ended), new JsonObject { ["state"] = Wording.Of(state) });
        return ended;
    }

    /// <summary>The case ends: what is still published is over.</summary>
    internal static void EndAll(CaseFile file, StepContext context)
    {
        foreach (var notice in file.PublicNotices.Where(one => one.State == PublicNoticeState.Open).ToList())
        {
            End(file, notice, PublicNoticeState.Withdrawn, context);
        }
    }

    internal static string Key(PublicNotice notice) => notice.Id.ToString("D", System.Globalization.CultureInfo.InvariantCulture);

    private static TimeLimit? LimitOf(PublicNoticeKind kind) => kind switch
    {
        PublicNoticeKind.SimpleDeregistration => new(LimitLength.CalendarDays(20), new LegalBasis("市场主体登记管理条例", "33", VerifiedOn: null), StartEvent.Notified),
        PublicNoticeKind.SelfEmployedDeregistration => new(LimitLength.CalendarDays(10), new LegalBasis("市场主体登记管理条例", "33", VerifiedOn: null), StartEvent.Notified),
        PublicNoticeKind.CreditorClaims => new(LimitLength.CalendarDays(45), new LegalBasis("公司法", "235", VerifiedOn: null), StartEvent.Notified),
        PublicNoticeKind.LiquidationGroup => null,
        _ => throw new UnreachableException(),
    };

    private static (string Title, string Text, string Basis) WordsOf(PublicNoticeKind kind, string name, string code, DateOnly? until)
    {
        var whom = code.Length == 0 ? name : $"{name}（统一社会信用代码{code}）";
        var last = until is { } day ? LegalWords.Date(day) : "";
        return kind switch
        {
            PublicNoticeKind.SimpleDeregistration => (
                $"{name}简易注销公告", $"{whom}拟申请简易注销登记，全体投资人承诺已经清偿债务、结清职工工资、社会保险费用、法定补偿金和应缴税款，并对承诺的真实性承担法律责任。债权人和其他利害关系人可以自本公告之日起至{last}提出异议。",
                "《市场主体登记管理条例》第三十三条"),
            PublicNoticeKind.SelfEmployedDeregistration => (
                $"{name}注销登记推送", $"{whom}申请注销登记，无需公告。有关部门可以自推送之日起至{last}提出异议。", "《市场主体登记管理条例》第三十三条"),
            PublicNoticeKind.LiquidationGroup => ($"{name}清算组公告", $"{whom}已经解散并成立清算组，清算组成员、清算组负责人名单依法公告。", "《市场主体登记管理条例》第三十二条"),
            PublicNoticeKind.CreditorClaims => (
                $"{name}债权人公告", $"{whom}已经解散并进行清算。请债权人自接到通知之日起三十日内，未接到通知的自本公告之日起四十五日内（至{last}）向清算组申报债权。", "《中华人民共和国公司法》第二百三十五条"),
            _ => throw new UnreachableException(),
        };
    }

    private static string CodeOf(CaseFile file) => file.Applicant.Identifiers.FirstOrDefault(identifier => identifier.Scheme == "uscc")?.Value ?? "";
}
