using Workflow.Approvals.Facts;

namespace Workflow.Approvals.Commitments;

/// <summary>The check after a grant by commitment.</summary>
/// <param name="DueOn">Last day.</param>
/// <param name="DoneOn">Or null.</param>
/// <param name="Result">What it found; unknown while it is not done.</param>
/// <param name="PromiseFalse">What was promised was not true when it was promised.</param>
/// <param name="HarmIfRevoked">To revoke would do great harm to the public.</param>
public sealed record Verification(DateOnly DueOn, DateOnly? DoneOn, Fact<CheckResult> Result, Fact<bool> PromiseFalse, Fact<bool> HarmIfRevoked);

/// <summary>What a check found.</summary>
public enum CheckResult
{
    Conforms,
    ConformsInPart,
}

/// <summary>An order to put right.</summary>
/// <param name="DueOn">Last day.</param>
/// <param name="Passed">Whether it was put right; unknown while nobody looked.</param>
public sealed record Rectification(DateOnly DueOn, Fact<bool> Passed);

/// <summary>A licence that was revoked, and why.</summary>
/// <param name="LicenceNo">Number of the licence.</param>
/// <param name="Ground">Id of the rule that proposed it, e.g. <c>R27</c>.</param>
public sealed record Revocation(string LicenceNo, string Ground)
{
    /// <summary>Rests on a promise that was false or not kept.</summary>
    public bool IsOfCommitment => Ground is "R27" or "R28" or "R29";
}

/// <summary>A live case that needs a licence.</summary>
public sealed record DependentCase(string No, string NeedsLicence);

/// <summary>A request to repair a bad record.</summary>
/// <param name="IsComplete">All that is asked for is there.</param>
/// <param name="ReceivedOn">Day it was complete.</param>
/// <param name="IsExtended">The head of the office extended it.</param>
/// <param name="DecidedOn">Or null.</param>
public sealed record RepairRequest(bool IsComplete, DateOnly ReceivedOn, bool IsExtended, DateOnly? DecidedOn);

/// <summary>A new application after a false one or a fraud, in the same matter.</summary>
/// <param name="AppliedOn">Day of the new application.</param>
/// <param name="FalseApplicationOn">Day an application of the same party was found false; unknown when nobody could tell.</param>
/// <param name="FraudOn">Day a licence of the same party was revoked for fraud; unknown when nobody could tell.</param>
/// <param name="ConcernsSafety">The matter concerns public safety, health or property.</param>
public sealed record RenewedApplication(DateOnly AppliedOn, Fact<DateOnly?> FalseApplicationOn, Fact<DateOnly?> FraudOn, bool ConcernsSafety);
