using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Licences;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Engine.State;
using Workflow.Engine.Values;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Tests.Stores;

/// <summary>Records with every field filled, none with its default: what the store forgets, a comparison shows.</summary>
internal static class Sample
{
    private static int Numbers;

    public static DateTimeOffset At { get; } = new(2026, 5, 29, 2, 30, 15, 125, TimeSpan.Zero);

    public static DateTimeOffset SystemTime { get; } = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public static Actor Reviewer { get; } = new("zhang", ActorRole.Reviewer, "natural-resources", new PartyId(Guid.Parse("7d9c86a2-0000-4000-8000-000000000001")));

    /// <summary>A name no other test of the run uses.</summary>
    public static string Unique(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{Interlocked.Increment(ref Numbers)}");

    public static Party Party() => new(
        new(Guid.NewGuid()), PartyKind.Enterprise, "嘉兴某某有限公司", "330402", [new("uscc", Unique("91330402MA2")), new("zz", Unique("other"))]);

    public static Project Project(Party owner) => new(
        new(Unique("2603-330402-04-01-")), owner.Id, "某某产业园", InvestmentKind.Government, "330411", new JsonObject { ["landArea"] = 1200.5, ["isIndustrial"] = true });

    public static Case Case(Party applicant, Project? project) => new()
    {
        No = new(Unique("33040220260529NR01")),
        Kind = CaseKind.Renewal,
        DefinitionId = "investment-project-social",
        DefinitionVersion = 3,
        CatalogueVersion = 2,
        Applicant = applicant.Id,
        Project = project?.Code,
        Region = "330402",
        State = CaseState.InDepartments,
        OpenedAt = At,
        ClosedAt = At.AddDays(90),
        ClosedReason = "case.granted",
        InstanceId = Unique("instance-"),
        RowCounter = 17,
    };

    public static StageApplication Stage() => new()
    {
        Number = 2,
        Code = "construction-permit",
        LeadDepartment = "housing",
        State = StageState.LeadDeciding,
        FilingBookmark = "b-filing",
        OpenedAt = At,
        FiledAt = At.AddHours(1),
        AcceptedAt = At.AddHours(2),
        DeemedAccepted = true,
        DecidedAt = At.AddDays(9),
        Form = new JsonObject { ["name"] = "party-data:name", ["area"] = 12.5, ["list"] = new JsonArray(1, 2) },
        Matters = [new("eia", MatterOutcome.Replaced, "浙江省 art. 23"), new("fire", MatterOutcome.Waived, "reason.waived")],
        EndReason = "stage.refused",
        Filing = 2,
    };

    public static ReviewTask Task(Guid id) => new()
    {
        Id = new(id),
        Kind = TaskKind.Review,
        Stage = 2,
        ActivityId = "s2-fire",
        Bookmark = "b-task",
        MatterCode = "fire-design",
        Department = "housing",
        State = TaskState.Returned,
        Round = 2,
        Filing = 3,
        MayRefile = true,
        SignOffs = [new(SignOffRole.Handler), new(SignOffRole.Approver)],
        Opinions =
        [
            new(1, SignOffRole.Handler, "li", Verdict.Return, "缺少消防平面图", At) { Attachments = ["ab12", "cd34"] },
            new(2, SignOffRole.Approver, "wang", Verdict.Refuse, "不符合 GB 55037 “防火”", At.AddDays(1)) { Attachments = ["ef56"] },
        ],
        Assignee = "li",
        FinishAfter = ["s2-scheme", "s2-eia"],
        Result = TaskResult.Refused,
        OpenedAt = At,
        CompletedAt = At.AddDays(2),
        LateSince = At.AddDays(1),
    };

    public static Clock Clock(Guid id, CaseNo no, Guid task) => new()
    {
        Id = new(id),
        CaseNo = no.Value,
        Scope = ClockScope.Task,
        OwnerId = task.ToString(),
        Kind = ClockKind.Promised,
        Limit = new(LimitLength.WorkingDays(2.5m), Basis("嘉兴市承诺"), StartEvent.Accepted),
        StartedAt = At,
        CountsAfter = OfficeHalf.AfternoonOf(new(2026, 5, 29)),
        Intervals =
        [
            new()
            {
                Number = 1, Kind = IntervalKind.Stopped, From = OfficeHalf.MorningOf(new(2026, 6, 1)), To = OfficeHalf.AfternoonOf(new(2026, 6, 2)),
                Ground = StopGround.ExpertReview, Basis = Basis("行政许可法"), Actor = "li", Reason = "专家评审", Document = "嘉自然资规特〔2026〕1号",
                KnownAt = At, SupersededAt = At.AddDays(3), CalendarVersion = "2026-1",
            },
            new()
            {
                Number = 2, Kind = IntervalKind.Extended, From = OfficeHalf.MorningOf(new(2026, 6, 3)), Basis = Basis("行政许可法"),
                Extension = LimitLength.WorkingDays(10), Actor = "wang", KnownAt = At.AddDays(3), CalendarVersion = "2026-2",
            },
        ],
        CalendarVersion = "2026-1",
        Due = new(new(2026, 6, 4), DuePoint.Closing, At.AddDays(6), IsProvisional: true),
        Epoch = 4,
        EndedAt = At.AddDays(5),
        LateSince = At.AddDays(6),
        Bookmark = "b-wait",
    };

    public static Material Material() => new(2, "fire-plan", MaterialState.Tolerated, "sha256:abc", new(2026, 6, 30));

    public static Supplement Supplement(Guid id, Guid task) => new()
    {
        Id = new(id),
        Stage = 2,
        Phase = SupplementPhase.Correction,
        State = SupplementState.Answered,
        Items = [new("fire-plan", "housing", "请补充“消防平面图”"), new(null, "housing", "表格第 3 项")],
        Bookmark = "b-supplement",
        Task = new(task),
        SentAt = At,
        DueOn = new(2026, 6, 12),
        AnsweredAt = At.AddDays(1),
    };

    public static DocumentDraft Draft(Guid id, string department) => new()
    {
        Id = new(id),
        Kind = DocumentKind.Acceptance,
        Department = department,
        Stage = 2,
        Task = new(id),
        Values = new JsonObject { ["project"] = "某某产业园" },
        IssuedAt = At,
    };

    public static Notice Notice(Guid id, PartyId party) => new(new(id), "notice.stage-open", party, null, new JsonObject { ["stage"] = 2 }, At, At.AddDays(1));

    public static Licence Licence(PartyId holder) => new()
    {
        Id = new(Guid.NewGuid()),
        Kind = "LK06",
        Holder = holder,
        Number = Unique("JY1330402"),
        Department = "market",
        Region = "330402",
        IssuedOn = new(2025, 3, 1),
        ValidFrom = new(2025, 3, 2),
        ValidTo = new(2030, 3, 1),
        Status = LicenceStatus.Revoked,
        Version = 7,
        Identifier = Unique("1.2.156.3005.2.11330402."),
        Content = new("嘉兴某某有限公司", "某路1号", "热食类食品制售", "party-data:responsiblePerson"),
        Act = LicenceAct.Revoked,
        Reason = "吊销",
        Case = new("33040220260529NR017"),
        Revision = 1,
        ChangedAt = At,
    };

    public static Bookmark Bookmark(string id) =>
        new(id, BookmarkKind.Work, "root/s2-fire", "Approval.DepartmentReview", "Approval.DepartmentReview", At.AddDays(3), Value.Undefined);

    public static JournalEntry Entry(long sequence) =>
        new(sequence, JournalKind.Completed, "root/s2-fire", "s2-fire", "Approval.DepartmentReview", "x1", ["Done", "Granted"], "reason");

    public static AuditFact Fact(string kind) => new(kind, "subject", new JsonObject { ["matter"] = "消防", ["round"] = 2 });

    public static InstanceRecord Instance(Case @case) => new(
        @case.InstanceId, @case.No, @case.DefinitionId, @case.DefinitionVersion, InstanceSubStatus.Faulted, 2, At, At.AddHours(1), At.AddDays(90))
    {
        ParentId = "parent", ReportTo = "parent:9", Children = 3,
    };

    public static IssuedDocument Render(DocumentDraft draft, int year, long serial) => new(
        draft.Id, draft.Kind, draft.Department, draft.Stage, draft.Task, $"嘉审受〔{year}〕{serial}号", "受理通知书", 3, $"<p>{draft.Values["project"]} {serial}</p>", "ab12", draft.IssuedAt);

    private static LegalBasis Basis(string source) => new(source, "45", new DateOnly(2026, 1, 9), IsAssumption: true);
}
