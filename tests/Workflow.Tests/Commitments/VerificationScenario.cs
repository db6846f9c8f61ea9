using Workflow.Approvals;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Tasks;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Runtime.Instances;
using Workflow.Runtime.RuleSets;
using Workflow.Runtime.Work;
using Workflow.Tests.CaseFiles;
using Workflow.Tests.Catalogue;
using Workflow.Tests.Clocks;

namespace Workflow.Tests.Commitments;

/// <summary>Plays a verification on the shipped drawing, in memory. The matter was granted on Monday, 5 January 2026.</summary>
internal sealed class VerificationScenario
{
    public static readonly CaseNo No = CaseNumber.Build("330402", new DateOnly(2026, 1, 5), "0001", 7);
    public static readonly Actor First = new("inspector-1", ActorRole.Reviewer, "urban-management");
    public static readonly Actor Second = new("inspector-2", ActorRole.Reviewer, "urban-management");
    public static readonly Actor Head = new("head", ActorRole.DepartmentHead, "urban-management");
    public static readonly Actor Firm = CaseScenario.Applicant;

    private static readonly CompiledDefinition Definition = CompiledDefinition.Compile(Shipped.Definition(VerificationDuty.Flow), ApprovalActivities.Catalogue);

    private readonly List<Change> _changes = [];
    private readonly FlowStep _flow;
    private readonly CaseRegister _register;

    private VerificationScenario(VerificationDuty duty, string? level)
    {
        _register = level is null ? CaseRegister.Empty : Committed.Good(Now, level: level);
        var party = new Party(CaseScenario.Firm, PartyKind.Enterprise, "嘉兴测试有限公司", "330402", []);
        File = CaseOpening.OpenVerification(No, (VerificationDuty.Flow, 1), party, duty, "330402", "v1", Context(Actor.System)).Value;
        File.Register = _register;
        _flow = new FlowStep(Definition, File, Context(Actor.System));
        _flow.Start().Refusal.Should().BeNull();
        State = _flow.State!;
        Keep();
    }

    public CaseFile File { get; private set; }

    public WorkflowState State { get; private set; }

    public DateTimeOffset Now { get; private set; } = OfficeTime.At(new DateOnly(2026, 1, 5), new TimeOnly(10, 0));

    public VerificationDuty Duty => File.Verification!;

    public IReadOnlyList<Change> Changes => _changes;

    public IEnumerable<Notice> Notices => _changes.OfType<Change.NoticePosted>().Select(change => change.Notice);

    public IEnumerable<DocumentDraft> Documents => _changes.OfType<Change.DocumentIssued>().Select(change => change.Draft);

    public IEnumerable<AuditFact> Audit => _changes.OfType<Change.Recorded>().Select(change => change.Fact);

    public ReviewTask Task => File.Tasks.Last(task => task.IsOpen);

    /// <summary>Granted by the landscaping bureau, to be verified by urban management.</summary>
    public static VerificationScenario Opened(string? level = "B", Func<VerificationDuty, VerificationDuty>? change = null)
    {
        var duty = new VerificationDuty
        {
            Commitment = new(new Guid("33333333-3333-4333-8333-333333333333")), Origin = CaseScenario.No, Matter = "landscape-opinion", MatterName = "设计方案园林绿化审查意见", Approver = "landscaping",
            Regulator = "urban-management", GrantedAt = OfficeTime.At(new DateOnly(2026, 1, 5), new TimeOnly(9, 30)), IsLowRisk = true,
            Later = [new("traffic-study", new(2026, 2, 2), DeliveredOn: null)],
        };
        return new(change is null ? duty : change(duty), level);
    }

    public static VerificationScenario Checking(string? level = "B", Func<VerificationDuty, VerificationDuty>? change = null)
    {
        var scenario = Opened(level, change);
        return scenario.Play(First, new AcknowledgeHandOver(No, scenario.Task.Id));
    }

    public static VerificationScenario Inspected(CheckFinding finding, bool harm = false) => Checking().Names().Finds(finding, harm);

    public VerificationScenario Names() => Play(Head, new NameInspectors(No, Task.Id, [First.Account, Second.Account]));

    public VerificationScenario Finds(CheckFinding finding, bool harm = false) =>
        Play(First, new ReportCheck(No, Task.Id, finding, harm, "核查记录")).Play(Second, new ReportCheck(No, Task.Id, finding, harm, "同意"));

    public VerificationScenario On(string day)
    {
        Now = OfficeTime.At(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(2, 0));
        return this;
    }

    public VerificationScenario Watched(string day) => On(day).Play(Actor.System, new WatchVerification(No));

    public StepContext Context(Actor actor) => new(Now, actor, Published.Hall.Calendar, OfficeHours.Default, Shipped.Catalogue) { Rules = RuleSets.Shipped };

    public VerificationScenario Play(Actor actor, CaseCommand command)
    {
        var refusal = Try(actor, command);
        refusal.Should().BeNull($"{command.GetType().Name} must succeed, not: {refusal?.Message}");
        return this;
    }

    public Refusal? Try(Actor actor, CaseCommand command)
    {
        var before = File;
        File = Reload();
        var decided = command.Decide(File, Context(actor));
        if (decided.IsRefused)
        {
            File = before;
            return decided.Refusal;
        }

        var flow = new FlowStep(Definition, File, Context(Actor.System));
        flow.Take(State, FlowStep.StimuliOf(decided.Value)).Refusal.Should().BeNull();
        State = flow.State!;
        Keep();
        return null;
    }

    private CaseFile Reload() =>
        new(File.Case, File.Applicant, File.Project, File.Stages, File.Tasks, File.Clocks, File.Materials, File.Supplements, File.Commitments, File.Verification) { Register = _register };

    private void Keep()
    {
        _changes.AddRange(File.Changes);
        File = Reload();
    }
}
