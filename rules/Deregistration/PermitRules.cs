using Workflow.Approvals.Deregistration;

namespace Workflow.Rulebook.Deregistration;

/// <summary>A licence under investigation is not cancelled: everybody is told.</summary>
[Name("D06")]
[Assumption("证照被立案调查的，停止注销并告知")]
[Concludes(Subjects.PermitCancellation, Effect.Wait)]
public sealed class InvestigatedLicenceIsNotCancelled : Rule
{
    public override void Define()
    {
        When().Match<PermitToCancel>(permit => permit.UnderInvestigation.IsTrue());
        Then().Yield(_ => new Conclusion("D06", Subjects.PermitCancellation, Effect.Wait));
    }
}

/// <summary>Where an approval is needed, obligations remain or something is not known, the department says.</summary>
[Name("D07")]
[Assumption("有库存等遗留义务或者数据不明的，由主管部门办理")]
[Concludes(Subjects.PermitCancellation, Effect.Refer)]
public sealed class ObligationsAreForTheDepartment : Rule
{
    public override void Define()
    {
        When().Match<PermitToCancel>(permit => !permit.IsClear, permit => !permit.UnderInvestigation.IsTrue());
        Then().Yield(_ => new Conclusion("D07", Subjects.PermitCancellation, Effect.Refer));
    }
}

/// <summary>A licence of which nothing is left to see to is cancelled at the request of its holder.</summary>
[Name("D08")]
[Cites(Laws.Licensing, "70")]
[Concludes(Subjects.PermitCancellation, Effect.Grant)]
public sealed class ClearLicenceIsCancelled : Rule
{
    public override void Define()
    {
        When().Match<PermitToCancel>(permit => permit.IsClear);
        Then().Yield(_ => new Conclusion("D08", Subjects.PermitCancellation, Effect.Grant));
    }
}
