namespace Workflow.Approvals.Clocks;

/// <summary>The officer the law names makes a limit longer.</summary>
/// <remarks>行政许可法 art. 42: 20 working days by 10, with the agency head's approval; joint handling 45 by 15, with the head of government's. Once, and the reasons are told.</remarks>
public sealed record ExtensionRequest
{
    private static readonly LimitLength MostOfTask = LimitLength.WorkingDays(10);
    private static readonly LimitLength MostOfJoint = LimitLength.WorkingDays(15);

    public required LimitLength By { get; init; }

    /// <summary>The provision; null is refused.</summary>
    public required LegalBasis? Basis { get; init; }

    /// <summary>Reasons as told to the applicant; empty is refused.</summary>
    public required string Reason { get; init; }

    /// <summary>The officer who approves.</summary>
    public required string Actor { get; init; }

    /// <summary>When it was asked for; after the end of the limit it is overtime.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Number of the written notice (延期告知书).</summary>
    public string? Document { get; init; }

    internal Result CheckAgainst(Clock clock)
    {
        if (Basis is null)
        {
            return new ExtensionBasisMissing();
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            return new ExtensionReasonMissing();
        }

        if (clock.Intervals.FirstOrDefault(entry => entry.Holds && entry.Kind == IntervalKind.Extended) is { Extension: { } given })
        {
            return new ExtensionAlreadyGiven(given);
        }

        return clock.Due is { } due && due.IsPast(AskedAt) ? new ExtensionTooLate(due, AskedAt)
            : clock.Kind == ClockKind.Statutory ? CheckAgainstLaw(clock, Basis)
            : Result.Done;
    }

    // Whoever set a limit says how far it may be extended. A promise is the office's own.
    private Result CheckAgainstLaw(Clock clock, LegalBasis cited)
    {
        var law = clock.Limit.Basis;
        if (cited.Source != law.Source)
        {
            return new ExtensionOtherLaw(cited, law);
        }

        // Only the limits of art. 42 may be extended; the five days of art. 32, after which an application counts as accepted, may not.
        if (law.IsLicensingLaw && law.Article != "42" && !law.Article.StartsWith("42(", StringComparison.Ordinal))
        {
            return new ExtensionLawSilent(law);
        }

        // Another law is held to the length of its limit (assumption: none lengthens a limit by more than itself). Lengths that cannot be added are refused as such.
        var most = !law.IsLicensingLaw ? clock.Limit.Length : clock.Scope == ClockScope.Task ? MostOfTask : MostOfJoint;
        return Exceeds(By, most) ? new ExtensionTooLong(By, most, law) : Result.Done;
    }

    private static bool Exceeds(LimitLength by, LimitLength most) =>
        by.CountsWorkingDays && most.CountsWorkingDays ? by.Halves > most.Halves : by.Unit == most.Unit && by.Amount > most.Amount;
}

/// <summary>An extension cites no provision.</summary>
public sealed record ExtensionBasisMissing() : Refusal("extension.basis-missing", "An extension must cite the provision that allows it.")
{
    public override string? LegalSource => "行政许可法 art. 42";
}

/// <summary>An extension gives no reasons.</summary>
public sealed record ExtensionReasonMissing() : Refusal("extension.reason-missing", "The reasons of an extension are told to the applicant; none is given.")
{
    public override string? LegalSource => "行政许可法 art. 42";
}

/// <summary>The limit was extended before.</summary>
public sealed record ExtensionAlreadyGiven(LimitLength Given)
    : Refusal("extension.already-given", $"The limit was extended by {Given} already; it can be extended once.", ("given", Given.ToString()))
{
    public override string? LegalSource => "行政许可法 art. 42";
}

/// <summary>The extension was asked for after the end: the work is in overtime.</summary>
public sealed record ExtensionTooLate(DueDate Due, DateTimeOffset AskedAt)
    : Refusal("extension.too-late", $"The extension was asked for at {Iso.Of(AskedAt)}, after the limit ended {Due}: overtime.", ("due", Due.ToString()), ("asked", Iso.Of(AskedAt)))
{
    public override string? LegalSource => "行政许可法 art. 42";
}

/// <summary>The extension cites another law than the limit rests on.</summary>
public sealed record ExtensionOtherLaw(LegalBasis Basis, LegalBasis Limit)
    : Refusal(
        "extension.other-law",
        $"The limit rests on {Limit}, so only {Limit.Source} can extend it; {Basis} is cited.",
        ("basis", Basis.ToString()),
        ("limit", Limit.ToString()))
{
    public override string? LegalSource => Limit.ToString();
}

/// <summary>The law names no extension for this limit.</summary>
public sealed record ExtensionLawSilent(LegalBasis Limit)
    : Refusal("extension.law-silent", $"The limit of {Limit} cannot be extended: the law names no extension for it.", ("limit", Limit.ToString()))
{
    public override string? LegalSource => "行政许可法 art. 42";
}

/// <summary>The extension is longer than the law allows.</summary>
public sealed record ExtensionTooLong(LimitLength By, LimitLength Most, LegalBasis Limit)
    : Refusal(
        "extension.too-long",
        $"The limit of {Limit} can be extended by {Most} at most, not by {By}.",
        ("by", By.ToString()),
        ("most", Most.ToString()),
        ("limit", Limit.ToString()))
{
    public override string? LegalSource => Limit.ToString();
}
