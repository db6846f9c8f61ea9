using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Facts;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Parties;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Facts;

namespace Workflow.Host.Api.Facts;

/// <summary><c>/api/parties/{id}/facts</c>: what registers say about a party. Rules decide on it; nobody's word but a source's counts.</summary>
internal static partial class PartyFacts
{
    private const int Most = 100;
    private const int LongestValue = 4000;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/parties/{id:guid}/facts", ListAsync).WithName("listFacts").OnlyFor(ActorRole.Applicant, ActorRole.IntakeClerk, ActorRole.Supervisor, ActorRole.Administrator)
            .WithSummary("The last answer of every source about a party.");
        api.MapPut("/parties/{id:guid}/facts", ReportAsync).WithName("reportFacts").OnlyFor(ActorRole.Administrator)
            .WithSummary("Takes in what a source says about a party; an answer of the same source and name takes the place of its last one.");
        api.MapPost("/parties/{id:guid}/facts/ask", AskAsync).WithName("askFacts").OnlyFor(ActorRole.IntakeClerk, ActorRole.Administrator)
            .WithSummary("Asks the configured sources about a party anew.");
    }

    private static async Task<Results<Ok<IReadOnlyList<PartyFactView>>, ProblemHttpResult>> ListAsync(Guid id, Caller caller, WorkflowDb db, Desk desk, FactRegister register, CancellationToken cancellationToken) =>
        await PartyView.FindAsync(db, caller, desk.Today, id, cancellationToken) is { IsRefused: true, Refusal: var unknown } ? unknown.Answer() : TypedResults.Ok(await ViewsAsync(id, register, desk, cancellationToken));

    private static async Task<Results<Ok<IReadOnlyList<PartyFactView>>, ProblemHttpResult>> ReportAsync(
        Guid id, Request request, Caller caller, WorkflowDb db, Desk desk, FactRegister register, AdminTrail trail, CancellationToken cancellationToken)
    {
        var party = await PartyView.FindAsync(db, caller, desk.Today, id, cancellationToken);
        if ((party.Refusal ?? (Refusal?)Check(request.Facts, desk.Now)) is { } no)
        {
            return no.Answer();
        }

        await register.PutAsync(
            [.. request.Facts.Select(fact => new FactSnapshot(new(id), fact.Source, fact.Name, fact.Value, fact.ObservedAt, desk.Now, FactStatus.Answered))],
            [trail.Of(caller, "party.facts-reported", id.ToString(), party.Value.View.Region, before: null, new JsonObject { ["names"] = new JsonArray([.. request.Facts.Select(fact => JsonValue.Create($"{fact.Source}/{fact.Name}"))]) })],
            cancellationToken);
        return TypedResults.Ok(await ViewsAsync(id, register, desk, cancellationToken));
    }

    private static async Task<Results<Ok<IReadOnlyList<PartyFactView>>, ProblemHttpResult>> AskAsync(
        Guid id, Caller caller, WorkflowDb db, Desk desk, FactRegister register, FactSources sources, CancellationToken cancellationToken)
    {
        if (await PartyView.FindAsync(db, caller, desk.Today, id, cancellationToken) is { IsRefused: true, Refusal: var unknown })
        {
            return unknown.Answer();
        }

        await sources.AskAsync(new(id), desk.Now, cancellationToken);
        return TypedResults.Ok(await ViewsAsync(id, register, desk, cancellationToken));
    }

    private static async Task<IReadOnlyList<PartyFactView>> ViewsAsync(Guid id, FactRegister register, Desk desk, CancellationToken cancellationToken) =>
        [.. (await register.OfAsync(new(id), cancellationToken)).Select(fact => new PartyFactView(fact.Name, fact.Source, fact.Value?.DeepClone(), fact.Status, fact.ObservedAt, fact.FetchedAt, desk.Now - fact.FetchedAt > FactSet.Fresh))];

    private static FactInvalid? Check(IReadOnlyList<Line> facts, DateTimeOffset now)
    {
        if (facts.Count is 0 or > Most)
        {
            return new FactInvalid("facts", "count") { Field = "/facts" };
        }

        for (var i = 0; i < facts.Count; i++)
        {
            var wrong = !Named().IsMatch(facts[i].Name) ? "name"
                : !Named().IsMatch(facts[i].Source) ? "source"
                : facts[i].ObservedAt > now ? "observedAt"
                : facts[i].Value is null or JsonObject || facts[i].Value!.ToJsonString().Length > LongestValue ? "value"
                : facts.Take(i).Any(one => one.Name == facts[i].Name && one.Source == facts[i].Source) ? "doubled"
                : null;
            if (wrong is not null)
            {
                return new FactInvalid(facts[i].Name, wrong) { Field = $"/facts/{i}/{(wrong == "doubled" ? "name" : wrong)}" };
            }
        }

        return null;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}([.][a-z0-9-]{1,40}){0,3}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    private sealed record Request(IReadOnlyList<Line> Facts);

    /// <summary>One answer.</summary>
    /// <param name="Source">Who says so, e.g. <c>credit-register</c>.</param>
    /// <param name="Name">What, e.g. <c>applicant.on-serious-list</c>.</param>
    /// <param name="Value">A text, number, yes or no, or a list of texts.</param>
    /// <param name="ObservedAt">When it was so; not in the future.</param>
    private sealed record Line(string Source, string Name, JsonNode Value, DateTimeOffset ObservedAt);
}

/// <summary>What a source last said about a party.</summary>
/// <param name="IsStale">Older than is relied on.</param>
internal sealed record PartyFactView(string Name, string Source, JsonNode? Value, FactStatus Status, DateTimeOffset ObservedAt, DateTimeOffset FetchedAt, bool IsStale);

/// <summary>An answer of a source cannot be taken.</summary>
/// <param name="Fact">Its name.</param>
/// <param name="Wrong">What is wrong: count, name, source, value, observedAt, doubled.</param>
internal sealed record FactInvalid(string Fact, string Wrong) : Refusal("fact.invalid", $"The fact {Fact} cannot be taken: {Wrong}.", ("fact", Fact), ("wrong", Wrong));
