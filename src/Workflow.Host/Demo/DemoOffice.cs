using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Timers;

namespace Workflow.Host.Demo;

/// <summary>The people of the story: moves virtual time, lets due timers fire on the way, and sends commands as the right actor.</summary>
internal sealed class DemoOffice(DemoSetting setting, InstanceRunner runner, TimerWork timers, DemoSubject subject, Action<string> say)
{
    private readonly Actor _applicant = new("demo-applicant", ActorRole.Applicant, Party: subject.Party.Id);
    private readonly Actor _clerk = new("demo-clerk", ActorRole.IntakeClerk, "service-centre");

    /// <summary>The case of the story, once it is opened.</summary>
    public CaseNo No { get; private set; }

    public CatalogueVersion Catalogue => setting.Versions.Catalogue;

    /// <summary>Says a line of the story with its office date.</summary>
    public void Tell(string line) => say(string.Create(CultureInfo.InvariantCulture, $"{setting.Time.GetUtcNow().ToOffset(OfficeTime.Offset):yyyy-MM-dd ddd HH:mm}  {line}"));

    /// <summary>Goes on to a moment of office time; whatever is due before it happens at its own moment.</summary>
    /// <param name="moment">e.g. <c>2026-03-02 09:30</c>.</param>
    /// <param name="cancellationToken">Stops the story.</param>
    public async Task AtAsync(string moment, CancellationToken cancellationToken)
    {
        var local = DateTime.ParseExact(moment, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var target = OfficeTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        while (await NextDueAsync(target, cancellationToken) is { } due)
        {
            setting.Time.MoveTo(due > setting.Time.GetUtcNow() ? due : setting.Time.GetUtcNow());
            var before = await LateAsync(cancellationToken);
            await timers.RunDueAsync(cancellationToken);
            foreach (var late in (await LateAsync(cancellationToken)).ExceptBy(before.Select(t => t.Id), t => t.Id))
            {
                Tell($"LATE: {NameOf(late)} is not decided; its department and supervision are told.");
            }
        }

        setting.Time.MoveTo(target);
    }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        No = Taken(await runner.OpenAsync(new OpenCase(subject.Service, subject.Party.Id, subject.Project?.Code, subject.Party.Region), _applicant, cancellationToken));
        Tell($"{subject.Party.DisplayName} opens case {No}{(subject.Project is { } project ? $" for project {project.Code}" : "")}.");
    }

    /// <summary>Files a stage with the form of its matters and all materials but the ones left out.</summary>
    public async Task FileAsync(string stage, CancellationToken cancellationToken, params string[] leftOut)
    {
        var offer = Taken(await runner.OfferAsync(No, stage, _applicant, cancellationToken));
        var form = new JsonObject(offer.Fields.Select(field => KeyValuePair.Create(field.Code, subject.Form[field.Code]?.DeepClone())));
        var materials = offer.Materials.Where(code => !leftOut.Contains(code)).Select(Handed).ToList();
        await DoAsync(new FileStage(No, stage, form, materials), _applicant, cancellationToken);
        Tell($"The enterprise files {StageName(stage)}: one form of {offer.Fields.Count} fields, {materials.Count} materials{(leftOut.Length == 0 ? "" : $", {leftOut.Length} missing")}.");
    }

    public async Task AskForAsync(string stage, CancellationToken cancellationToken, params string[] materials)
    {
        List<SupplementItem> items = [.. materials.Select(code => new SupplementItem(code, "service-centre", Catalogue.Materials[code].Name))];
        await DoAsync(new RequestSupplement(No, stage, items), _clerk, cancellationToken);
        Tell($"The window tells the enterprise once what is missing: {string.Join(", ", items.Select(i => i.Text))}.");
    }

    public async Task AnswerAsync(CancellationToken cancellationToken, params string[] materials)
    {
        var asked = (await ReadAsync(cancellationToken)).Supplements.Single(s => s is { State: SupplementState.Sent, Phase: SupplementPhase.BeforeAcceptance });
        await DoAsync(new AnswerSupplement(No, asked.Id, Form: null, [.. materials.Select(Handed)]), _applicant, cancellationToken);
        Tell("The enterprise hands in what was missing.");
    }

    public async Task AcceptAsync(string stage, CancellationToken cancellationToken, params ToleratedMaterial[] tolerated)
    {
        await DoAsync(new AcceptStage(No, stage, tolerated), _clerk, cancellationToken);
        var file = await ReadAsync(cancellationToken);
        var accepted = file.Stages.Single(s => s.Code == stage);
        var chosen = accepted.Matters.Where(m => m.Outcome == MatterOutcome.Chosen).ToList();
        var departments = chosen.Select(m => Catalogue.Matters[m.MatterCode].Department).Distinct().Count();
        Tell($"Accepted{(tolerated.Length > 0 ? " with tolerance" : "")}: {chosen.Count} matters start at once in {departments} departments; the stage clock runs.");
        foreach (var replaced in accepted.Matters.Where(m => m.Outcome is MatterOutcome.Replaced or MatterOutcome.Waived))
        {
            Tell($"  {Catalogue.Matters[replaced.MatterCode].Name} is not asked in full: {Catalogue.Matters[replaced.MatterCode].Replacement?.Reason}");
        }
    }

    public async Task HandInAsync(string stage, CancellationToken cancellationToken, params string[] materials)
    {
        await DoAsync(new HandInTolerated(No, stage, [.. materials.Select(Handed)]), _applicant, cancellationToken);
        Tell("The enterprise hands in what was tolerated.");
    }

    /// <summary>A department grants its matters: as many people sign as the catalogue asks for.</summary>
    public async Task GrantAsync(CancellationToken cancellationToken, params string[] matters)
    {
        foreach (var matter in matters)
        {
            await SignAsync(matter, prepare: false, cancellationToken);
            Tell($"{Catalogue.Departments[Catalogue.Matters[matter].Department].Name} grants {Catalogue.Matters[matter].Name}.");
        }
    }

    /// <summary>A department has decided, but the decision waits for another's result.</summary>
    public async Task PrepareAsync(string matter, CancellationToken cancellationToken)
    {
        await SignAsync(matter, prepare: true, cancellationToken);
        Tell($"{Catalogue.Matters[matter].Name} is prepared; it takes effect with the result it waits for.");
    }

    /// <summary>An attempt that must be refused; gives the code.</summary>
    public async Task<string> GrantTooEarlyAsync(string matter, CancellationToken cancellationToken)
    {
        var task = Open(await ReadAsync(cancellationToken), matter);
        var steps = task.SignOffs.Count;
        for (var i = task.Opinions.Count; i < steps - 1; i++)
        {
            await DoAsync(new CompleteTask(No, task.Id, Verdict.Grant, "同意", Prepare: false), Signer(task, task.SignOffs[i].Role), cancellationToken);
        }

        var refused = await runner.RunAsync(new CompleteTask(No, task.Id, Verdict.Grant, "同意"), Signer(task, task.SignOffs[^1].Role), cancellationToken);
        var refusal = refused.Refusal ?? throw new InvalidOperationException($"{matter} was granted although it waits for a result.");
        Tell($"{Catalogue.Matters[matter].Name} cannot be decided yet: {refusal.Code}.");
        return refusal.Code;
    }

    public async Task ReturnAsync(string matter, string reasons, CancellationToken cancellationToken)
    {
        var task = Open(await ReadAsync(cancellationToken), matter);
        await DoAsync(new CompleteTask(No, task.Id, Verdict.Return, reasons), Signer(task, SignOffRole.Handler), cancellationToken);
        Tell($"{Catalogue.Matters[matter].Name} is returned for correction: {reasons}");
    }

    public async Task CorrectAsync(string matter, CancellationToken cancellationToken, params string[] materials)
    {
        var task = (await ReadAsync(cancellationToken)).Tasks.Single(t => t.MatterCode == matter && t.State == TaskState.Returned);
        await DoAsync(new AnswerCorrection(No, task.Id, Form: null, [.. materials.Select(Handed)]), _applicant, cancellationToken);
        Tell($"The enterprise corrects {Catalogue.Matters[matter].Name}; the same task opens its second round.");
    }

    public async Task StopAsync(string matter, StopGround ground, DateOnly from, DateOnly expectedEnd, CancellationToken cancellationToken)
    {
        var task = Open(await ReadAsync(cancellationToken), matter);
        var law = new LegalBasis(LegalBasis.LicensingLaw, "45", VerifiedOn: null);
        await DoAsync(new StopClock(No, ClockOwner.Of(task.Id), Kind: null, ground, law, from, expectedEnd, "专家评审"), Signer(task, SignOffRole.Handler), cancellationToken);
        Tell($"{Catalogue.Matters[matter].Name}: both clocks stop from {from:yyyy-MM-dd} to {expectedEnd:yyyy-MM-dd} for expert review (行政许可法 art. 45); the enterprise is told in writing.");
    }

    /// <summary>The case as it stands.</summary>
    public async Task<CaseFile> ReadAsync(CancellationToken cancellationToken)
    {
        await using var step = Taken(await setting.Store.Steps.LoadAsync(No, cancellationToken));
        return step.File;
    }

    private async Task<IReadOnlyList<ReviewTask>> LateAsync(CancellationToken cancellationToken) =>
        No == default ? [] : [.. (await ReadAsync(cancellationToken)).Tasks.Where(t => t.LateSince is not null)];

    private async Task SignAsync(string matter, bool prepare, CancellationToken cancellationToken)
    {
        var task = Open(await ReadAsync(cancellationToken), matter);
        var signed = task.Opinions.Count(o => o.Round == task.Round && o.Verdict == Verdict.Grant);
        foreach (var step in task.SignOffs.Skip(signed))
        {
            await DoAsync(new CompleteTask(No, task.Id, Verdict.Grant, "材料齐全，符合要求，同意。", prepare), Signer(task, step.Role), cancellationToken);
        }
    }

    private async Task DoAsync(CaseCommand command, Actor actor, CancellationToken cancellationToken) => Taken(await runner.RunAsync(command, actor, cancellationToken));

    private async Task<DateTimeOffset?> NextDueAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var db = setting.Store.Db();
        return await db.DueTimers.Where(timer => timer.DueAt <= until).MinAsync(timer => (DateTimeOffset?)timer.DueAt, cancellationToken);
    }

    private static T Taken<T>(Result<T> result) =>
        result.IsRefused ? throw new InvalidOperationException($"The story was refused: {result.Refusal.Code}: {result.Refusal.Message}") : result.Value;

    private static ReviewTask Open(CaseFile file, string matter) =>
        file.Tasks.SingleOrDefault(t => t.MatterCode == matter && t.State == TaskState.Open) ?? throw new InvalidOperationException($"No open task for {matter}.");

    private static FiledMaterial Handed(string code) => new(code, $"demo:{code}");

    private static Actor Signer(ReviewTask task, SignOffRole role) => new(
        $"demo-{task.Department}-{(role == SignOffRole.Approver ? "head" : role == SignOffRole.Checker ? "checker" : "handler")}",
        role == SignOffRole.Approver ? ActorRole.DepartmentHead : ActorRole.Reviewer, task.Department);

    private string NameOf(ReviewTask task) => task.MatterCode is { } code ? Catalogue.Matters[code].Name : task.Kind.ToString();

    private string StageName(string code) => $"stage {Catalogue.Stages[code].Number} {Catalogue.Stages[code].Name}";
}
