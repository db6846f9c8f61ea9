using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Licences;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Parties;
using Workflow.Approvals.PublicNotices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Runtime.Instances;
using Workflow.Runtime.RuleSets;
using Workflow.Runtime.Work;
using Workflow.Tests.Catalogue;
using Workflow.Tests.Clocks;

namespace Workflow.Tests.Deregistration;

/// <summary>A firm that leaves the register, played on a shipped definition with the shipped catalogue, calendar and rules.</summary>
internal sealed class LeavingFirm
{
    public const string Flow = "enterprise-deregistration";
    public const string Stage = "deregistration";
    public static readonly PartyId Firm = new(new("00000000-0000-4000-8000-000000000077"));
    public static readonly Actor Applicant = new("firm", ActorRole.Applicant, Party: Firm);
    public static readonly Actor Creditor = new("creditor", ActorRole.Applicant, Party: new(new("00000000-0000-4000-8000-000000000078")));
    public static readonly Actor Registrar = new("registrar", ActorRole.Reviewer, "market");
    public static readonly Actor Taxman = new("taxman", ActorRole.Reviewer, "tax");
    private static readonly MatterConditions Conditions = new();

    private readonly CompiledDefinition _definition;
    private readonly SortedDictionary<string, JsonNode> _facts = new(StringComparer.Ordinal);
    private WorkflowState _state;

    public LeavingFirm(string opened, int version = 2, string creditCode = "91330402MA2B0C1D2X", params (string Kind, string Number)[] licences)
    {
        Now = Instant(opened);
        _definition = CompiledDefinition.Compile(Shipped.Parse(Published.Read($"definitions/{Flow}/v{version}.json")), ApprovalActivities.Catalogue);
        var party = new Party(Firm, PartyKind.Enterprise, "嘉兴退出有限公司", "330402", [new("uscc", creditCode)]);
        File = CaseOpening.Open(new("3304022026030200010000018"), (Flow, version), party, null, "330402", "run", Context(Applicant)).Value;
        File.Licences = [.. licences.Select((one, i) => Licence(i, one.Kind, one.Number))];
        foreach (var ground in DeregistrationBars.Grounds)
        {
            Says($"deregistration.{ground}", false);
        }

        foreach (var (kind, number) in licences)
        {
            Says($"licence.under-investigation:{kind}:{number}", false).Says($"licence.obligations-remain:{kind}:{number}", false);
        }

        Freshen();
        var start = new FlowStep(_definition, File, Context(Applicant));
        start.Start().Refusal.Should().BeNull();
        _state = start.State!;
    }

    public CaseFile File { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public DeregistrationRecord Record => File.Deregistration!;

    public PublicNotice Notice => File.PublicNotices[^1];

    public bool IsFinished => _state.Status == InstanceStatus.Finished;

    public StageApplication Application => File.Stages.Single();

    public IEnumerable<DocumentDraft> Documents => File.Changes.OfType<Change.DocumentIssued>().Select(change => change.Draft);

    public IEnumerable<Notice> Told => File.Changes.OfType<Change.NoticePosted>().Select(change => change.Notice);

    /// <summary>A source says so from now on, whenever it is asked.</summary>
    public LeavingFirm Says(string name, JsonNode value)
    {
        _facts[name] = value;
        return this;
    }

    public LeavingFirm At(string time)
    {
        Now = Instant(time);
        return this;
    }

    /// <summary>Lets every timer fire that is due until then, in order, each at its time.</summary>
    public LeavingFirm Until(string time)
    {
        var end = Instant(time);
        for (var next = Next(); next is not null && next.DueAt <= end; next = Next())
        {
            Now = next.DueAt > Now ? next.DueAt : Now;
            Play(Actor.System, DueTimers.CommandOf(File.Case.No, next));
        }

        Now = end;
        return this;
    }

    public LeavingFirm Play(Actor actor, CaseCommand command)
    {
        Try(actor, command).Should().BeNull($"{command} at {Now:O}");
        return this;
    }

    /// <summary>Plays a command; a refusal must leave nothing behind.</summary>
    public Refusal? Try(Actor actor, CaseCommand command)
    {
        Freshen();
        var before = File.Changes.Count;
        var signals = command.Decide(File, Context(actor));
        if (signals.IsRefused)
        {
            File.Changes.Should().HaveCount(before, "a refused command changes nothing");
            return signals.Refusal;
        }

        var step = new FlowStep(_definition, File, Context(Actor.System));
        step.Take(_state, FlowStep.StimuliOf(signals.Value)).Refusal.Should().BeNull();
        _state = step.State!;
        _state.OpenIncidents.Should().BeEmpty();
        return null;
    }

    public LeavingFirm Declares(bool debtsSettled = true, bool promised = true, bool wantsOrdinary = false) =>
        Play(Applicant, new DeclareRoute(File.Case.No, debtsSettled, promised, wantsOrdinary));

    public FileStage Filing()
    {
        var offer = StageOffer.Of(File, Stage, Context(Applicant)).Value;
        var form = new JsonObject(offer.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Code, field.Type switch
        {
            Approvals.Catalogue.FieldType.Boolean => false,
            Approvals.Catalogue.FieldType.Choice => field.Choices[0],
            _ => "text",
        })));
        return new FileStage(File.Case.No, Stage, form, [.. offer.Materials.Select(code => new FiledMaterial(code, "reference"))]);
    }

    public LeavingFirm Applies() => Play(Applicant, Filing());

    public LeavingFirm IsAccepted() => Play(new("clerk", ActorRole.IntakeClerk, "service-centre"), new AcceptStage(File.Case.No, Stage, []));

    public LeavingFirm Grants(params string[] matters)
    {
        foreach (var matter in matters)
        {
            var task = File.Tasks.Single(one => one.MatterCode == matter);
            Play(new($"{task.Department}-reviewer", ActorRole.Reviewer, task.Department), new CompleteTask(File.Case.No, task.Id, Verdict.Grant, ""));
        }

        return this;
    }

    public FoundLicence Found(string key) => Record.Licences.Single(one => one.Key == key);

    public ReviewTask Task(TaskKind kind) => File.Tasks.Last(one => one.Kind == kind);

    private DueTimer? Next() => DueTimers.Of(File).OrderBy(timer => timer.DueAt).FirstOrDefault();

    private void Freshen() => File.Register = new CaseRegister
    {
        Facts = [.. _facts.Select(fact => new FactSnapshot(Firm, "credit-register", fact.Key, fact.Value.DeepClone(), Now, Now, FactStatus.Answered))],
    };

    private StepContext Context(Actor actor) =>
        new(Now, actor, Published.Calendar, OfficeHours.Default, Shipped.Catalogue) { Conditions = Conditions, Rules = RuleSets.Shipped };

    private static Licence Licence(int index, string kind, string number) => new()
    {
        Id = new(new($"00000000-0000-4000-9000-{index:D12}")), Kind = kind, Holder = Firm, Number = number, Department = "market", Region = "330402",
        IssuedOn = new(2024, 1, 1), ValidFrom = new(2024, 1, 1), ValidTo = new(2029, 1, 1), Status = LicenceStatus.Valid, Version = 1, Identifier = $"id-{index}",
        Content = new("嘉兴退出有限公司"), Act = LicenceAct.Registered, Revision = 1, ChangedAt = Published.At(2024, 1, 1, 9),
    };

    private static DateTimeOffset Instant(string office)
    {
        var time = DateTime.ParseExact(office, office.Length > 16 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return OfficeTime.At(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time));
    }
}
