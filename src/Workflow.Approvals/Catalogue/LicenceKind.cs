namespace Workflow.Approvals.Catalogue;

/// <summary>A kind of licence (证照种类) with the window in which its renewal is applied for. Lengths count back from the expiry.</summary>
public sealed record LicenceKind
{
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>Department code; null when it is whoever issued the licence.</summary>
    public string? Department { get; init; }

    public required LicenceHolder Holder { get; init; }

    /// <summary>How long it holds; zero when the term stands on the licence itself.</summary>
    public required WindowLength Validity { get; init; }

    /// <summary>The lawful opening; null where the law names none: 90 days before <see cref="LastDay"/> (convention 13).</summary>
    public WindowLength? Opens { get; init; }

    /// <summary>The last day to apply.</summary>
    public required WindowLength LastDay { get; init; }

    /// <summary>What remains after the last day.</summary>
    public required LateApplication Late { get; init; }

    /// <summary>The agency is silent at expiry although the application came in time.</summary>
    public required OverdueDecision Overdue { get; init; }

    public required NewTerm NewTerm { get; init; }
    public required RenewalWay Way { get; init; }

    /// <summary>Condition of a waived review or an automatic renewal, in words; or null.</summary>
    public string? Condition { get; init; }

    /// <summary>Cancelling it needs an approval, which excludes the simple route of deregistration (市场主体登记管理条例实施细则 art. 48).</summary>
    public bool ApprovesCancellation { get; init; }

    /// <summary>One of the kinds with rules, texts and tests.</summary>
    public bool IsComplete { get; init; }

    public required string Source { get; init; }
    public required Evidence Evidence { get; init; }
}

/// <summary>A length counted back from an expiry.</summary>
public sealed record WindowLength(int Amount, WindowUnit Unit);

/// <summary>Units of a window: wd, d, m, y.</summary>
public enum WindowUnit
{
    WorkingDay,
    CalendarDay,
    Month,
    Year,
}

/// <summary>Who holds a licence.</summary>
public enum LicenceHolder
{
    Enterprise,
    Person,
}

/// <summary>What remains after the last day to apply.</summary>
public enum LateApplication
{
    /// <summary>The renewal is not accepted any more.</summary>
    Refuse,
    /// <summary>A person decides.</summary>
    Ordinary,
    /// <summary>A new application.</summary>
    New,
}

/// <summary>Silence of the agency at expiry.</summary>
public enum OverdueDecision
{
    /// <summary>Deemed granted by law (行政许可法 art. 50).</summary>
    Granted,
    None,
}

/// <summary>When the new term starts.</summary>
public enum NewTerm
{
    DayAfter,
    Decision,
}

/// <summary>How a renewal is decided.</summary>
public enum RenewalWay
{
    /// <summary>Rules compare data and may grant.</summary>
    Data,
    /// <summary>The review is waived by law when the condition holds; the holder still applies.</summary>
    Waived,
    /// <summary>A site check by two inspectors.</summary>
    Inspection,
    Officer,
    /// <summary>A notice and nothing else.</summary>
    Notice,
}

/// <summary>How sure the row is.</summary>
public enum Evidence
{
    /// <summary>V: the statute was read.</summary>
    Statute,
    /// <summary>P: a public page.</summary>
    Page,
    /// <summary>A: an assumption, shown as one.</summary>
    Assumption,
}
