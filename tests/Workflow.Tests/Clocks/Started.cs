using Workflow.Approvals.Clocks;

namespace Workflow.Tests.Clocks;

/// <summary>Clocks, requests and provisions for tests.</summary>
internal static class Started
{
    public static readonly LegalBasis Article42 = new("行政许可法", "42", new(2026, 1, 5));

    public static readonly LegalBasis Article45 = new("行政许可法", "45", new(2026, 1, 5));

    public static readonly LegalBasis LocalRule = new("滨州市工程建设项目并联审批管理规定", "19", new(2026, 1, 5));

    /// <summary>The example of the style guide: 20 working days from Monday 21 September 2026, due 26 October.</summary>
    public static Clock Autumn(ClockKind kind = ClockKind.Statutory, ClockScope scope = ClockScope.Task, string limit = "20wd", LegalBasis? basis = null) =>
        Clock(Published.At(2026, 9, 21, 10), limit, kind, scope, basis);

    public static Clock Clock(
        DateTimeOffset at,
        string limit,
        ClockKind kind = ClockKind.Statutory,
        ClockScope scope = ClockScope.Task,
        LegalBasis? basis = null,
        StartEvent startEvent = StartEvent.Accepted) => Approvals.Clocks.Clock.Start(
            new ClockStart
            {
                Id = new ClockId(new Guid("00000000-0000-0000-0000-000000000001")),
                CaseNo = "330411-20260921-0001",
                Scope = scope,
                OwnerId = "task-1",
                Kind = kind,
                Limit = new TimeLimit(Published.Limit(limit), basis ?? Article42, startEvent),
                At = at,
            },
            Published.Hall);

    public static StopRequest Stop(DateOnly from, DateOnly? to, StopGround? ground = StopGround.ExpertReview, LegalBasis? basis = null) => new()
    {
        Ground = ground,
        Basis = basis ?? Article45,
        From = OfficeHalf.MorningOf(from),
        To = to is { } last ? OfficeHalf.AfternoonOf(last) : null,
        Actor = "officer-7",
    };

    public static ExtensionRequest Extension(DateTimeOffset askedAt, string by = "10wd") => new()
    {
        By = Published.Limit(by),
        Basis = Article42,
        Reason = "案情复杂",
        Actor = "head-1",
        AskedAt = askedAt,
    };
}
