using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Stages;
using Workflow.Engine;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Data.Tables;
using Workflow.Runtime.Idempotency;
using Workflow.Runtime.Migrating;
using Workflow.Runtime.Outbox;
using Workflow.Runtime.Starting;
using Workflow.Runtime.Timers;
using Workflow.Runtime.Tracking;
using Workflow.Runtime.Versions;
using Workflow.Runtime.Work;

namespace Workflow.Runtime.Instances;

/// <summary>THE transaction: every start and every command on a case goes through here. Load and lock, decide, run the flow, commit once; a refusal anywhere writes nothing.</summary>
/// <param name="steps">The only writer of case-owned rows.</param>
/// <param name="versions">Definitions, catalogues and calendars as published.</param>
/// <param name="time">Office and machine time.</param>
/// <param name="tracking">Draws the code on documents; null leaves its place marked.</param>
/// <param name="moves">Moves cases to other versions; null where no case is ever moved.</param>
internal sealed partial class InstanceRunner(IStepStore steps, PublishedVersions versions, RuntimeTime time, CaseTracking? tracking = null, CaseMoves? moves = null)
{
    private static readonly MatterConditions Conditions = new();

    /// <summary>Opens a case on the latest version of its definition; the first stage may be filed afterwards.</summary>
    /// <returns>The number of the case.</returns>
    public async Task<Result<CaseNo>> OpenAsync(OpenCase request, Actor actor, CancellationToken cancellationToken)
    {
        CaseNo no = default;
        var opened = await OpenAsync(request, new Requester(actor, CaseReach.Everything, Request: null), Answer, cancellationToken);
        return opened.Map(_ => no);

        StoredAnswer Answer(CaseFile file, StepReceipt receipt)
        {
            no = file.Case.No;
            return new(0, "");
        }
    }

    /// <summary>Opens a case for somebody outside.</summary>
    /// <returns>The answer. Refused also: <c>idempotency.key-reused</c>.</returns>
    public Task<Result<Answered>> OpenAsync(OpenCase request, Requester requester, MakeAnswer answer, CancellationToken cancellationToken) =>
        Measures.StepAsync(null, () => BeginAsync(request, requester, answer, cancellationToken));

    /// <summary>Starts a flow that nobody asked for; its case is the office's own.</summary>
    /// <returns>Refused also: <c>flow.start-taken</c>.</returns>
    public async Task<Result> StartAsync(FlowStart start, OpenCase request, CancellationToken cancellationToken)
    {
        var requester = new Requester(Actor.System, CaseReach.Everything, Request: null);
        var started = await Measures.StepAsync(null, () => BeginAsync(request, requester, (_, _) => new(0, ""), cancellationToken, start));
        return started.IsRefused ? started.Refusal : Result.Done;
    }

    /// <summary>What a stage asks of its applicant now. Reads only.</summary>
    public Task<Result<StageOffer>> OfferAsync(CaseNo no, string stage, Actor actor, CancellationToken cancellationToken) =>
        LookAsync(no, new Requester(actor, CaseReach.Everything, Request: null), (file, context) => StageOffer.Of(file, stage, context), cancellationToken);

    /// <summary>Looks at a case as a step would, and writes nothing.</summary>
    public async Task<Result<T>> LookAsync<T>(CaseName name, Requester requester, Func<CaseFile, StepContext, Result<T>> look, CancellationToken cancellationToken)
    {
        var loaded = await steps.LoadAsync(new CaseWanted(name.No, name.Task, requester.Reach), cancellationToken);
        if (loaded.IsRefused)
        {
            return loaded.Refusal;
        }

        await using var step = loaded.Value;
        var rules = await RulesOfAsync(step.File.Case, cancellationToken);
        return rules.Then(pinned => look(step.File, ContextOf(pinned, requester.On(step.File.Case))));
    }

    /// <summary>Runs one command.</summary>
    /// <returns>What was committed.</returns>
    public Task<Result<StepReceipt>> RunAsync(CaseCommand command, Actor actor, CancellationToken cancellationToken) =>
        Measures.StepAsync(command.Case, () => StepAsync(command.Case, actor, (file, context, _) => command.Decide(file, context).Map(FlowStep.StimuliOf), cancellationToken));

    /// <summary>Runs one command for somebody outside.</summary>
    /// <returns>The answer. Refused also: <c>case.not-found</c> or <c>task.not-found</c> beyond its reach, <c>idempotency.key-reused</c>.</returns>
    public Task<Result<Answered>> RunAsync(CaseName name, MakeCommand command, Requester requester, MakeAnswer answer, CancellationToken cancellationToken) =>
        Measures.StepAsync(name.No, () => StepAsync(name, command, requester, answer, cancellationToken));

    /// <summary>Gives an event to a step that waits for it, if the instance has the correlation id.</summary>
    /// <param name="waiting">The case and its bookmark.</param>
    /// <param name="correlationId">Null reaches every instance.</param>
    /// <param name="payload">Becomes the step's result.</param>
    /// <param name="cancellationToken">Stops waiting for the lock.</param>
    /// <returns>What was committed. Refused: <c>event.not-correlated</c>, or <c>flow.refused</c> when the step waits no more.</returns>
    public Task<Result<StepReceipt>> DeliverAsync((CaseNo Case, string Bookmark) waiting, string? correlationId, Value payload, CancellationToken cancellationToken) =>
        Measures.StepAsync(waiting.Case, () => StepAsync(
            waiting.Case,
            Actor.System,
            (_, _, instances) => correlationId is not null
                && instances.FirstOrDefault(instance => instance.State?.Bookmarks.Any(open => open.Id == waiting.Bookmark) == true)?.State?.CorrelationId != correlationId
                ? new EventNotCorrelated(waiting.Case, correlationId)
                : Result.Of<IReadOnlyList<Stimulus>>([new Stimulus.Resume(waiting.Bookmark, [], payload)]),
            cancellationToken));

    private async Task<Result<Answered>> BeginAsync(OpenCase request, Requester requester, MakeAnswer answer, CancellationToken cancellationToken, FlowStart? start = null)
    {
        var rules = await versions.LatestAsync(request.DefinitionId, cancellationToken);
        if (rules.IsRefused)
        {
            return rules.Refusal;
        }

        var mandate = requester.Reach as CaseReach.OfMandates;
        var context = ContextOf(rules.Value, mandate is null ? requester.Actor : requester.Actor with { Party = request.Applicant });
        var wanted = new NewCase(request.SerialScope(context.Today), request.Applicant, request.Project) { Mandate = mandate, Request = requester.Request, Start = start };
        var begun = await steps.BeginAsync(wanted, cancellationToken);
        if (begun.IsRefused)
        {
            return begun.Refusal;
        }

        await using var step = begun.Value;
        if (Before(requester, step.Kept) is { } before)
        {
            return before;
        }

        var no = request.Number(context.Today, step.Serial);
        var source = rules.Value.Definition.Source;
        var opened = start switch
        {
            null => CaseOpening.Open(no, (source.DefinitionId, source.Version), step.Applicant, step.Project, request.Region, no.Value, context),
            FlowStart.ByCommitment granted => CaseOpening.OpenVerification(no, (source.DefinitionId, source.Version), step.Applicant, granted.Duty, request.Region, no.Value, context),
            _ => CaseOpening.OpenInternal(no, (source.DefinitionId, source.Version), step.Applicant, request.Region, no.Value, context),
        };
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }

        var first = new FlowInstance(rules.Value.Definition, opened.Value.Case.InstanceId, null, null);
        var flow = new FlowStep([first], opened.Value, context, await versions.WorkflowsAsync([first.Definition], cancellationToken));
        if (flow.Start(start) is { IsRefused: true } stuck)
        {
            return stuck.Refusal;
        }

        return await AnswerAsync(step, ChangesOf(opened.Value, flow, context, rules.Value, []), requester, answer, cancellationToken);
    }

    private async Task<Result<Answered>> StepAsync(CaseName name, MakeCommand command, Requester requester, MakeAnswer answer, CancellationToken cancellationToken)
    {
        var loaded = await steps.LoadAsync(new CaseWanted(name.No, name.Task, requester.Reach, requester.Request) { Meeting = name.Meeting }, cancellationToken);
        if (loaded.IsRefused)
        {
            return loaded.Refusal;
        }

        await using var step = loaded.Value;
        if (Before(requester, step.Kept) is { } before)
        {
            return before;
        }

        var decided = await DecideAsync(
            step, requester.On(step.File.Case), (file, context, _) => command(file).Then(made => made.Decide(file, context)).Map(FlowStep.StimuliOf), cancellationToken);
        return decided.IsRefused ? decided.Refusal : await AnswerAsync(step, decided.Value, requester, answer, cancellationToken);
    }

    private async Task<Result<StepReceipt>> StepAsync(
        CaseNo no, Actor actor, Func<CaseFile, StepContext, IReadOnlyList<FlowInstance>, Result<IReadOnlyList<Stimulus>>> decide, CancellationToken cancellationToken)
    {
        var loaded = await steps.LoadAsync(no, cancellationToken);
        if (loaded.IsRefused)
        {
            return loaded.Refusal;
        }

        await using var step = loaded.Value;
        var decided = await DecideAsync(step, actor, decide, cancellationToken);
        return decided.IsRefused ? decided.Refusal : await step.CommitAsync(decided.Value, cancellationToken);
    }

    private async Task<Result<StepChanges>> DecideAsync(
        LoadedStep step, Actor actor, Func<CaseFile, StepContext, IReadOnlyList<FlowInstance>, Result<IReadOnlyList<Stimulus>>> decide, CancellationToken cancellationToken)
    {
        var rules = await RulesOfAsync(step.File.Case, cancellationToken);
        if (rules.IsRefused)
        {
            return rules.Refusal;
        }

        var read = StateJson.Read(step.State);
        if (!read.IsRead)
        {
            return new StateUnreadable(step.File.Case.No, read.Code, read.Message);
        }

        var context = ContextOf(rules.Value, actor);
        var (ruled, state, moved) = await AtNextStageAsync(step, rules.Value, read.State, context, cancellationToken);
        var instances = await InstancesAsync(step, ruled.Definition, read.State, state, cancellationToken);
        if (instances.IsRefused)
        {
            return instances.Refusal;
        }

        var stimuli = Measures.Part("decide", () => decide(step.File, context, instances.Value));
        if (stimuli.IsRefused)
        {
            return stimuli.Refusal;
        }

        var flow = new FlowStep(instances.Value, step.File, context, await versions.WorkflowsAsync(instances.Value.Select(instance => instance.Definition), cancellationToken));
        if (Measures.Part("flow", () => flow.Take(stimuli.Value)) is { IsRefused: true } stuck)
        {
            return stuck.Refusal;
        }

        return ChangesOf(step.File, flow, context, ruled, stimuli.Value) with { Moved = moved };
    }

    // The case's own instance, on the version it goes on on, and those it started.
    private async Task<Result<IReadOnlyList<FlowInstance>>> InstancesAsync(
        LoadedStep step, CompiledDefinition definition, WorkflowState before, WorkflowState state, CancellationToken cancellationToken)
    {
        var own = new FlowInstance(definition, step.Instance.Id, step.Instance, before);
        List<FlowInstance> instances = [ReferenceEquals(before, state) ? own : own.Replaced(definition, state)];
        foreach (var child in step.Children)
        {
            var on = await versions.CompiledAsync(child.Record.DefinitionId, child.Record.DefinitionVersion, cancellationToken);
            if (on.IsRefused)
            {
                return on.Refusal;
            }

            if (StateJson.Read(child.State) is not { IsRead: true } read)
            {
                return new StateUnreadable(step.File.Case.No, "state.corrupted", $"The state of instance {child.Record.Id} cannot be read.");
            }

            instances.Add(new FlowInstance(on.Value, child.Record.Id, child.Record, read.State));
        }

        return instances;
    }

    // What a request with a known key gets; null when it is to be worked on.
    private Result<Answered>? Before(Requester requester, KeptAnswer? kept) => requester.Request?.Replay(kept, time.SystemNow()) switch
    {
        null => null,
        { Refusal: { } reused } => reused,
        { Value: { } answer } => new Answered(answer, IsReplay: true),
        _ => null,
    };

    private static async Task<Answered> AnswerAsync(StepSession step, StepChanges changes, Requester requester, MakeAnswer answer, CancellationToken cancellationToken)
    {
        StoredAnswer? given = null;
        StoredAnswer Give(StepReceipt receipt) => given ??= answer(changes.File, receipt);
        var receipt = await step.CommitAsync(requester.Request is { } request ? changes with { Answering = (request, Give) } : changes, cancellationToken);
        return new(Give(receipt), IsReplay: false);
    }

    private Task<Result<CaseRules>> RulesOfAsync(Case pinned, CancellationToken cancellationToken) =>
        versions.OfAsync(pinned.DefinitionId, pinned.DefinitionVersion, pinned.CatalogueVersion, cancellationToken);

    private StepContext ContextOf(CaseRules rules, Actor actor) =>
        new(time.OfficeNow(), actor, versions.Calendar, versions.Hours, rules.Catalogue) { Conditions = Conditions, Rules = RuleSets.RuleSets.Shipped };

    private StepChanges ChangesOf(CaseFile file, FlowStep flow, StepContext context, CaseRules rules, IReadOnlyList<Stimulus> stimuli) =>
        ChangesOf(file, flow.Instances, context, rules, stimuli) with { Messages = [.. flow.Messages, .. file.Changes.OfType<Change.MessageLeft>().Select(left => new OutboxMessage(left.EffectId, left.Kind, StoreJson.Write(left.Payload)))] };

    private StepChanges ChangesOf(CaseFile file, IReadOnlyList<FlowInstance> instances, StepContext context, CaseRules rules, IReadOnlyList<Stimulus> stimuli) => new()
    {
        File = file,
        Instances =
        [
            .. instances.Where((instance, i) => i == 0 || !ReferenceEquals(instance.State, instance.Before))
                .Select(instance => ChangesOf(file, instance, ReferenceEquals(instance, instances[0]) ? instances.Skip(1).Count(child => child.Stands) : 0, context, stimuli)),
        ],
        Timers =
        [
            .. DueTimers.Of(file).Select(t => new StandingTimer(t.Subject, t.Purpose.ToString(), t.Epoch, t.DueAt)),
            .. instances.SelectMany(instance => instance.State?.Bookmarks ?? []).Where(b => b.DueAt is not null).Select(b => new StandingTimer(b.Id, TimerWork.BookmarkDue, 0, b.DueAt!.Value)),
        ],
        Render = (draft, year, serial) => Rendered(file.Case.No, draft, DocumentNumberOf(draft, year, serial, rules.Catalogue), rules.Catalogue),
        Calendar = context.Calendar.Version,
        Actor = context.Actor,
        OfficeTime = context.Now,
        SystemTime = time.SystemNow(),
    };

    private static InstanceChanges ChangesOf(CaseFile file, FlowInstance instance, int children, StepContext context, IReadOnlyList<Stimulus> stimuli)
    {
        var state = instance.State ?? throw new InvalidOperationException("The flow was not started.");
        var (stored, before) = (instance.Stored, instance.Before);
        var (bookmarks, bookmarksBefore) = (state.Bookmarks, before?.Bookmarks ?? []);
        var (incidents, incidentsBefore) = (state.OpenIncidents, before?.OpenIncidents ?? []);
        var (definition, version) = instance.ParentId is null
            ? (file.Case.DefinitionId, file.Case.DefinitionVersion)
            : (instance.Definition.Source.DefinitionId, instance.Definition.Source.Version);
        var record = new InstanceRecord(
            instance.Id, file.Case.No, definition, version, state.SubStatus, incidents.Count, stored?.StartedAt ?? context.Now, context.Now,
            state.Status == InstanceStatus.Finished ? stored?.EndedAt ?? context.Now : null)
        {
            ParentId = instance.ParentId, ReportTo = instance.ReportTo, Children = children,
        };
        return new InstanceChanges(record, IsNew: stored is null)
        {
            // Most commands of a case do not move its flow: its state document then stays as it is stored.
            State = ReferenceEquals(state, before) ? null : StateJson.Write(state),
            BookmarksAdded = [.. bookmarks.Where(b => bookmarksBefore.All(known => known.Id != b.Id))],
            BookmarksRemoved = [.. bookmarksBefore.Where(b => bookmarks.All(open => open.Id != b.Id)).Select(b => b.Id)],
            IncidentsOpened = [.. incidents.ExceptBy(incidentsBefore.Select(known => known.Id), opened => opened.Id)],
            IncidentsClosed = [.. incidentsBefore.ExceptBy(incidents.Select(open => open.Id), closed => closed.Id).Select(closed => EndOf(closed, stimuli, context.Actor))],
            Journal = instance.Journal,
        };
    }

    private static IncidentClosed EndOf(Incident incident, IReadOnlyList<Stimulus> stimuli, Actor actor)
    {
        foreach (var stimulus in stimuli)
        {
            switch (stimulus)
            {
                case Stimulus.Retry retry when retry.IncidentId == incident.Id:
                    return new(incident.Id, IncidentEnd.Retried, actor.Account, null);
                case Stimulus.Skip skip when skip.IncidentId == incident.Id:
                    return new(incident.Id, IncidentEnd.PassedOver, actor.Account, skip.Reason);
            }
        }

        return new(incident.Id, IncidentEnd.Overtaken, null, null);
    }

    private IssuedDocument Rendered(CaseNo no, DocumentDraft draft, string number, CatalogueVersion catalogue) =>
        DocumentRenderer.Render(catalogue.Templates[draft.Kind], draft, number, catalogue.Departments[draft.Department], tracking?.MarkOf(no));

    private static string DocumentNumberOf(DocumentDraft draft, int year, long serial, CatalogueVersion catalogue) => DocumentNumber.Of(
        catalogue.Settings["number-prefix"].Value, catalogue.Departments[draft.Department], catalogue.Templates[draft.Kind], year, checked((int)serial));
}

/// <summary>A case to be opened.</summary>
/// <param name="DefinitionId">Definition, e.g. <c>investment-project-social</c>; the latest version is taken.</param>
/// <param name="Applicant">The party that asks.</param>
/// <param name="Project">The project it belongs to, or null.</param>
/// <param name="Region">Administrative division, 6 digits.</param>
internal sealed record OpenCase(string DefinitionId, PartyId Applicant, ProjectCode? Project, string Region)
{
    // The window's number in its region; with one window a region it is the first.
    private const string Window = "0001";

    internal string SerialScope(DateOnly day) => $"case/{Region}/{day:yyyyMMdd}/{Window}";

    internal CaseNo Number(DateOnly day, long serial) => CaseNumber.Build(Region, day, Window, checked((int)serial));
}

/// <summary>The stored state of a case cannot be read.</summary>
internal sealed record StateUnreadable(CaseNo Case, string Reason, string Detail)
    : Refusal(Reason, $"The state of case {Case} cannot be read: {Detail}", ("case", Case.Value));

/// <summary>The event is for instances with another correlation id.</summary>
internal sealed record EventNotCorrelated(CaseNo Case, string CorrelationId)
    : Refusal("event.not-correlated", $"Case {Case} does not have correlation id {CorrelationId}.", ("case", Case.Value), ("correlationId", CorrelationId));
