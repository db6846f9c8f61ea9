using System.Globalization;

namespace Workflow.Approvals.Clocks;

/// <summary>Key of a clock.</summary>
public readonly record struct ClockId(Guid Value)
{
    public override string ToString() => Value.ToString("D", CultureInfo.InvariantCulture);
}

/// <summary>What a clock belongs to.</summary>
public enum ClockScope
{
    Case,
    Stage,
    Task,
}

/// <summary>Whose limit a clock measures.</summary>
public enum ClockKind
{
    /// <summary>The limit the law sets.</summary>
    Statutory,

    /// <summary>The limit the office promises (承诺时限), never later than the law's.</summary>
    Promised,
}
