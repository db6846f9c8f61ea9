namespace Workflow.Approvals.Clocks;

/// <summary>The officer the law names makes a limit longer.</summary>
/// <remarks>行政许可法 art. 42: 20 working days by 10, with the agency head's approval; joint handling 45 by 15, with the head of government's. Once, and the reasons are told.</remarks>
public sealed record ExtensionRequest
{
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

        return clock.Due is { } due && due.IsPast(AskedAt) ? new ExtensionTooLate(due, AskedAt) : Result.Done;
    }
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
