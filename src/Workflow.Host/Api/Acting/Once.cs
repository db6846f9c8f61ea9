using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Approvals;
using Workflow.Host.Serving;
using Workflow.Runtime;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Idempotency;

namespace Workflow.Host.Api.Acting;

/// <summary>A request that makes an admin row, once for each idempotency key: the answer is saved with the row (convention 54). Routes bind it as a parameter.</summary>
internal sealed class Once(HttpContext context)
{
    private readonly IdempotentRequest? _request = context.Features.Get<IdempotentRequest>();

    public static ValueTask<Once> BindAsync(HttpContext context) => ValueTask.FromResult(new Once(context));

    /// <summary>Makes the row, or gives the answer of the first time again.</summary>
    /// <param name="view">What is answered.</param>
    /// <param name="location">Its address.</param>
    /// <param name="make">Saves the row together with the rows given.</param>
    public async Task<IResult> MakeAsync<TView>(TView view, string location, Func<IReadOnlyList<object>, Task<Result>> make)
    {
        var earlier = await EarlierAsync();
        if (earlier.IsRefused)
        {
            return earlier.Refusal.Answer();
        }

        var answer = earlier.Value ?? new(StatusCodes.Status201Created, JsonSerializer.Serialize(view, Json), location);
        if (earlier.Value is null)
        {
            var made = await TryAsync(answer, make);
            if (made.IsRefused)
            {
                return made.Refusal.Answer();
            }
        }

        Revision.Show(context, 1);
        return new KeptResult(new(answer, IsReplay: earlier.Value is not null));
    }

    /// <summary>The answer of the first time, when the request was answered before; else null.</summary>
    public async Task<IResult?> AgainAsync()
    {
        var earlier = await EarlierAsync();
        return earlier.IsRefused ? earlier.Refusal.Answer() : earlier.Value is { } answer ? new KeptResult(new(answer, IsReplay: true)) : null;
    }

    private JsonSerializerOptions Json => context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

    private DateTimeOffset Now => context.RequestServices.GetRequiredService<RuntimeTime>().SystemNow();

    private WorkflowDb Db => context.RequestServices.GetRequiredService<WorkflowDb>();

    private async Task<Result<StoredAnswer?>> EarlierAsync()
    {
        if (_request is null || await KeptAsync() is not { } kept)
        {
            return Result.Of<StoredAnswer?>(null);
        }

        var earlier = _request.Replay(new(kept.Fingerprint, new(kept.Status, kept.Body, kept.Location), kept.WrittenAt), Now);
        if (earlier is { IsRefused: false, Value: null })
        {
            // Older than is kept: its place is taken again.
            await Db.IdempotencyKeys.Where(row => row.Account == kept.Account && row.Route == kept.Route && row.Key == kept.Key && row.WrittenAt == kept.WrittenAt)
                .ExecuteDeleteAsync(context.RequestAborted);
        }

        return earlier;
    }

    private async Task<Result> TryAsync(StoredAnswer answer, Func<IReadOnlyList<object>, Task<Result>> make)
    {
        try
        {
            return await make(_request is null ? [] : [Row(_request, answer)]);
        }
        catch (DbUpdateException) when (_request is not null)
        {
            // Another node made it between the look and the save; anything else is a fault.
            if (await KeptAsync() is not null)
            {
                return new IdempotencyInFlight();
            }

            throw;
        }
    }

    private Task<IdempotencyRow?> KeptAsync() => Db.IdempotencyKeys.AsNoTracking()
        .SingleOrDefaultAsync(row => row.Account == _request!.Account && row.Route == _request.Route && row.Key == _request.Key, context.RequestAborted);

    private IdempotencyRow Row(IdempotentRequest request, StoredAnswer answer) => new()
    {
        Account = request.Account, Route = request.Route, Key = request.Key, Fingerprint = request.Fingerprint,
        Status = answer.Status, Body = answer.Body, Location = answer.Location, WrittenAt = Now,
    };
}
