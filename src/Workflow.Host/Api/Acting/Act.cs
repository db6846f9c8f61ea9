using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Joint;
using Workflow.Approvals.Materials;
using Workflow.Host.Api.Attachments;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Idempotency;
using Workflow.Runtime.Instances;

namespace Workflow.Host.Api.Acting;

/// <summary>A request that does something on a case: runs its command for the caller and gives the receipt. Routes bind it as a parameter.</summary>
internal sealed class Act(HttpContext context)
{
    private readonly IServiceProvider _services = context.RequestServices;
    private Func<Refusal, string?> _places = _ => null;
    private MeetingId? _meeting;

    public static ValueTask<Act> BindAsync(HttpContext context) => ValueTask.FromResult(new Act(context));

    /// <summary>Says which fields of the request refusals are about.</summary>
    public Act Pointing(Func<Refusal, string?> places)
    {
        _places = places;
        return this;
    }

    /// <summary>Says which meeting the command is about: it is locked with the case.</summary>
    public Act WithMeeting(MeetingId meeting)
    {
        _meeting = meeting;
        return this;
    }

    /// <summary>Runs a command on the case with this number.</summary>
    public Task<IResult> OnCaseAsync(string no, Func<CaseNo, CaseCommand> command) => RunAsync(new CaseNo(no), file => command(file.Case.No));

    /// <summary>Runs a command on a stage, named by its code or its number.</summary>
    public Task<IResult> OnStageAsync(string no, string stage, Func<CaseNo, string, CaseCommand> command) =>
        RunAsync(new CaseNo(no), file => command(file.Case.No, file.StageCode(stage)));

    /// <summary>Runs a command on the case of a task.</summary>
    public Task<IResult> OnTaskAsync(Guid task, Func<CaseNo, TaskId, CaseCommand> command) => RunAsync(new TaskId(task), file => command(file.Case.No, new(task)));

    /// <summary>Runs a command on the case of a task with files the opinion rests on.</summary>
    public async Task<IResult> OnTaskAsync(Guid task, IReadOnlyList<string> files, Func<CaseNo, TaskId, CaseCommand> command)
    {
        var known = await Attached.FilesAsync(Caller.Of(context.User), new TaskId(task), files, context.RequestAborted);
        return known.Refusal is { } refusal ? refusal.Answer() : await OnTaskAsync(task, command);
    }

    /// <summary>Runs a command on the case with files that the request names, each at its place.</summary>
    public async Task<IResult> OnCaseAsync(string no, IReadOnlyList<(string File, string Place)> files, Func<CaseNo, CaseCommand> command)
    {
        var known = await Attached.NamedAsync(Caller.Of(context.User), new CaseNo(no), files, context.RequestAborted);
        return known.Refusal is { } refusal ? refusal.Answer() : await OnCaseAsync(no, command);
    }

    /// <summary>Goes on with the materials of the request, if it says of each one thing and its files are on the case.</summary>
    public async Task<IResult> HandInAsync(CaseName name, IReadOnlyList<MaterialRequest> materials, Func<IReadOnlyList<FiledMaterial>, Task<IResult>> next)
    {
        var filed = await Attached.MaterialsAsync(Caller.Of(context.User), name, materials, context.RequestAborted);
        return filed.Refusal is { } refusal ? refusal.Answer() : await next(filed.Value);
    }

    /// <summary>Opens a case.</summary>
    public async Task<IResult> OpenAsync(Runtime.Instances.OpenCase request) =>
        Answer(await Runner.OpenAsync(request, Requester(), Receipt(StatusCodes.Status201Created), context.RequestAborted));

    /// <summary>Runs a command on a case of which something is published: whoever is signed in may, and the command says who.</summary>
    /// <param name="no">Number of the case.</param>
    /// <param name="actsFor">Its applicant, when the caller acts for it.</param>
    /// <param name="command">The command.</param>
    public async Task<IResult> OnPublishedAsync(CaseNo no, PartyId? actsFor, Func<CaseNo, CaseCommand> command)
    {
        var asking = Requester();
        return Answer(await Runner.RunAsync(
            no, file => command(file.Case.No), asking with { Reach = CaseReach.Everything, Actor = asking.Actor with { Party = actsFor } }, Receipt(StatusCodes.Status200OK), context.RequestAborted));
    }

    private async Task<IResult> RunAsync(CaseName name, Func<CaseFile, CaseCommand> command) =>
        Answer(await Runner.RunAsync(name with { Meeting = _meeting }, file => command(file), Requester(), Receipt(StatusCodes.Status200OK), context.RequestAborted));

    private Attached Attached => _services.GetRequiredService<Attached>();

    private InstanceRunner Runner => _services.GetRequiredService<InstanceRunner>();

    private Requester Requester() => Caller.Of(context.User).Asks(_services.GetRequiredService<Desk>().Today, context.Features.Get<IdempotentRequest>());

    private MakeAnswer Receipt(int status)
    {
        var json = _services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return (file, receipt) => new(
            status, JsonSerializer.Serialize(ReceiptView.Of(file, receipt), json), status == StatusCodes.Status201Created ? $"/api/cases/{file.Case.No.Value}" : null);
    }

    private IResult Answer(Result<Answered> result) => result.Refusal is { } refusal ? Placed(refusal).Answer() : new KeptResult(result.Value);

    private Refusal Placed(Refusal refusal) => refusal.Field is null && _places(refusal) is { Length: > 0 } place ? refusal with { Field = place } : refusal;
}

/// <summary>What a command did.</summary>
/// <param name="CaseNo">Number of the case.</param>
/// <param name="CaseState">Its state afterwards.</param>
/// <param name="Step">Steps committed on the case so far, this one included.</param>
/// <param name="Documents">Documents issued by it.</param>
internal sealed record ReceiptView(string CaseNo, CaseState CaseState, int Step, IReadOnlyList<IssuedView> Documents)
{
    public static ReceiptView Of(CaseFile file, StepReceipt receipt) => new(
        file.Case.No.Value, file.Case.State, receipt.Number,
        [.. receipt.Documents.Select(document => new IssuedView(document.Id.Value, document.Kind, document.Title, document.Number))]);
}

/// <summary>A document that was issued.</summary>
internal sealed record IssuedView(Guid Id, Approvals.Documents.DocumentKind Kind, string Title, string Number);

/// <summary>An answer as it is kept: the same bytes the first and every further time.</summary>
internal sealed class KeptResult(Answered answered) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = answered.Answer.Status;
        if (answered.Answer.Location is { } location)
        {
            response.Headers.Location = location;
        }

        if (answered.IsReplay)
        {
            response.Headers[IdempotencyKeys.Replayed] = "true";
        }

        if (answered.Answer.Body.Length == 0)
        {
            return Task.CompletedTask;
        }

        var body = System.Text.Encoding.UTF8.GetBytes(answered.Answer.Body);
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
