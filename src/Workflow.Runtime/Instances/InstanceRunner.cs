using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Stages;
using Workflow.Engine.State;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Timers;
using Workflow.Runtime.Versions;
using Workflow.Runtime.Work;

namespace Workflow.Runtime.Instances;

/// <summary>THE transaction: every start and every command on a case goes through here. Load and lock, decide, run the flow, commit once; a refusal anywhere writes nothing.</summary>
/// <param name="steps">The only writer of case-owned rows.</param>
/// <param name="versions">Definitions, catalogues and calendars as published.</param>
/// <param name="time">Office and machine time.</param>
internal sealed class InstanceRunner(IStepStore steps, PublishedVersions versions, RuntimeTime time)
{
    /// <summary>Answers conditions of matters, for whoever asks what a stage will need.</summary>
    internal static IMatterConditions Conditions { get; } = new MatterConditions();

    /// <summary>Opens a case on the latest version of its definition; the first stage may be filed afterwards.</summary>
    /// <returns>The number of the case.</returns>
    public async Task<Result<CaseNo>> OpenAsync(OpenCase request, Actor actor, CancellationToken cancellationToken)
    {
        var rules = await versions.LatestAsync(request.DefinitionId, cancellationToken);
        if (rules.IsRefused)
        {
            return rules.Refusal;
        }

        var context = ContextOf(rules.Value, actor);
        var begun = await steps.BeginAsync(new NewCase(request.SerialScope(context.Today), request.Applicant, request.Project), cancellationToken);
        if (begun.IsRefused)
        {
            return begun.Refusal;
        }

        await using var step = begun.Value;
        var no = request.Number(context.Today, step.Serial);
        var source = rules.Value.Definition.Source;
        var opened = CaseOpening.Open(no, (source.DefinitionId, source.Version), step.Applicant, step.Project, request.Region, no.Value, context);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }

        var flow = new FlowStep(rules.Value.Definition, opened.Value, context);
        if (flow.Start() is { IsRefused: true } stuck)
        {
            return stuck.Refusal;
        }

        await step.CommitAsync(ChangesOf(opened.Value, flow, context, before: null, [], rules.Value), cancellationToken);
        return no;
    }

    /// <summary>Runs one command.</summary>
    /// <returns>What was committed.</returns>
    public async Task<Result<StepReceipt>> RunAsync(CaseCommand command, Actor actor, CancellationToken cancellationToken)
    {
        var loaded = await steps.LoadAsync(command.Case, cancellationToken);
        if (loaded.IsRefused)
        {
            return loaded.Refusal;
        }

        await using var step = loaded.Value;
        var pinned = step.File.Case;
        var rules = await versions.OfAsync(pinned.DefinitionId, pinned.DefinitionVersion, pinned.CatalogueVersion, cancellationToken);
        if (rules.IsRefused)
        {
            return rules.Refusal;
        }

        var read = StateJson.Read(step.State);
        if (!read.IsRead)
        {
            return new StateUnreadable(command.Case, read.Code, read.Message);
        }

        var context = ContextOf(rules.Value, actor);
        var signals = command.Decide(step.File, context);
        if (signals.IsRefused)
        {
            return signals.Refusal;
        }

        var flow = new FlowStep(rules.Value.Definition, step.File, context);
        if (flow.Take(read.State, signals.Value) is { IsRefused: true } stuck)
        {
            return stuck.Refusal;
        }

        return await step.CommitAsync(ChangesOf(step.File, flow, context, step.Instance, read.State.Bookmarks, rules.Value), cancellationToken);
    }

    private StepContext ContextOf(CaseRules rules, Actor actor) =>
        new(time.OfficeNow(), actor, versions.Calendar, versions.Hours, rules.Catalogue) { Conditions = Conditions };

    private StepChanges ChangesOf(
        CaseFile file, FlowStep flow, StepContext context, InstanceRecord? before, IReadOnlyList<Bookmark> bookmarksBefore, CaseRules rules)
    {
        var state = flow.State ?? throw new InvalidOperationException("The flow was not started.");
        var bookmarks = state.Bookmarks;
        return new StepChanges
        {
            File = file,
            Instance = new InstanceRecord(
                file.Case.InstanceId, file.Case.No, file.Case.DefinitionId, file.Case.DefinitionVersion, state.SubStatus, state.Incidents.Count,
                before?.StartedAt ?? context.Now, context.Now, state.Status == InstanceStatus.Finished ? before?.EndedAt ?? context.Now : null),
            State = StateJson.Write(state),
            BookmarksAdded = [.. bookmarks.Where(b => bookmarksBefore.All(known => known.Id != b.Id))],
            BookmarksRemoved = [.. bookmarksBefore.Where(b => bookmarks.All(open => open.Id != b.Id)).Select(b => b.Id)],
            Timers =
            [
                .. DueTimers.Of(file).Select(t => new StandingTimer(t.Subject, t.Purpose.ToString(), t.Epoch, t.DueAt)),
                .. bookmarks.Where(b => b.DueAt is not null).Select(b => new StandingTimer(b.Id, TimerWork.BookmarkDue, 0, b.DueAt!.Value)),
            ],
            Journal = flow.Journal,
            Messages = flow.Messages,
            Render = (draft, year, serial) => Rendered(draft, year, serial, rules.Catalogue),
            Actor = context.Actor,
            OfficeTime = context.Now,
            SystemTime = time.SystemNow(),
        };
    }

    private static IssuedDocument Rendered(DocumentDraft draft, int year, long serial, CatalogueVersion catalogue)
    {
        var (template, department) = (catalogue.Templates[draft.Kind], catalogue.Departments[draft.Department]);
        return DocumentRenderer.Render(template, draft, DocumentNumber.Of(department, template, year, checked((int)serial)), department);
    }
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
