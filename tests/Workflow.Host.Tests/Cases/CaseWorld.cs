using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Host.Demo;
using Workflow.Runtime;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Migrating;
using Workflow.Runtime.Timers;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Tests.Cases;

/// <summary>An office on a store: shipped definitions, virtual time, people who act. Tests read as what they do.</summary>
internal sealed class CaseWorld
{
    public const string Planning = "planning-permit";

    private static int Parties;
    private readonly DemoProject _demo;

    private CaseWorld(WorkflowStore store, PublishedVersions versions, VirtualTime time, DemoProject demo)
    {
        (Store, Versions, Time, _demo) = (store, versions, time, demo);
        var both = new RuntimeTime(time, TimeProvider.System);
        Moves = new CaseMoves(store, versions);
        Runner = new InstanceRunner(store.Steps, versions, both, tracking: null, Moves);
        Timers = new TimerWork(store.Timers, Runner, both, TimeProvider.System);
    }

    public WorkflowStore Store { get; }
    public PublishedVersions Versions { get; }
    public VirtualTime Time { get; }
    public InstanceRunner Runner { get; }
    public CaseMoves Moves { get; }
    public TimerWork Timers { get; }

    /// <summary>Opens the office; the shipped files are imported, or were before.</summary>
    public static async Task<CaseWorld> OpenAsync(WorkflowStore store)
    {
        var time = new VirtualTime(SocialStory.Begin);
        var problems = await ShippedFiles.ImportAsync(store, DefinitionFiles.Folder, time.GetUtcNow(), CancellationToken.None);
        problems.Should().BeEmpty();
        return new CaseWorld(store, await PublishedVersions.LoadAsync(store, CancellationToken.None), time, DemoProject.Read(DefinitionFiles.Folder)[0]);
    }

    /// <summary>Opens a case for a party and project of its own.</summary>
    /// <param name="change">Attributes that differ from the demo project's.</param>
    public Task<(CaseNo No, Actor Applicant)> OpenCaseAsync(params (string Attribute, JsonNode Value)[] change) => OpenCaseAsync("investment-project-social", change);

    /// <summary>Opens a case of another flow.</summary>
    public async Task<(CaseNo No, Actor Applicant)> OpenCaseAsync(string definition, params (string Attribute, JsonNode Value)[] change)
    {
        var number = Interlocked.Increment(ref Parties);
        var party = new Party(new(Guid.NewGuid()), PartyKind.Enterprise, $"Enterprise {number}", _demo.Party.Region, []);
        var attributes = (JsonObject)_demo.Project.Attributes.DeepClone();
        foreach (var (attribute, value) in change)
        {
            attributes[attribute] = value.DeepClone();
        }

        var project = new Project(new(string.Create(CultureInfo.InvariantCulture, $"2602-330402-04-01-{number:D6}")), party.Id, $"Project {number}", definition.EndsWith("government", StringComparison.Ordinal) ? InvestmentKind.Government : InvestmentKind.Social, party.Region, attributes);
        (await Store.Parties.AddAsync(party, CancellationToken.None)).IsRefused.Should().BeFalse();
        (await Store.Parties.AddAsync(project, CancellationToken.None)).IsRefused.Should().BeFalse();
        var applicant = new Actor($"applicant-{number}", ActorRole.Applicant, Party: party.Id);
        return ((await Runner.OpenAsync(new(definition, party.Id, project.Code, party.Region), applicant, CancellationToken.None)).Value, applicant);
    }

    /// <summary>Files the planning stage with everything it needs.</summary>
    public Task FilePlanningAsync(CaseNo no, Actor applicant) => FileAsync(no, Planning, applicant);

    /// <summary>Files a stage with everything it needs but the materials left out.</summary>
    public async Task FileAsync(CaseNo no, string stage, Actor applicant, params string[] leftOut)
    {
        var offer = (await Runner.OfferAsync(no, stage, applicant, CancellationToken.None)).Value;
        var form = new JsonObject(offer.Fields.Select(field => KeyValuePair.Create(field.Code, _demo.Form[field.Code]?.DeepClone())));
        await DoAsync(new FileStage(no, stage, form, [.. offer.Materials.Where(code => !leftOut.Contains(code)).Select(code => new FiledMaterial(code, $"test:{code}"))]), applicant);
    }

    /// <summary>Grants every open review, those first whose results others wait for.</summary>
    public async Task GrantAllAsync(CaseNo no)
    {
        while (Next(await ReadAsync(no)) is { } task)
        {
            var (command, actor) = await LastSignatureAsync(no, task);
            await DoAsync(command, actor);
        }

        static ReviewTask? Next(CaseFile file)
        {
            var open = file.Tasks.Where(t => t is { Kind: TaskKind.Review, State: TaskState.Open }).ToList();
            return open.Find(t => !open.Exists(other => t.FinishAfter.Contains(other.ActivityId)));
        }
    }

    /// <summary>A department refuses its matter.</summary>
    public async Task RefuseAsync(CaseNo no, string matter)
    {
        var task = (await ReadAsync(no)).Tasks.Single(t => t.MatterCode == matter && t.State == TaskState.Open);
        foreach (var step in task.SignOffs)
        {
            await DoAsync(new CompleteTask(no, task.Id, Verdict.Refuse, "does not meet the conditions"), Signer(task, step.Role));
        }
    }

    /// <summary>Opens a case, files its planning stage and accepts it: the reviews are open.</summary>
    public async Task<(CaseNo No, Actor Applicant)> InReviewAsync(params (string Attribute, JsonNode Value)[] change)
    {
        var (no, applicant) = await OpenCaseAsync(change);
        await FilePlanningAsync(no, applicant);
        await DoAsync(new AcceptStage(no, Planning, []), Clerk);
        return (no, applicant);
    }

    public static Actor Clerk { get; } = new("clerk", ActorRole.IntakeClerk, "service-centre");

    public static Actor Signer(ReviewTask task, SignOffRole role) =>
        new($"{task.Department}-{role}", role == SignOffRole.Approver ? ActorRole.DepartmentHead : ActorRole.Reviewer, task.Department);

    /// <summary>Runs a command that must be taken.</summary>
    public async Task<StepReceipt> DoAsync(CaseCommand command, Actor actor)
    {
        var done = await Runner.RunAsync(command, actor, CancellationToken.None);
        return done.IsRefused ? throw new InvalidOperationException($"{done.Refusal.Code}: {done.Refusal.Message}") : done.Value;
    }

    /// <summary>Runs a command that must be refused.</summary>
    public async Task<Refusal> RefusedAsync(CaseCommand command, Actor actor) =>
        (await Runner.RunAsync(command, actor, CancellationToken.None)).Refusal ?? throw new InvalidOperationException("The command was taken.");

    public async Task<CaseFile> ReadAsync(CaseNo no)
    {
        await using var step = (await Store.Steps.LoadAsync(no, CancellationToken.None)).Value;
        return step.File;
    }

    /// <summary>Signs all but the last signature of a review; gives the act that is left.</summary>
    public async Task<(CompleteTask Command, Actor Actor)> LastSignatureAsync(CaseNo no, ReviewTask task)
    {
        foreach (var step in task.SignOffs.SkipLast(1))
        {
            await DoAsync(new CompleteTask(no, task.Id, Verdict.Grant, "agreed"), Signer(task, step.Role));
        }

        return (new CompleteTask(no, task.Id, Verdict.Grant, "agreed"), Signer(task, task.SignOffs[^1].Role));
    }

    /// <summary>Goes on in time; due timers fire when they are asked to.</summary>
    public void GoTo(DateOnly day, TimeOnly time) => Time.MoveTo(OfficeTime.At(day, time));
}
