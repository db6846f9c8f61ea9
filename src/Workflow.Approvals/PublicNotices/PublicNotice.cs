using Workflow.Approvals.Clocks;

namespace Workflow.Approvals.PublicNotices;

/// <summary>A public notice (公告): a text everybody may read, and a time in which somebody may speak against it.</summary>
public sealed record PublicNotice
{
    public required Guid Id { get; init; }
    public required PublicNoticeKind Kind { get; init; }

    /// <summary>Chinese, as published.</summary>
    public required string Title { get; init; }

    /// <summary>Chinese, as published.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Last day of the notice, until 24:00; null when it has no end.</summary>
    public DateOnly? EndsOn { get; init; }

    public required PublicNoticeState State { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Shown to everybody; else departments alone are told.</summary>
    public required bool IsListed { get; init; }

    /// <summary>Clock of the notice; null when it has no end.</summary>
    public ClockId? Clock { get; init; }

    /// <summary>What was said against it, in order; not shown to the public.</summary>
    public IReadOnlyList<Objection> Objections { get; init; } = [];
}

/// <summary>What is published.</summary>
public enum PublicNoticeKind
{
    /// <summary>简易注销公告, 20 days (市场主体登记管理条例 art. 33).</summary>
    SimpleDeregistration,

    /// <summary>个体工商户: no notice, departments have 10 days (市场主体登记管理条例 art. 33).</summary>
    SelfEmployedDeregistration,

    /// <summary>清算组公告 (市场主体登记管理条例 art. 32).</summary>
    LiquidationGroup,

    /// <summary>债权人公告: 45 days to claim (公司法 art. 235).</summary>
    CreditorClaims,
}

/// <summary>How a notice stands.</summary>
public enum PublicNoticeState
{
    Open,

    /// <summary>Its time ran out and nobody ended it.</summary>
    Ended,

    /// <summary>An objection ended it; cured means published anew.</summary>
    Objected,

    /// <summary>An investigation ended it.</summary>
    Investigated,

    /// <summary>The case ended before.</summary>
    Withdrawn,
}

/// <summary>What somebody says against a notice, or claims by it.</summary>
/// <param name="Ground">Who speaks.</param>
/// <param name="Text">The reasons.</param>
/// <param name="Account">The account.</param>
/// <param name="At">Office time.</param>
public sealed record Objection(ObjectionGround Ground, string Text, string Account, DateTimeOffset At);

/// <summary>Who speaks against a notice.</summary>
public enum ObjectionGround
{
    /// <summary>The tax authority.</summary>
    Tax,

    /// <summary>A creditor.</summary>
    Creditor,

    /// <summary>Anybody else with an interest.</summary>
    Other,

    /// <summary>An authority that began to investigate.</summary>
    Investigation,
}
