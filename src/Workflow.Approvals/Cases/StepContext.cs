using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Cases;

/// <summary>What a decision may look at besides the case file. Values only: the core never asks for the time.</summary>
/// <param name="Now">Office time as an instant, cut to milliseconds.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Calendar">The working calendar in force.</param>
/// <param name="Hours">Office hours for half days.</param>
/// <param name="Catalogue">The catalogue version the case is pinned to.</param>
public sealed record StepContext(DateTimeOffset Now, Actor Actor, WorkingCalendar Calendar, OfficeHours Hours, CatalogueVersion Catalogue)
{
    /// <summary>Answers the conditions of matters; unknown to everything until the runtime gives one.</summary>
    public IMatterConditions Conditions { get; init; } = UnknownConditions.Instance;

    /// <summary>Decides by rules; without any until the runtime gives them.</summary>
    public IRuleSets Rules { get; init; } = NoRuleSets.Instance;

    /// <summary>Calendar and hours, as clocks take them.</summary>
    public Office Office => new(Calendar, Hours);

    /// <summary>The office day of <see cref="Now"/>.</summary>
    public DateOnly Today => OfficeTime.DayOf(Now);
}
