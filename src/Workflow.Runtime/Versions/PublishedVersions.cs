using System.Collections.Concurrent;
using System.Text;
using Workflow.Approvals;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Runtime.Catalogue;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Work;

namespace Workflow.Runtime.Versions;

/// <summary>Definitions, catalogues and calendars as published, read once and kept: a version never changes, so nothing is ever invalidated.</summary>
internal sealed class PublishedVersions
{
    private readonly WorkflowStore _store;
    private readonly SortedDictionary<int, CatalogueVersion> _catalogues;
    private readonly ConcurrentDictionary<(string Id, int Version), CompiledDefinition> _definitions = new();

    private PublishedVersions(WorkflowStore store, WorkingCalendar calendar, SortedDictionary<int, CatalogueVersion> catalogues)
    {
        _store = store;
        Calendar = calendar;
        _catalogues = catalogues;
    }

    /// <summary>The calendar in force.</summary>
    public WorkingCalendar Calendar { get; }

    /// <summary>Office hours for half days.</summary>
    public OfficeHours Hours { get; } = OfficeHours.Default;

    /// <summary>What days are counted with.</summary>
    public Office Office => new(Calendar, Hours);

    /// <summary>The newest catalogue: what new cases are pinned to.</summary>
    public CatalogueVersion Catalogue => _catalogues.Values.Last();

    /// <summary>Reads calendars and catalogues of the store; definitions are read when first used.</summary>
    /// <exception cref="InvalidDataException">The store holds a version this program cannot read: it was written by a newer one, or damaged.</exception>
    public static async Task<PublishedVersions> LoadAsync(WorkflowStore store, CancellationToken cancellationToken)
    {
        var calendars = await store.References.CalendarsAsync(cancellationToken);
        var newest = calendars.Count > 0 ? calendars[^1] : throw new InvalidDataException("The store holds no calendar; import one first.");
        var read = CalendarReader.Read(newest.Content).Then(years => WorkingCalendar.Of(newest.Version, years));
        var calendar = read.IsRefused ? throw Unreadable($"calendar {newest.Version}", read.Refusal.Message) : read.Value;

        var catalogues = new SortedDictionary<int, CatalogueVersion>();
        foreach (var row in await store.References.CataloguesAsync(cancellationToken))
        {
            var reading = CatalogueFiles.Read([($"catalogue {row.Version}", row.Content)], row.Version, new Office(calendar, OfficeHours.Default), MatterConditions.Check);
            catalogues[row.Version] = reading.Catalogue ?? throw Unreadable($"catalogue {row.Version}", reading.Problems[0].Message);
        }

        return catalogues.Count == 0 ? throw new InvalidDataException("The store holds no catalogue; import one first.") : new(store, calendar, catalogues);
    }

    /// <summary>What a new case of a definition is pinned to. Refused: <c>definition.not-found</c>.</summary>
    public async Task<Result<CaseRules>> LatestAsync(string definitionId, CancellationToken cancellationToken)
    {
        var row = await _store.Definitions.LatestAsync(definitionId, cancellationToken);
        return row.IsRefused ? row.Refusal : new CaseRules(await CompiledAsync(row.Value, cancellationToken), Catalogue);
    }

    /// <summary>What a running case is pinned to. Refused: <c>definition.not-found</c>, <c>catalogue.not-found</c>.</summary>
    public async Task<Result<CaseRules>> OfAsync(string definitionId, int definitionVersion, int catalogueVersion, CancellationToken cancellationToken)
    {
        if (!_catalogues.TryGetValue(catalogueVersion, out var catalogue))
        {
            return new CatalogueNotFound(catalogueVersion);
        }

        return (await CompiledAsync(definitionId, definitionVersion, cancellationToken)).Map(definition => new CaseRules(definition, catalogue));
    }

    /// <summary>One version, compiled. Refused: <c>definition.not-found</c>.</summary>
    public async Task<Result<CompiledDefinition>> CompiledAsync(string definitionId, int version, CancellationToken cancellationToken)
    {
        if (_definitions.TryGetValue((definitionId, version), out var known))
        {
            return known;
        }

        var row = await _store.Definitions.FindAsync(definitionId, version, cancellationToken);
        return row.IsRefused ? row.Refusal : await CompiledAsync(row.Value, cancellationToken);
    }

    /// <summary>What steps may be: the activities of approvals and every published version that may be used as one. Read anew, since another node may publish.</summary>
    public async Task<ActivityCatalogue> ActivitiesAsync(CancellationToken cancellationToken) =>
        UsableWorkflows.CatalogueOf([.. (await _store.Definitions.UsableAsync(cancellationToken)).Select(row => Encoding.UTF8.GetBytes(row.Json))]);

    /// <summary>The definitions that steps of these may start, by id: none for definitions that start none, else the version new instances begin on of each.</summary>
    public async Task<IReadOnlyDictionary<string, CompiledDefinition>> WorkflowsAsync(IEnumerable<CompiledDefinition> definitions, CancellationToken cancellationToken)
    {
        var workflows = new Dictionary<string, CompiledDefinition>(StringComparer.Ordinal);
        if (!definitions.Any(definition => definition.StartsWorkflows))
        {
            return workflows;
        }

        foreach (var (id, version) in await _store.Definitions.HeadsAsync(cancellationToken))
        {
            if ((await CompiledAsync(id, version, cancellationToken)) is { IsRefused: false } compiled)
            {
                workflows[id] = compiled.Value;
            }
        }

        return workflows;
    }

    private async ValueTask<CompiledDefinition> CompiledAsync(DefinitionVersionRow row, CancellationToken cancellationToken)
    {
        var key = (row.DefinitionId, row.Version);
        if (_definitions.TryGetValue(key, out var known))
        {
            return known;
        }

        var activities = ApprovalActivities.Catalogue;
        var definition = Read(row, activities);
        if (UsableWorkflows.AreIn(definition))
        {
            activities = await ActivitiesAsync(cancellationToken);
            definition = Read(row, activities);
        }

        return _definitions.GetOrAdd(key, CompiledDefinition.Compile(definition, activities));
    }

    private static WorkflowDefinition Read(DefinitionVersionRow row, ActivityCatalogue activities) => ElsaJsonReader.Read(row.Json, catalogue: activities) switch
    {
        ReadResult.Read read => read.Definition,
        ReadResult.Refused refused => throw Unreadable($"definition {row.DefinitionId} version {row.Version}", refused.Problems[0].Message),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static InvalidDataException Unreadable(string what, string why) => new($"The stored {what} cannot be read: {why}");
}

/// <summary>A case is pinned to a catalogue version the store does not hold.</summary>
internal sealed record CatalogueNotFound(int Version)
    : Refusal("catalogue.not-found", $"There is no catalogue version {Version}.", ("version", Version.ToString(System.Globalization.CultureInfo.InvariantCulture)));
