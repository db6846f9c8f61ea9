namespace Workflow.Approvals.Clocks;

/// <summary>What a ground may stop.</summary>
/// <param name="Ground">The ground.</param>
/// <param name="Code">Stable name in requests, files and text keys, e.g. <c>expert-review</c>.</param>
/// <param name="StopsStatutory">True when it may stop the statutory clock.</param>
/// <param name="NeedsLocalRule">True when the promise stops only where a local rule says so, which must be cited.</param>
/// <param name="TasksOnly">True when only a task's clocks may stop on it.</param>
/// <param name="CanBeAsked">False for what follows from branches and stages.</param>
/// <param name="Source">Provision it rests on.</param>
public sealed record StopGroundRule(StopGround Ground, string Code, bool StopsStatutory, bool NeedsLocalRule, bool TasksOnly, bool CanBeAsked, string Source);

/// <summary>The closed list of grounds and what each may stop.</summary>
public static class StopGrounds
{
    private const string SpecialProcedure = "行政许可法 art. 45";
    private const string LocalRule = "local rule";

    /// <summary>Every ground once, in the order of <see cref="StopGround"/>.</summary>
    public static IReadOnlyList<StopGroundRule> All { get; } =
    [
        Special(StopGround.Hearing, "hearing"),
        Special(StopGround.Tender, "tender"),
        Special(StopGround.Auction, "auction"),
        Special(StopGround.Inspection, "inspection"),
        Special(StopGround.Test, "test"),
        Special(StopGround.Quarantine, "quarantine"),
        Special(StopGround.Appraisal, "appraisal"),
        Special(StopGround.ExpertReview, "expert-review"),
        Local(StopGround.PublicNotice, "public-notice"),
        Local(StopGround.Rectification, "rectification"),
        Local(StopGround.Meeting, "meeting"),
        Local(StopGround.Supplement, "supplement"),
        new(StopGround.WaitsForUpstream, "waits-for-upstream", StopsStatutory: true, NeedsLocalRule: false, TasksOnly: true, CanBeAsked: true, "浙江省保障“最多跑一次”改革规定 art. 5"),
        Derived(StopGround.AllBranchesStopped, "all-branches-stopped"),
        Derived(StopGround.BetweenStages, "between-stages"),
    ];

    /// <summary>What the ground may stop.</summary>
    public static StopGroundRule RuleOf(StopGround ground) => All[(int)ground];

    /// <summary>The ground with a code; refused with the list of codes.</summary>
    public static Result<StopGround> Find(string code) =>
        All.FirstOrDefault(rule => rule.Code == code) is { } found ? found.Ground : new StopGroundUnknown(code, [.. All.Where(rule => rule.CanBeAsked)]);

    /// <summary>The grounds somebody may name to stop a clock of this kind and scope.</summary>
    public static IReadOnlyList<StopGroundRule> For(ClockKind kind, ClockScope scope) =>
        [.. All.Where(rule => rule.CanBeAsked && (kind == ClockKind.Promised || rule.StopsStatutory) && (scope == ClockScope.Task || !rule.TasksOnly))];

    private static StopGroundRule Special(StopGround ground, string code) =>
        new(ground, code, StopsStatutory: true, NeedsLocalRule: false, TasksOnly: false, CanBeAsked: true, SpecialProcedure);

    private static StopGroundRule Local(StopGround ground, string code) =>
        new(ground, code, StopsStatutory: false, NeedsLocalRule: true, TasksOnly: false, CanBeAsked: true, LocalRule);

    private static StopGroundRule Derived(StopGround ground, string code) =>
        new(ground, code, StopsStatutory: true, NeedsLocalRule: false, TasksOnly: false, CanBeAsked: false, SpecialProcedure);
}
