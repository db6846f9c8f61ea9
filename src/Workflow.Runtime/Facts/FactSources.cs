using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Facts;
using Workflow.Runtime.Data;

namespace Workflow.Runtime.Facts;

/// <summary>A register that is asked over HTTP.</summary>
/// <param name="Name">e.g. <c>credit-register</c>.</param>
/// <param name="Url">Asked as <c>URL?scheme=SCHEME&amp;value=IDENTIFIER</c>; answers <c>{ "NAME": { "value": ..., "observedAt": "..." } }</c>.</param>
/// <param name="Facts">The names it answers for; others are not taken.</param>
internal sealed record FactSource(string Name, Uri Url, IReadOnlyList<string> Facts);

/// <summary>Asks the configured sources about a party, before rules are run: outside every step.</summary>
internal sealed class FactSources(IReadOnlyList<FactSource> sources, HttpClient http, WorkflowStore store, FactRegister register, ILogger<FactSources> logger)
{
    private const int LargestAnswer = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>True when there is nobody to ask.</summary>
    public bool AreNone => sources.Count == 0;

    /// <summary>Asks all of them at once and keeps what they say. One that does not answer in time is kept as unavailable: its facts are then unknown.</summary>
    /// <param name="party">About whom; one without identifiers is not asked about.</param>
    /// <param name="now">Office time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task AskAsync(PartyId party, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (AreNone)
        {
            return;
        }

        await using var db = store.Db();
        var identifier = await db.PartyIdentifiers.AsNoTracking().Where(row => row.PartyId == party.Value).OrderBy(row => row.Scheme).Select(row => new { row.Scheme, row.Value }).FirstOrDefaultAsync(cancellationToken);
        if (identifier is not null)
        {
            var answers = await Task.WhenAll(sources.Select(source => AskAsync(source, party, $"scheme={Uri.EscapeDataString(identifier.Scheme)}&value={Uri.EscapeDataString(identifier.Value)}", now, cancellationToken)));
            await register.PutAsync([.. answers.SelectMany(answer => answer)], [], cancellationToken);
        }
    }

    private async Task<IReadOnlyList<FactSnapshot>> AskAsync(FactSource source, PartyId party, string query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            http.MaxResponseContentBufferSize = LargestAnswer;
            var text = await http.GetStringAsync(new UriBuilder(source.Url) { Query = query }.Uri, patience.Token);
            var answer = JsonNode.Parse(text) as JsonObject ?? [];
            return [.. source.Facts.Select(name => Read(answer[name], source.Name, name, party, now))];
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.FactSourceSilent(logger, source.Name, failure.GetType().Name);
            return [.. source.Facts.Select(name => new FactSnapshot(party, source.Name, name, Value: null, now, now, FactStatus.Unavailable))];
        }
    }

    // An answer from the future, without a time, or of no shape is none.
    private static FactSnapshot Read(JsonNode? answer, string source, string name, PartyId party, DateTimeOffset now) =>
        answer is JsonObject given && given["value"] is { } value && given["observedAt"] is JsonValue at && at.TryGetValue<string>(out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var observed) && observed <= now
            ? new(party, source, name, value.DeepClone(), observed, now, FactStatus.Answered)
            : new(party, source, name, Value: null, now, now, FactStatus.Unavailable);
}
