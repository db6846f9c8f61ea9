using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Host.Serving;
using Workflow.Runtime;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Cases;

/// <summary>What every reading of cases needs beside the rows: the catalogue a case pins, the calendar, and the moment.</summary>
internal sealed class Desk(PublishedVersions versions, RuntimeTime time)
{
    /// <summary>Office time.</summary>
    public DateTimeOffset Now { get; } = time.OfficeNow();

    /// <summary>Office day, on which mandates must hold.</summary>
    public DateOnly Today => OfficeTime.DayOf(Now);

    public ClockShowing Clocks(Language language) => new(new Office(versions.Calendar, versions.Hours), versions.Catalogue.Lights(), Now, language);

    /// <summary>The words of the catalogue version a case pins.</summary>
    /// <exception cref="InvalidDataException">The store lacks a version a case is pinned to: it was damaged.</exception>
    public async Task<CatalogueNames> NamesAsync(CaseHead head, Language language, CancellationToken cancellationToken)
    {
        var rules = await versions.OfAsync(head.DefinitionId, head.DefinitionVersion, head.CatalogueVersion, cancellationToken);
        return rules.IsRefused
            ? throw new InvalidDataException($"Case {head.No} is pinned to a version the store lacks: {rules.Refusal.Message}")
            : new(rules.Value.Catalogue, language);
    }
}
