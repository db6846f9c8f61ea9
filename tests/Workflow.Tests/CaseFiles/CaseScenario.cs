using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Runtime.RuleSets;

namespace Workflow.Tests.CaseFiles;

/// <summary>Plays commands on a case held in memory, the way the runner does: decide, let the flow go on, keep all or nothing.</summary>
internal sealed class CaseScenario
{
    public static readonly PartyId Firm = new(new Guid("11111111-1111-4111-8111-111111111111"));
    public static readonly CaseNo No = CaseNumber.Build("330402", new DateOnly(2026, 3, 2), "0001", 1);
    public static readonly Actor Applicant = new("firm-agent", ActorRole.Applicant, Party: Firm);
    public static readonly Actor Clerk = new("clerk", ActorRole.IntakeClerk, "service-centre");

    private static readonly string[] PlanningMaterials = ["land-contract", "red-line", "eia-report", "soil-plan", "scheme"];

    private readonly SmallFlow _flow;
    private readonly List<Change> _changes = [];
    private readonly WorkingCalendar _calendar = WorkingCalendar.Of("test", []).Value;
    private CatalogueVersion _catalogue;

    private CaseScenario(JsonObject attributes, bool mayRefile, CatalogueVersion catalogue)
    {
        _catalogue = catalogue;
        _flow = new SmallFlow(mayRefile);
        var applicant = new Party(Firm, PartyKind.Enterprise, "嘉兴测试有限公司", "330402", []);
        var project = new Project(new ProjectCode("2603-330402-04-01-000001"), Firm, "测试厂房", InvestmentKind.Social, "330402", attributes);
        File = CaseOpening.Open(No, (SmallCatalogue.Flow, 1), applicant, project, "330402", "i1", Context(Applicant)).Value;
        _flow.Start(File, Context(Actor.System));
        Keep();
    }

    /// <summary>The case as committed.</summary>
    public CaseFile File { get; private set; }

    /// <summary>Office time. Monday 2 March 2026, nine o'clock at first.</summary>
    public DateTimeOffset Now { get; private set; } = OfficeTime.At(new DateOnly(2026, 3, 2), new TimeOnly(9, 0));

    public SmallFlow Flow => _flow;

    public IReadOnlyList<Change> Changes => _changes;

    public IEnumerable<DocumentDraft> Documents => _changes.OfType<Change.DocumentIssued>().Select(c => c.Draft);

    public IEnumerable<Notice> Notices => _changes.OfType<Change.NoticePosted>().Select(c => c.Notice);

    public IEnumerable<AuditFact> Audit => _changes.OfType<Change.Recorded>().Select(c => c.Fact);

    /// <summary>A case of a project that needs land, eia, soil and permit in its first stage and drawings in its second.</summary>
    public static CaseScenario Opened(bool mayRefile = false, string toleranceOutcome = "acceptance-revoked") =>
        new(Attributes(), mayRefile, SmallCatalogue.Build(toleranceOutcome));

    public static CaseScenario OpenedWith(JsonObject attributes, CatalogueVersion? catalogue = null) =>
        new(attributes, mayRefile: false, catalogue ?? SmallCatalogue.Build());

    public static JsonObject Attributes() => new() { ["needsEia"] = true, ["regionalEvaluation"] = false, ["hasWorks"] = true };

    /// <summary>The first stage is filed with everything.</summary>
    public static CaseScenario Filed() => Opened().Files();

    /// <summary>The first stage is accepted; four departments' tasks are open.</summary>
    public static CaseScenario Accepted(bool mayRefile = false) => Opened(mayRefile).Files().Accepts();

    public static Actor Reviewer(string department, string account = "reviewer") => new($"{department}-{account}", ActorRole.Reviewer, department);

    public static Actor Head(string department) => new($"{department}-head", ActorRole.DepartmentHead, department);

    public static JsonObject Form() => new() { ["projectName"] = "测试厂房", ["siteArea"] = 1200.5, ["eiaClass"] = "form", ["contactName"] = "王某" };

    public static List<FiledMaterial> AllMaterials() =>
        [.. PlanningMaterials.Select(code => new FiledMaterial(code, $"sha-{code}"))];

    public CaseScenario At(string time)
    {
        var office = DateTime.ParseExact(time, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Now = OfficeTime.At(DateOnly.FromDateTime(office), TimeOnly.FromDateTime(office));
        return this;
    }

    public CaseScenario At(DateTimeOffset time)
    {
        Now = time;
        return this;
    }

    public StepContext Context(Actor actor) => new(Now, actor, _calendar, OfficeHours.Default, _catalogue) { Conditions = new SmallConditions(), Rules = RuleSets.Shipped };

    /// <summary>Plays a command that must succeed.</summary>
    public CaseScenario Play(Actor actor, CaseCommand command)
    {
        var refusal = Try(actor, command);
        refusal.Should().BeNull($"{command.GetType().Name} at {OfficeTime.DayOf(Now):yyyy-MM-dd} must succeed, not: {refusal?.Message}");
        return this;
    }

    /// <summary>Plays a command; a refusal leaves nothing behind.</summary>
    public Refusal? Try(Actor actor, CaseCommand command)
    {
        var before = File;
        File = Reload(before);
        var context = Context(actor);
        var decided = command.Decide(File, context);
        if (decided.IsRefused)
        {
            File = before;
            return decided.Refusal;
        }

        _flow.Take(decided.Value, File, Context(Actor.System));
        Keep();
        return null;
    }

    /// <summary>Lets time pass to the next timer and fires it.</summary>
    public CaseScenario FireNextTimer()
    {
        var next = DueTimers.Of(File).MinBy(t => t.DueAt) ?? throw new InvalidOperationException("No timer.");
        Now = next.DueAt > Now ? next.DueAt : Now;
        return Play(Actor.System, DueTimers.CommandOf(No, next));
    }

    public CaseScenario Files(string stage = "planning", JsonObject? form = null, IReadOnlyList<FiledMaterial>? materials = null) =>
        Play(Applicant, new FileStage(No, stage, form ?? Form(), materials ?? AllMaterials()));

    public CaseScenario FilesWithout(params string[] missing) => Files(materials: [.. AllMaterials().Where(m => !missing.Contains(m.Code))]);

    public CaseScenario FilesConstruction() => Files("construction", new JsonObject { ["projectName"] = "测试厂房" }, [new FiledMaterial("drawings", "sha-drawings")]);

    public CaseScenario Accepts(string stage = "planning", params ToleratedMaterial[] tolerated) => Play(Clerk, new AcceptStage(No, stage, tolerated));

    public CaseScenario Decides(string matter, Verdict verdict, string text = "意见", bool prepare = false)
    {
        var signers = Task(matter).SignOffs;
        for (var i = 0; i < signers.Count && (verdict != Verdict.Return || i == 0); i++)
        {
            Play(Signer(matter, i), new CompleteTask(No, Task(matter).Id, verdict, text, prepare));
        }

        return this;
    }

    public CaseScenario Grants(params string[] matters) => matters.Aggregate(this, (scenario, matter) => scenario.Decides(matter, Verdict.Grant));

    public CaseScenario Refuses(string matter) => Decides(matter, Verdict.Refuse, "不符合条件");

    public CaseScenario Returns(string matter) => Decides(matter, Verdict.Return, "请更正面积");

    public CaseScenario LeadRefuses() => Play(Head("natural-resources"), new DecideLead(No, "planning", Refile: false, "同意不予许可"));

    /// <summary>The account that gives the n-th signature: each another one, the last the head.</summary>
    public Actor Signer(string matter, int index)
    {
        var task = Task(matter);
        return task.SignOffs[index].Role == SignOffRole.Approver ? Head(task.Department) : Reviewer(task.Department, $"reviewer{index}");
    }

    public ReviewTask Task(string matter) => File.Tasks.Last(t => t.MatterCode == matter);

    public StageApplication Stage(string code = "planning") => File.Stages.First(s => s.Code == code);

    public Clock Clock(string matter, ClockKind kind = ClockKind.Promised) =>
        File.Clocks.Last(c => c.Scope == ClockScope.Task && c.OwnerId == Task(matter).Id.Value.ToString("D", CultureInfo.InvariantCulture) && c.Kind == kind);

    public Clock StageClock(ClockKind kind = ClockKind.Promised, int stage = 1) =>
        File.Clocks.Last(c => c.Scope == ClockScope.Stage && c.OwnerId == stage.ToString(CultureInfo.InvariantCulture) && c.Kind == kind);

    public Clock CaseClock(ClockKind kind = ClockKind.Promised) => File.Clocks.Last(c => c.Scope == ClockScope.Case && c.Kind == kind);

    public Supplement Supplement(SupplementPhase phase) => File.Supplements.Last(s => s.Phase == phase);

    public CaseScenario With(CatalogueVersion catalogue)
    {
        _catalogue = catalogue;
        return this;
    }

    /// <summary>What registers say from now on.</summary>
    public CaseScenario Knows(CaseRegister register)
    {
        Register = register;
        File = Reload(File);
        return this;
    }

    /// <summary>What registers say about the applicant.</summary>
    public CaseRegister Register { get; private set; } = CaseRegister.Empty;

    private CaseFile Reload(CaseFile file) =>
        new(file.Case, file.Applicant, file.Project, file.Stages, file.Tasks, file.Clocks, file.Materials, file.Supplements, file.Commitments, file.Verification) { Register = Register };

    private void Keep()
    {
        _changes.AddRange(File.Changes);
        File = Reload(File);
    }
}
