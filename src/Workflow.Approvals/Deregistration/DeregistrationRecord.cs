using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Deregistration;

/// <summary>Where a deregistration (注销) stands besides its stage and tasks: what was declared, which route it takes, when it may be applied for, what became of the licences.</summary>
public sealed record DeregistrationRecord
{
    /// <summary>Nothing has happened yet.</summary>
    public static DeregistrationRecord Empty { get; } = new();

    /// <summary>Step that waits for the declaration or for a person to choose; null while none does.</summary>
    public string? RouteBookmark { get; init; }

    /// <summary>Id of that step.</summary>
    public string? RouteStep { get; init; }

    /// <summary>What the enterprise last declared; null before.</summary>
    public RouteDeclaration? Declaration { get; init; }

    /// <summary>The route as last chosen; null until then, and again while a new declaration is waited for.</summary>
    public DeregistrationRoute? Route { get; init; }

    /// <summary>When it may be applied for; null before the notice or the liquidation has ended.</summary>
    public ApplicationWindow? Window { get; init; }

    /// <summary>The liquidation of the ordinary route; null on the others.</summary>
    public LiquidationRecord? Liquidation { get; init; }

    /// <summary>The licences that were found by credit code, in the order they were found; empty before.</summary>
    public IReadOnlyList<FoundLicence> Licences { get; init; } = [];
}

/// <summary>How an enterprise leaves the register.</summary>
public enum DeregistrationRoute
{
    /// <summary>简易注销: 20 days of notice, then 20 days to apply (市场主体登记管理条例 art. 33).</summary>
    Simple,

    /// <summary>个体工商户: no notice; departments are told and have 10 days (市场主体登记管理条例 art. 33).</summary>
    SelfEmployed,

    /// <summary>普通注销: liquidation first (公司法 art. 232-240).</summary>
    Ordinary,
}

/// <summary>What the enterprise declares before a route is chosen.</summary>
/// <param name="DebtsSettled">No debts, or debts, wages, insurance and taxes settled.</param>
/// <param name="AllInvestorsPromised">All investors promise so in writing and answer for it (公司法 art. 240).</param>
/// <param name="WantsOrdinary">It chooses the ordinary route although the simple one may be open.</param>
/// <param name="At">Office time.</param>
public sealed record RouteDeclaration(bool DebtsSettled, bool AllInvestorsPromised, bool WantsOrdinary, DateTimeOffset At);

/// <summary>The time in which the application must be filed.</summary>
/// <param name="Clock">Its clock.</param>
/// <param name="EndsOn">Last day, until 24:00.</param>
/// <param name="Reminders">Days on which the enterprise is reminded, in order.</param>
/// <param name="ClosedAt">When it was used, missed or given up; null while open.</param>
public sealed record ApplicationWindow(Guid Clock, DateOnly EndsOn, IReadOnlyList<WindowReminderDay> Reminders, DateTimeOffset? ClosedAt = null);

/// <summary>A reminder before the window ends.</summary>
/// <param name="WorkingDays">So many working days before the last day.</param>
/// <param name="At">When it is sent.</param>
/// <param name="SentAt">When it was sent; null before.</param>
public sealed record WindowReminderDay(int WorkingDays, DateTimeOffset At, DateTimeOffset? SentAt = null);

/// <summary>How far the liquidation (清算) is.</summary>
/// <param name="Bookmark">Step that waits for its end; null once it has ended.</param>
public sealed record LiquidationRecord(string? Bookmark)
{
    /// <summary>Day on which the group (清算组) was formed.</summary>
    public DateOnly? GroupFormedOn { get; init; }

    /// <summary>Day on which group and head were published (市场主体登记管理条例 art. 32).</summary>
    public DateOnly? GroupPublishedOn { get; init; }

    /// <summary>Day on which the known creditors were notified (公司法 art. 235).</summary>
    public DateOnly? CreditorsNotifiedOn { get; init; }

    /// <summary>Day of the announcement to all creditors (公司法 art. 235).</summary>
    public DateOnly? AnnouncedOn { get; init; }

    /// <summary>Last day on which creditors may claim: 45 days from the announcement.</summary>
    public DateOnly? ClaimsUntil { get; init; }

    /// <summary>Day on which the report was confirmed (公司法 art. 239): the liquidation has ended.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The day of a step, or null.</summary>
    public DateOnly? On(LiquidationStep step) => step switch
    {
        LiquidationStep.GroupFormed => GroupFormedOn,
        LiquidationStep.GroupPublished => GroupPublishedOn,
        LiquidationStep.CreditorsNotified => CreditorsNotifiedOn,
        LiquidationStep.Announced => AnnouncedOn,
        LiquidationStep.ReportConfirmed => EndedOn,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step."),
    };
}

/// <summary>Steps of a liquidation, in the order of the law.</summary>
public enum LiquidationStep
{
    GroupFormed,
    GroupPublished,
    CreditorsNotified,
    Announced,
    ReportConfirmed,
}

/// <summary>A licence the enterprise holds.</summary>
/// <param name="Key">Kind and number, <c>LK06:JY13304020000001</c>: what the flow calls it.</param>
/// <param name="Kind">Code of the catalogue.</param>
/// <param name="Number">Number on the licence.</param>
/// <param name="Licence">Its row in the register; null when only a source says that it is held.</param>
/// <param name="Industry">Code of its industry; null when it belongs to none.</param>
/// <param name="Department">Who cancels it.</param>
/// <param name="State">What became of it.</param>
public sealed record FoundLicence(string Key, string Kind, string Number, Guid? Licence, string? Industry, string Department, FoundLicenceState State)
{
    /// <summary>Step that waits for its cancellation; null while none does.</summary>
    public string? Bookmark { get; init; }

    /// <summary>The department's task; null when none was needed.</summary>
    public TaskId? Task { get; init; }

    /// <summary>Why, in the words of the department; null when nobody gave reasons.</summary>
    public string? Reason { get; init; }

    /// <summary>Some step or department is still to decide.</summary>
    public bool IsOpen => State is FoundLicenceState.Found or FoundLicenceState.InDepartment;
}

/// <summary>What became of a licence.</summary>
public enum FoundLicenceState
{
    /// <summary>Found; its cancellation is to come.</summary>
    Found,

    /// <summary>Obligations remain or something is not known: its department decides.</summary>
    InDepartment,

    /// <summary>Cancelled at the request of the enterprise.</summary>
    Cancelled,

    /// <summary>Cancelled by law, because the enterprise is no more (行政许可法 art. 70(3)).</summary>
    CancelledByLaw,

    /// <summary>The department does not cancel it now, and says why.</summary>
    Refused,

    /// <summary>It is under investigation: nothing is cancelled, and everybody is told.</summary>
    Investigated,

    /// <summary>It stays: its industry takes no part in this version, or the deregistration ended before.</summary>
    Remains,
}
