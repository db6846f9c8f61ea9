using Workflow.Approvals.Startup;

namespace Workflow.Rulebook.Startup;

/// <summary>A name another enterprise bears would be refused: a person decides, with the draft.</summary>
[Name("S01")]
[Cites(Laws.EnterpriseNames, "17"), Cites(Laws.Zhejiang, "16")]
[Concludes(Subjects.Startup, Effect.DraftRefusal)]
public sealed class TakenNameIsDraftedForAPerson : Rule
{
    public override void Define()
    {
        StartupApplication application = null!;
        When().Match(() => application).Match<StartupRegisters>(r => r.NameFree.IsFalse());
        Then().Yield(_ => new Conclusion("S01", Subjects.Startup, Effect.DraftRefusal, null, application.Name));
    }
}

/// <summary>Whether the name is free nobody can tell, or registers were asked about another name: a person looks.</summary>
[Name("S02")]
[Assumption("数据缺失、过期或矛盾时转人工")]
[Concludes(Subjects.Startup, Effect.Refer)]
public sealed class UncertainNameIsForAPerson : Rule
{
    public override void Define()
    {
        StartupApplication application = null!;
        StartupRegisters registers = null!;
        When().Match(() => application).Match(() => registers, r => !r.NameFree.IsKnown || application.Name != application.DeclaredName);
        Then().Yield(_ => new Conclusion("S02", Subjects.Startup, Effect.Refer, null, application.Name));
    }
}

/// <summary>A word no name may hold would refuse it: a person decides, with the draft.</summary>
[Name("S03")]
[Cites(Laws.EnterpriseNames, "11")]
[Concludes(Subjects.Startup, Effect.DraftRefusal)]
public sealed class ForbiddenWordIsDraftedForAPerson : Rule
{
    public override void Define()
    {
        StartupParameters parameters = null!;
        StartupApplication application = null!;
        When().Match(() => parameters).Match(() => application, a => parameters.ForbiddenIn(a.Name) != "");
        Then().Yield(_ => new Conclusion("S03", Subjects.Startup, Effect.DraftRefusal, null, parameters.ForbiddenIn(application.Name)));
    }
}

/// <summary>An item of the scope that needs an approval before registration stops the application and names the department it goes to first.</summary>
[Name("S04")]
[Cites(Laws.Registration, "14")]
[Concludes(Subjects.Startup, Effect.Wait)]
public sealed class PreApprovalComesFirst : Rule
{
    public override void Define()
    {
        StartupParameters parameters = null!;
        StartupApplication application = null!;
        When().Match(() => parameters).Match(() => application, a => parameters.FirstApproved(a.Scope) != "");
        Then().Yield(_ => new Conclusion("S04", Subjects.Startup, Effect.Wait, null, parameters.FirstApproved(application.Scope)));
    }
}

/// <summary>A domicile on the negative list is not taken by commitment: it is proved the ordinary way.</summary>
[Name("S05")]
[Cites(Laws.Zhejiang, "19")]
[Concludes(Subjects.Startup, Effect.Ordinary)]
public sealed class BarredDomicileIsProved : Rule
{
    public override void Define()
    {
        When().Match<StartupApplication>(a => a.DomicilePromised).Match<StartupRegisters>(r => r.DomicileBarred.IsTrue());
        Then().Yield(_ => new Conclusion("S05", Subjects.Startup, Effect.Ordinary, null, "domicile-proof"));
    }
}

/// <summary>Whether a promised domicile is on the negative list nobody can tell: a person looks.</summary>
[Name("S06")]
[Assumption("数据缺失、过期或矛盾时转人工")]
[Concludes(Subjects.Startup, Effect.Refer)]
public sealed class UncertainDomicileIsForAPerson : Rule
{
    public override void Define()
    {
        When().Match<StartupApplication>(a => a.DomicilePromised).Match<StartupRegisters>(r => !r.DomicileBarred.IsKnown);
        Then().Yield(_ => new Conclusion("S06", Subjects.Startup, Effect.Refer, null, StartupRegisters.DomicileBarredFact));
    }
}

/// <summary>Articles that are not the standard ones are read by a person, and so is a scope without an item.</summary>
[Name("S07")]
[Assumption("仅对采用示范章程、经营范围明确的申请自动审查")]
[Concludes(Subjects.Startup, Effect.Refer)]
public sealed class OwnArticlesAreRead : Rule
{
    public override void Define()
    {
        When().Match<StartupApplication>(a => !a.StandardArticles || a.Scope.Count == 0);
        Then().Yield(_ => new Conclusion("S07", Subjects.Startup, Effect.Refer, null, "articles"));
    }
}

/// <summary>A free and lawful name, a scope without approvals to come first, a domicile that may be promised or is proved, standard articles: in order.</summary>
[Name("S08")]
[Cites(Laws.Registration, "19"), Assumption("秒批：名称、经营范围、住所、章程均合规")]
[Concludes(Subjects.Startup, Effect.Allow)]
public sealed class EverythingInOrderIsAllowed : Rule
{
    public override void Define()
    {
        StartupParameters parameters = null!;
        StartupApplication application = null!;
        When().Match(() => parameters)
            .Match(() => application, a => a.StandardArticles, a => a.Scope.Count > 0, a => a.Name == a.DeclaredName, a => parameters.ForbiddenIn(a.Name) == "", a => parameters.FirstApproved(a.Scope) == "")
            .Match<StartupRegisters>(r => r.NameFree.IsTrue(), r => !application.DomicilePromised || r.DomicileBarred.IsFalse());
        Then().Yield(_ => new Conclusion("S08", Subjects.Startup, Effect.Allow));
    }
}
