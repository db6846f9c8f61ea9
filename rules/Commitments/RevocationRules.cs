namespace Workflow.Rulebook.Commitments;

/// <summary>What was not put right, or too late, is proposed for revocation; two persons decide.</summary>
[Name("R27")]
[Cites(Laws.Zhejiang, "14"), Cites(Laws.Binzhou, "12")]
public sealed class NotPutRightIsProposedForRevocation : Rule
{
    public override void Define()
    {
        Moment now = null!;
        Rectification order = null!;
        When().Match(() => now).Match(() => order, r => r.Passed.IsFalse() || (!r.Passed.IsTrue() && now.Today > r.DueOn)).Not<Revocation>();
        Then().Yield(_ => new Conclusion("R27", Subjects.Revocation, Effect.Oblige, null, order.Passed.IsFalse() ? "failed" : "late"));
    }
}

/// <summary>A false promise is proposed for revocation directly; it cannot be put right.</summary>
[Name("R28")]
[Cites(Laws.Beijing, "33")]
public sealed class FalsePromiseIsProposedForRevocation : Rule
{
    public override void Define()
    {
        When().Match<Verification>(c => c.PromiseFalse.IsTrue()).Not<Revocation>();
        Then().Yield(_ => new Conclusion("R28", Subjects.Revocation, Effect.Oblige, null, "false"));
    }
}

/// <summary>A promised material that did not come in time is proposed for revocation.</summary>
[Name("R29")]
[Cites(Laws.Anyang, "27")]
public sealed class MissingMaterialIsProposedForRevocation : Rule
{
    public override void Define()
    {
        Moment now = null!;
        PromisedMaterial material = null!;
        When().Match(() => now).Match(() => material, m => (m.DeliveredOn == null && now.Today > m.DueOn) || m.DeliveredOn > m.DueOn).Not<Revocation>();
        Then().Yield(_ => new Conclusion("R29", Subjects.Revocation, Effect.Oblige, null, material.Code));
    }
}

/// <summary>A revocation for a promise goes on record, and the applicant is told the reasons and the ways to review and court.</summary>
[Name("R31")]
[Cites(Laws.Licensing, "38"), Cites(Laws.Zhejiang, "14")]
public sealed class RevocationIsRecordedAndTold : Rule
{
    public override void Define()
    {
        Revocation revocation = null!;
        When().Match(() => revocation, r => r.IsOfCommitment);
        Then().Yield(_ => new Conclusion("R31", Subjects.Credit, Effect.Oblige, null, revocation.LicenceNo)).Yield(_ => new Conclusion("R31", Subjects.Notification, Effect.Oblige, null, revocation.LicenceNo));
    }
}

/// <summary>Where to revoke would do great harm to the public, it is not done by itself.</summary>
[Name("R32")]
[Cites(Laws.Licensing, "69")]
[Concludes(Subjects.Revocation, Effect.Refer)]
public sealed class HarmfulRevocationIsForAPerson : Rule
{
    public override void Define()
    {
        When().Match<Verification>(c => c.HarmIfRevoked.IsTrue());
        Then().Yield(_ => new Conclusion("R32", Subjects.Revocation, Effect.Refer, null, "public-harm"));
    }
}
