using Workflow.Approvals.Clocks;

namespace Workflow.Approvals.Deregistration;

/// <summary>A step chooses a route at no such moment.</summary>
public sealed record RouteMomentUnknown(string Moment) : Refusal("route.moment-unknown", $"A route is chosen at publication or at application, not at '{Moment}'.", ("moment", Moment));

/// <summary>Nothing was declared, so rules have nothing to go by.</summary>
public sealed record DeclarationMissing() : Refusal("route.declaration-missing", "The enterprise has not declared its debts and promises.");

/// <summary>No declaration is waited for: one was given, or the route is chosen.</summary>
public sealed record DeclarationNotWanted() : Refusal("route.declaration-not-wanted", "The case does not wait for a declaration now.");

/// <summary>What the window follows has not ended.</summary>
public sealed record WindowTooEarly() : Refusal("application-window.too-early", "Neither notice nor liquidation has ended, so that nothing can be applied for.");

/// <summary>The stage cannot be filed yet.</summary>
public sealed record WindowNotOpen(string Stage) : Refusal("application-window.not-open", $"Stage {Stage} may be filed once its notice or liquidation has ended.", ("stage", Stage))
{
    public override string? LegalSource => "市场主体登记管理条例 art. 32, 33";
}

/// <summary>The last day to apply has passed.</summary>
public sealed record WindowOver(string Stage, DateOnly EndsOn)
    : Refusal("application-window.over", $"Stage {Stage} could be filed until {Iso.Of(EndsOn)}.", ("stage", Stage), ("endsOn", Iso.Of(EndsOn)))
{
    public override string? LegalSource => "市场主体登记管理条例 art. 32, 33";
}

/// <summary>The reminder is not due, or was sent.</summary>
public sealed record ReminderNotDue(int WorkingDays)
    : Refusal("application-window.reminder-not-due", $"The reminder {WorkingDays} working days before the end is not due.", ("workingDays", $"{WorkingDays}"));

/// <summary>The case has no liquidation that goes on.</summary>
public sealed record LiquidationNotOpen() : Refusal("liquidation.not-open", "The case has no liquidation that goes on.");

/// <summary>The step was reported before.</summary>
public sealed record LiquidationStepDone(LiquidationStep Step, DateOnly On)
    : Refusal("liquidation.step-done", $"{Wording.Of(Step)} was reported for {Iso.Of(On)}.", ("step", Wording.Of(Step)), ("on", Iso.Of(On)));

/// <summary>Another step comes first.</summary>
public sealed record LiquidationStepMissing(LiquidationStep Step, LiquidationStep Missing)
    : Refusal("liquidation.step-missing", $"{Wording.Of(Missing)} comes before {Wording.Of(Step)}.", ("step", Wording.Of(Step)), ("missing", Wording.Of(Missing)))
{
    public override string? LegalSource => "公司法 art. 235";
}

/// <summary>The day lies in the future, before the group was formed, or is not today for what is published now.</summary>
public sealed record LiquidationDayWrong(LiquidationStep Step, DateOnly Day)
    : Refusal("liquidation.day-wrong", $"{Wording.Of(Step)} cannot have been on {Iso.Of(Day)}.", ("step", Wording.Of(Step)), ("day", Iso.Of(Day)));

/// <summary>Creditors may still claim.</summary>
public sealed record LiquidationClaimsOpen(DateOnly Until)
    : Refusal("liquidation.claims-open", $"Creditors may claim until {Iso.Of(Until)}; the report is confirmed afterwards.", ("until", Iso.Of(Until)))
{
    public override string? LegalSource => "公司法 art. 235";
}

/// <summary>The catalogue has no such industry.</summary>
public sealed record IndustryUnknown(string Industry) : Refusal("industry.unknown", $"The catalogue has no industry {Industry}.", ("industry", Industry));

/// <summary>The licence is not among those that were found, or is settled.</summary>
public sealed record LicenceNotFoundHere(string Licence) : Refusal("licence.not-found-here", $"The licence {Licence} was not found for the enterprise, or is settled.", ("licence", Licence));

/// <summary>The registrar has not granted the deregistration.</summary>
public sealed record DeregistrationNotDecided() : Refusal("deregistration.not-decided", "The registrar has not granted the deregistration: nothing follows from it yet.");
