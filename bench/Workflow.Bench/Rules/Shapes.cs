using Workflow.Rules.Fluent.Dsl;

namespace Workflow.Bench.Rules;

/// <summary>A rule of the measured set: ten shapes, each in four variants for a matter, in twelve priorities.</summary>
internal abstract class Shape : Rule
{
    public int Number { get; set; }

    public int Matter { get; set; }

    /// <summary>0 to 3.</summary>
    public int Variant { get; set; }

    public override void Define()
    {
        Name($"{GetType().Name} {Number}");
        Priority(Number % 12);
        Rule();
    }

    protected abstract void Rule();
}

internal sealed class OfMaterial : Shape
{
    protected override void Rule()
    {
        Application? application = null;
        Material? material = null;
        When().Match(() => application, a => a.Matter == Matter).Match(() => material, m => m.Application == application!.Number && m.Kind == Variant * 2, m => m.Pages > 1);
        Then().Yield(ctx => new Finding { Application = application!.Number, Rule = Number, Value = material!.Pages });
    }
}

internal sealed class OfAbsence : Shape
{
    protected override void Rule()
    {
        Application? application = null;
        When().Match(() => application, a => a.Matter == Matter).Not<Material>(m => m.Application == application!.Number && m.Kind == Variant && m.Pages == 0);
        Then().Yield(ctx => new Finding { Application = application!.Number, Rule = Number, Value = application.Grade });
    }
}

internal sealed class OfExistence : Shape
{
    protected override void Rule()
    {
        Application? application = null;
        Licence? licence = null;
        When()
            .Match(() => application, a => a.Matter == Matter)
            .Exists<Check>(c => c.Application == application!.Number, c => c.Score > Variant)
            .Match(() => licence, l => l.Application == application!.Number, l => l.Kind == 2, l => l.Days > Variant * 10);
        Then().Yield(ctx => new Finding { Application = application!.Number, Rule = Number, Value = licence!.Days });
    }
}

internal sealed class OfAll : Shape
{
    protected override void Rule()
    {
        Application? application = null;
        When().Match(() => application, a => a.Matter == Matter).All<Check>(c => c.Application == application!.Number && c.Kind < 4, c => c.Score >= 0, c => c.Score < 6 + Variant);
        Then().Yield(ctx => new Finding { Application = application!.Number, Rule = Number, Value = 1 });
    }
}

internal sealed class OfSorted : Shape
{
    protected override void Rule()
    {
        Application? application = null;
        IEnumerable<Licence>? licences = null;
        When()
            .Match(() => application, a => a.Matter == Matter)
            .Query(() => licences, q => q.Match<Licence>(l => l.Application == application!.Number, l => l.Days > Variant).Collect().OrderBy(l => l.Days))
            .Having(() => licences!.Any());
        Then().Yield(ctx => new Finding { Application = application!.Number, Rule = Number, Value = licences!.First().Days });
    }
}

internal sealed class OfGroups : Shape
{
    protected override void Rule()
    {
        Application? application = null;
        IGrouping<int, Licence>? group = null;
        When()
            .Match(() => application, a => a.Matter == Matter)
            .Query(() => group, q => q.Match<Licence>(l => l.Application == application!.Number).GroupBy(l => l.Kind).Where(g => g.Count() > 1 && g.Key == Variant % 2));
        Then().Yield(ctx => new Finding { Application = application!.Number, Rule = Number, Value = group!.Count() });
    }
}

internal sealed class OfEither : Shape
{
    protected override void Rule()
    {
        Application? application = null;
        When()
            .Match(() => application, a => a.Matter == Matter)
            .Or(either => either
                .Exists<Credit>(c => c.Application == application!.Number, c => c.Points > 24 + Variant)
                .Exists<Check>(c => c.Application == application!.Number, c => c.Score > 7));
        Then().Do(ctx => ctx.Insert(new Finding { Application = application!.Number, Rule = Number, Value = 2 }));
    }
}

internal sealed class OfValue : Shape
{
    protected override void Rule()
    {
        Application? application = null;
        IEnumerable<Credit>? credits = null;
        var sum = 0;
        When()
            .Match(() => application, a => a.Matter == Matter)
            .Query(() => credits, q => q.Match<Credit>(c => c.Application == application!.Number).Collect())
            .Let(() => sum, () => credits!.Sum(c => c.Points))
            .Having(() => sum > 20 * Variant);
        Then().Yield(ctx => new Finding { Application = application!.Number, Rule = Number, Value = sum });
    }
}

internal sealed class OfFinding : Shape
{
    protected override void Rule()
    {
        Application? application = null;
        Finding? finding = null;
        Licence? licence = null;
        When()
            .Match(() => application, a => a.Matter == Matter)
            .Match(() => finding, f => f.Application == application!.Number, f => f.Rule == Variant)
            .Match(() => licence, l => l.Application == application!.Number && l.Days > finding!.Value, l => l.Kind == 0);
        Then().Yield(ctx => new Finding { Application = application!.Number, Rule = Number, Value = licence!.Days - finding!.Value });
    }
}

internal sealed class OfPair : Shape
{
    protected override void Rule()
    {
        Application? application = null;
        Credit? credit = null;
        Check? check = null;
        When()
            .Match(() => application, a => a.Matter == Matter)
            .Match(() => credit, c => c.Application == application!.Number, c => c.Points > 5 * Variant)
            .Match(() => check, c => c.Application == application!.Number && c.Kind == credit!.Subject, c => c.Score > 5);
        Then().Yield(ctx => new Finding { Application = application!.Number, Rule = Number, Value = credit!.Points + check!.Score });
    }
}
