using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Work;
using Workflow.Tests.Catalogue;
using Workflow.Tests.Clocks;

namespace Workflow.Tests.Startup;

/// <summary>A startup on the shipped flow in memory: opened on one version, filed, accepted, decided, with or without rules.</summary>
internal sealed class StartupRun
{
    public const string Flow = "enterprise-startup";
    public const string Name = "嘉兴示范软件有限公司";
    public static readonly Party Founders = new(new(new Guid("00000000-0000-4000-8000-00000000000a")), PartyKind.Startup, Name, "330402", []);
    public static readonly Actor Applicant = new("founder", ActorRole.Applicant, Party: Founders.Id);

    private static readonly Actor Clerk = new("clerk", ActorRole.IntakeClerk, "service-centre");
    private static readonly MatterConditions Conditions = new();
    private readonly CompiledDefinition _definition;
    private readonly IRuleSets _rules;
    private WorkflowState _state;

    /// <param name="version">Version of the definition.</param>
    /// <param name="at">e.g. <c>2026-04-30 09:00</c>: when the case is opened and filed.</param>
    /// <param name="rules">Rules that decide, or null when there are none.</param>
    public StartupRun(int version, string at, IRuleSets? rules = null)
    {
        _definition = CompiledDefinition.Compile(Definition(version), ApprovalActivities.Catalogue);
        _rules = rules ?? new StepContext(default, Applicant, Published.Calendar, OfficeHours.Default, Shipped.Catalogue).Rules;
        Now = Moment(at);
        File = CaseOpening.Open(new("3304022026043000010000011"), (Flow, version), Founders, project: null, "330402", "run", Context(Applicant)).Value;
        var start = new FlowStep(_definition, File, Context(Applicant));
        start.Start().IsRefused.Should().BeFalse();
        _state = start.State!;
    }

    public CaseFile File { get; }

    public DateTimeOffset Now { get; private set; }

    public IEnumerable<DocumentDraft> Documents => File.Changes.OfType<Change.DocumentIssued>().Select(change => change.Draft);

    public IEnumerable<Decision> Decisions => File.Changes.OfType<Change.DecisionMade>().Select(change => change.Decision);

    public static WorkflowDefinition Definition(int version) => Shipped.Parse(Published.Read($"definitions/{Flow}/v{version}.json"));

    public static DateTimeOffset Moment(string at)
    {
        var local = DateTime.ParseExact(at, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return OfficeTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    public StartupRun At(string at)
    {
        Now = Moment(at);
        return this;
    }

    /// <summary>Sources that say nothing against the startup, asked just now.</summary>
    public StartupRun WithGreenRegisters(params (string Fact, JsonNode? Value)[] changed)
    {
        var said = new OrderedDictionary<string, JsonNode?> { ["name.no-conflict"] = true, ["address.on-negative-list"] = false, ["applicant.identity-checked"] = true, ["applicant.not-dishonest"] = true };
        foreach (var (fact, value) in changed)
        {
            said[fact] = value;
        }

        File.Register = new CaseRegister
        {
            Facts = [.. said.Select(fact => new FactSnapshot(Founders.Id, "register", fact.Key, fact.Value, Now, Now, fact.Value is null ? FactStatus.Unavailable : FactStatus.Answered))],
        };
        return this;
    }

    public StartupRun Files(params (string Field, JsonNode? Value)[] changed) => FilesWithout("", changed);

    /// <summary>Files the form with what is changed, and all materials but one.</summary>
    public StartupRun FilesWithout(string material, params (string Field, JsonNode? Value)[] changed)
    {
        var stage = File.Stages.Single().Code;
        var offer = StageOffer.Of(File, stage, Context(Applicant)).Value;
        var form = new JsonObject(offer.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Code, field.Type switch
        {
            FieldType.Number or FieldType.WholeNumber => 1,
            FieldType.Boolean => field.Code != "person-wanted",
            FieldType.Date => "2026-06-01",
            FieldType.Choice => field.Choices[0],
            _ => field.Code == "enterpriseName" ? Name : field.Code == "businessScope" ? "软件开发；信息系统集成服务" : "text",
        })));
        foreach (var (field, value) in changed)
        {
            form[field] = value?.DeepClone();
        }

        Do(new FileStage(File.Case.No, stage, form, [.. offer.Materials.Where(code => code != material).Select(code => new FiledMaterial(code, "reference"))]), Applicant);
        return this;
    }

    public StartupRun Accepts()
    {
        Do(new AcceptStage(File.Case.No, File.Stages.Single().Code, []), Clerk);
        return this;
    }

    /// <summary>Every open review is decided in the last minute of its promise, the earliest first. No clock may have run out by then.</summary>
    public StartupRun GrantsInTheLastMinute()
    {
        while (File.Tasks.Where(task => task is { Kind: TaskKind.Review, IsOpen: true } && Promise(task.MatterCode!).Due is not null).MinBy(task => Promise(task.MatterCode!).Due!.Instant) is { } next)
        {
            Now = Promise(next.MatterCode!).Due!.Instant.AddMinutes(-1);
            File.Clocks.Where(clock => clock.EndedAt is null && clock.Due is { } due && due.Instant <= Now).Should().BeEmpty();
            Grants(next.MatterCode!);
        }

        return this;
    }

    public StartupRun Grants(string matter)
    {
        var task = Task(matter);
        Do(new CompleteTask(File.Case.No, task.Id, Verdict.Grant, "agreed"), new Actor($"{task.Department}-handler", ActorRole.Reviewer, task.Department));
        return this;
    }

    public ReviewTask Task(string matter) => File.Tasks.Single(task => task.MatterCode == matter);

    public Clock Promise(string matter) => File.Clocks.Single(clock => clock is { Scope: ClockScope.Task, Kind: ClockKind.Promised } && clock.OwnerId == Task(matter).Owner());

    public Refusal? Try(CaseCommand command, Actor actor) => command.Decide(File, Context(actor)).Refusal;

    private void Do(CaseCommand command, Actor actor)
    {
        var context = Context(actor);
        var signals = command.Decide(File, context);
        signals.Refusal.Should().BeNull();
        var step = new FlowStep(_definition, File, context);
        step.Take(_state, FlowStep.StimuliOf(signals.Value)).Refusal.Should().BeNull();
        _state = step.State!;
    }

    private StepContext Context(Actor actor) => new(Now, actor, Published.Calendar, OfficeHours.Default, Shipped.Catalogue) { Conditions = Conditions, Rules = _rules };
}
