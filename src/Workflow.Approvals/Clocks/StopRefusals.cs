namespace Workflow.Approvals.Clocks;

/// <summary>A code names no ground.</summary>
public sealed record StopGroundUnknown(string Text, IReadOnlyList<StopGroundRule> Grounds)
    : Refusal("stop.ground-unknown", $"'{Text}' is not a ground. Grounds: {Codes(Grounds)}.", ("text", Text), ("grounds", Codes(Grounds)))
{
    internal static string Codes(IReadOnlyList<StopGroundRule> grounds) => string.Join(", ", grounds.Select(rule => rule.Code));
}

/// <summary>A stop names no ground.</summary>
public sealed record StopGroundMissing(ClockKind Clock, IReadOnlyList<StopGroundRule> Grounds)
    : Refusal(
        "stop.ground-missing",
        $"A {Clock} clock stops only on a ground: {StopGroundUnknown.Codes(Grounds)}.",
        ("clock", $"{Clock}"),
        ("grounds", StopGroundUnknown.Codes(Grounds)))
{
    public override string? LegalSource => "行政许可法 art. 45";
}

/// <summary>The ground does not stop this kind of clock.</summary>
public sealed record StopGroundNotLawful(StopGroundRule Ground, ClockKind Clock, ClockScope Scope, IReadOnlyList<StopGroundRule> Grounds)
    : Refusal(
        "stop.ground-not-lawful",
        $"{Ground.Code} does not stop the {Clock} clock of a {Scope}. Grounds: {StopGroundUnknown.Codes(Grounds)}.",
        ("ground", Ground.Code),
        ("clock", $"{Clock}"),
        ("scope", $"{Scope}"),
        ("grounds", StopGroundUnknown.Codes(Grounds)))
{
    public override string? LegalSource => "行政许可法 art. 45";
}

/// <summary>A stop cites no provision.</summary>
public sealed record StopBasisMissing(StopGroundRule Ground, IReadOnlyList<StopGroundRule> Grounds)
    : Refusal(
        "stop.basis-missing",
        $"A stop for {Ground.Code} must cite its provision ({Ground.Source}). Grounds: {StopGroundUnknown.Codes(Grounds)}.",
        ("ground", Ground.Code),
        ("source", Ground.Source),
        ("grounds", StopGroundUnknown.Codes(Grounds)));

/// <summary>The ground stops the promise only where a local rule says so, and none is cited.</summary>
public sealed record StopNeedsLocalRule(StopGroundRule Ground, LegalBasis Basis)
    : Refusal(
        "stop.local-rule-missing",
        $"{Ground.Code} stops the promise only where a local rule says so; {Basis} is not one.",
        ("ground", Ground.Code),
        ("basis", Basis.ToString()));

/// <summary>The limit is set by another law than the one that allows the stop.</summary>
public sealed record StopLawSilent(StopGroundRule Ground, LegalBasis Basis, LegalBasis Limit)
    : Refusal(
        "stop.law-silent",
        $"The limit rests on {Limit}, so only {Limit.Source} can stop it for {Ground.Code}; {Basis} is cited.",
        ("ground", Ground.Code),
        ("basis", Basis.ToString()),
        ("limit", Limit.ToString()))
{
    public override string? LegalSource => "行政许可法 art. 45";
}

/// <summary>A stop begins before the clock does.</summary>
public sealed record StopBeforeStart(OfficeHalf From, DateOnly StartDay)
    : Refusal("stop.before-start", $"The stop begins {From}, before the clock started on {Iso.Of(StartDay)}.", ("from", From.ToString()), ("start", Iso.Of(StartDay)));

/// <summary>A stop ends before it begins.</summary>
public sealed record StopEndsBeforeStart(OfficeHalf From, OfficeHalf To)
    : Refusal("stop.ends-before-start", $"The stop ends {To}, before it begins {From}.", ("from", From.ToString()), ("to", To.ToString()));

/// <summary>A stop overlaps another of the same clock.</summary>
public sealed record StopOverlaps(HalfRange Range, HalfRange Other)
    : Refusal("stop.overlaps", $"The stop {Range} overlaps the stop {Other}.", ("range", Range.ToString()), ("other", Other.ToString()));
