using Workflow.Approvals.Deregistration;

namespace Workflow.Rulebook.Deregistration;

/// <summary>A ground of the law leads the ordinary way.</summary>
[Name("D01")]
[Cites(Laws.Registration, "33"), Cites(Laws.RegistrationRules, "48")]
[Concludes(Subjects.SimpleRoute, Effect.Ordinary)]
public sealed class BarLeadsTheOrdinaryWay : Rule
{
    public override void Define()
    {
        DeregistrationApplicant applicant = null!;
        When().Match(() => applicant, a => DeregistrationBars.Standing(a.Bars) != "");
        Then().Yield(_ => new Conclusion("D01", Subjects.SimpleRoute, Effect.Ordinary, null, DeregistrationBars.Standing(applicant.Bars)));
    }
}

/// <summary>Debts that are not settled, or a promise that lacks, lead the ordinary way.</summary>
[Name("D02")]
[Cites(Laws.Registration, "33"), Cites(Laws.Company, "240")]
[Concludes(Subjects.SimpleRoute, Effect.Ordinary)]
public sealed class DebtsLeadTheOrdinaryWay : Rule
{
    public override void Define()
    {
        When().Match<DeregistrationApplicant>(a => a.DebtsSettled.IsFalse() || (!a.IsSelfEmployed && a.AllInvestorsPromised.IsFalse()));
        Then().Yield(_ => new Conclusion("D02", Subjects.SimpleRoute, Effect.Ordinary, null, "debts"));
    }
}

/// <summary>What nobody can tell is for a person.</summary>
[Name("D03")]
[Assumption("数据缺失、过期或矛盾时转人工")]
[Concludes(Subjects.SimpleRoute, Effect.Refer)]
public sealed class UncertainRouteIsForAPerson : Rule
{
    public override void Define()
    {
        DeregistrationApplicant applicant = null!;
        When().Match(() => applicant, a => DeregistrationBars.Uncertain(a.Bars) != "" || !a.DebtsSettled.IsKnown || (!a.IsSelfEmployed && !a.AllInvestorsPromised.IsKnown));
        Then().Yield(_ => new Conclusion("D03", Subjects.SimpleRoute, Effect.Refer, null, DeregistrationBars.Uncertain(applicant.Bars)));
    }
}

/// <summary>Without bars, with settled debts and everybody's promise, the simple route is open: twenty days of notice, then twenty to apply.</summary>
[Name("D04")]
[Cites(Laws.Registration, "33"), Cites(Laws.Company, "240")]
[Concludes(Subjects.SimpleRoute, Effect.Allow)]
public sealed class ClearEnterpriseTakesTheSimpleRoute : Rule
{
    public override void Define()
    {
        When().Match<DeregistrationApplicant>(
            a => !a.IsSelfEmployed, a => DeregistrationBars.Standing(a.Bars) == "", a => DeregistrationBars.Uncertain(a.Bars) == "", a => a.DebtsSettled.IsTrue(), a => a.AllInvestorsPromised.IsTrue());
        Then().Yield(_ => new Conclusion("D04", Subjects.SimpleRoute, Effect.Allow));
    }
}

/// <summary>The self-employed take it without a notice: departments are told, and without an objection in ten days it is done.</summary>
[Name("D05")]
[Cites(Laws.Registration, "33")]
[Concludes(Subjects.SimpleRoute, Effect.Allow)]
public sealed class SelfEmployedNeedNoNotice : Rule
{
    public override void Define()
    {
        When().Match<DeregistrationApplicant>(a => a.IsSelfEmployed, a => DeregistrationBars.Standing(a.Bars) == "", a => DeregistrationBars.Uncertain(a.Bars) == "", a => a.DebtsSettled.IsTrue());
        Then().Yield(_ => new Conclusion("D05", Subjects.SimpleRoute, Effect.Allow, null, "no-notice"));
    }
}
