using System.Security.Cryptography;
using System.Text;
using Workflow.Approvals;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Runtime.Catalogue;
using Workflow.Runtime.Data;
using Workflow.Runtime.Work;

namespace Workflow.Runtime.Versions;

/// <summary>Imports calendar, catalogue and definitions that ship with the program into a store, as immutable versions. Importing the same files again changes nothing.</summary>
internal static class ShippedFiles
{
    private const string Publisher = "system";

    /// <summary>Imports a <c>definitions</c> folder: <c>catalogue/calendars/*.csv</c>, <c>catalogue/*.yaml</c>, <c>ID/vN.json</c>. Everything is checked before anything is written.</summary>
    /// <returns>What stands in the way, each with its file; empty when all is imported.</returns>
    public static async Task<IReadOnlyList<Refusal>> ImportAsync(WorkflowStore store, string folder, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var calendars = ReadCalendars(Path.Combine(folder, "catalogue", "calendars"));
        if (calendars.IsRefused)
        {
            return [calendars.Refusal];
        }

        var reading = ReadCatalogue(folder, calendars.Value);
        if (reading.Catalogue is not { } catalogue)
        {
            return reading.Problems;
        }

        var files = Directory.EnumerateFiles(folder, "v*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => (Path: path, Content: File.ReadAllBytes(path))).ToList();
        var activities = UsableWorkflows.CatalogueOf(files.ConvertAll(file => file.Content));
        var definitions = files.ConvertAll(file => Definition(file.Path, file.Content, catalogue, activities));
        var problems = definitions.SelectMany(definition => definition.Problems).ToList();
        return problems.Count > 0 ? problems : await WriteAsync(store, calendars.Value, reading, definitions, at, cancellationToken);
    }

    /// <summary>The catalogue of a <c>definitions</c> folder.</summary>
    /// <exception cref="InvalidDataException">Its files hold none.</exception>
    public static CatalogueVersion Catalogue(string folder)
    {
        var calendars = ReadCalendars(Path.Combine(folder, "catalogue", "calendars"));
        return (calendars.IsRefused ? null : ReadCatalogue(folder, calendars.Value).Catalogue) ?? throw new InvalidDataException($"{folder} holds no catalogue that can be read.");
    }

    /// <summary>The calendar of a <c>definitions</c> folder, the newest, and the usual hours.</summary>
    /// <exception cref="InvalidDataException">Its files hold none.</exception>
    public static Office Office(string folder)
    {
        var calendars = ReadCalendars(Path.Combine(folder, "catalogue", "calendars"));
        return calendars.IsRefused ? throw new InvalidDataException($"{folder} holds no calendar that can be read.") : new Office(calendars.Value[^1].Calendar, OfficeHours.Default);
    }

    private static CatalogueReading ReadCatalogue(string folder, IReadOnlyList<ShippedCalendar> calendars) => CatalogueFiles.Read(
        CatalogueFiles.In(Path.Combine(folder, "catalogue")), version: 1, new Office(calendars[^1].Calendar, OfficeHours.Default), MatterConditions.Check);

    private static async Task<IReadOnlyList<Refusal>> WriteAsync(
        WorkflowStore store, IReadOnlyList<ShippedCalendar> calendars, CatalogueReading reading, IReadOnlyList<ShippedDefinition> definitions, DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal?>();
        foreach (var (calendar, text) in calendars)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            refusals.Add((await store.References.ImportCalendarAsync(calendar.Version, hash, text, at, cancellationToken)).Refusal);
        }

        var catalogue = reading.Catalogue!; // Only a reading without problems comes here.
        refusals.Add((await store.References.ImportCatalogueAsync(catalogue.Version, catalogue.ValidFrom, catalogue.Hash, reading.Content, at, cancellationToken)).Refusal);
        foreach (var (definition, json, _) in definitions)
        {
            refusals.Add((await store.Definitions.ImportAsync(definition!.DefinitionId, definition.Version, json, Publisher, at, cancellationToken)).Refusal);
        }

        return [.. refusals.OfType<Refusal>()];
    }

    private static Result<IReadOnlyList<ShippedCalendar>> ReadCalendars(string folder)
    {
        var calendars = new List<ShippedCalendar>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(path);
            var calendar = CalendarReader.Read(text).Then(years => WorkingCalendar.Of(Path.GetFileNameWithoutExtension(path), years));
            if (calendar.IsRefused)
            {
                return new FileRefused(path, calendar.Refusal.Code, calendar.Refusal.Message);
            }

            calendars.Add(new(calendar.Value, text));
        }

        return calendars.Count == 0 ? new FileRefused(folder, "calendar.missing", "the folder holds no calendar") : Result.Of<IReadOnlyList<ShippedCalendar>>(calendars);
    }

    private static ShippedDefinition Definition(string path, byte[] content, CatalogueVersion catalogue, ActivityCatalogue activities)
    {
        var (definition, problems) = PublishGate.Check(content, catalogue, activities: activities);
        return new(definition, Encoding.UTF8.GetString(content), [.. problems.Where(problem => problem.Severity == Severity.Error).Select(problem => new FileRefused(path, problem.Code, $"{problem.Path}: {problem.Message}"))]);
    }

    private sealed record ShippedCalendar(WorkingCalendar Calendar, string Text);

    private sealed record ShippedDefinition(WorkflowDefinition? Definition, string Json, IReadOnlyList<Refusal> Problems);
}

/// <summary>A shipped file cannot be imported.</summary>
internal sealed record FileRefused(string Path, string Reason, string Detail) : Refusal(Reason, $"{Path}: {Detail}", ("file", Path));
