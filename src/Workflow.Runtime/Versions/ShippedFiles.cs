using Workflow.Approvals;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Engine.Definitions;
using Workflow.Engine.Publishing;
using Workflow.Runtime.Catalogue;
using Workflow.Runtime.Data;
using Workflow.Runtime.Work;

namespace Workflow.Runtime.Versions;

/// <summary>Imports calendar, catalogue and definitions that ship with the program into a store, as immutable versions. Importing the same files again changes nothing.</summary>
internal static class ShippedFiles
{
    private const string Publisher = "system";

    /// <summary>Imports a <c>definitions</c> folder: <c>catalogue/calendars/*.csv</c>, <c>catalogue/*.yaml</c>, <c>ID/vN.json</c>.</summary>
    /// <returns>What stands in the way, each with its file; empty when all is imported. Files before the first fault stay imported.</returns>
    public static async Task<IReadOnlyList<Refusal>> ImportAsync(WorkflowStore store, string folder, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var calendar = await CalendarAsync(store, Path.Combine(folder, "catalogue", "calendars"), at, cancellationToken);
        if (calendar.IsRefused)
        {
            return [calendar.Refusal];
        }

        var reading = CatalogueFiles.Read(CatalogueFiles.In(Path.Combine(folder, "catalogue")), version: 1, new Office(calendar.Value, OfficeHours.Default), MatterConditions.Check);
        if (reading.Catalogue is not { } catalogue)
        {
            return reading.Problems;
        }

        if (await store.References.ImportCatalogueAsync(catalogue.Version, catalogue.ValidFrom, catalogue.Hash, reading.Content, at, cancellationToken) is { IsRefused: true } changed)
        {
            return [changed.Refusal];
        }

        var problems = new List<Refusal>();
        foreach (var path in Directory.EnumerateFiles(folder, "v*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            problems.AddRange(await DefinitionAsync(store, path, catalogue, at, cancellationToken));
        }

        return problems;
    }

    private static async Task<Result<WorkingCalendar>> CalendarAsync(WorkflowStore store, string folder, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Result<WorkingCalendar> newest = new FileRefused(folder, "calendar.missing", "the folder holds no calendar");
        foreach (var path in Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            var (version, text) = (Path.GetFileNameWithoutExtension(path), await File.ReadAllTextAsync(path, cancellationToken));
            var years = CalendarReader.Read(text);
            if (years.IsRefused)
            {
                return new FileRefused(path, years.Refusal.Code, years.Refusal.Message);
            }

            var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
            if (await store.References.ImportCalendarAsync(version, hash, text, at, cancellationToken) is { IsRefused: true } changed)
            {
                return changed.Refusal;
            }

            newest = WorkingCalendar.Of(version, years.Value);
            if (newest.IsRefused)
            {
                return new FileRefused(path, newest.Refusal.Code, newest.Refusal.Message);
            }
        }

        return newest;
    }

    private static async Task<IReadOnlyList<Refusal>> DefinitionAsync(WorkflowStore store, string path, CatalogueVersion catalogue, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var json = await File.ReadAllTextAsync(path, cancellationToken);
        if (ElsaJsonReader.Read(json, catalogue: ApprovalActivities.Catalogue) is not ReadResult.Read read)
        {
            return [.. ((ReadResult.Refused)ElsaJsonReader.Read(json, catalogue: ApprovalActivities.Catalogue)).Problems.Select(p => new FileRefused(path, p.Code, $"{p.Path}: {p.Message}"))];
        }

        var definition = read.Definition;
        List<Refusal> problems =
        [
            .. DefinitionValidator.Validate(definition, ApprovalActivities.Catalogue).Where(p => p.Severity == Severity.Error).Select(p => new FileRefused(path, p.Code, $"{p.Path}: {p.Message}")),
            .. FlowConsistency.Check(FlowSummaries.Of(definition), catalogue),
        ];
        if (problems.Count > 0)
        {
            return problems;
        }

        var imported = await store.Definitions.ImportAsync(definition.DefinitionId, definition.Version, json, Publisher, at, cancellationToken);
        return imported.IsRefused ? [imported.Refusal] : [];
    }
}

/// <summary>A shipped file cannot be imported.</summary>
internal sealed record FileRefused(string Path, string Reason, string Detail) : Refusal(Reason, $"{Path}: {Detail}", ("file", Path));
