using Workflow.Bench.Rules;
using Workflow.Rules;
using Workflow.Rules.Fluent;
using Workflow.Rules.Fluent.Dsl;

namespace Workflow.Bench;

/// <summary>The rules engine: many small sessions, one large one, creating, compiling; beside it the same conclusions written by hand.</summary>
internal static class RulesBench
{
    private const int Sessions = 20_000;

    private static readonly Type[] Shapes =
    [
        typeof(OfMaterial), typeof(OfAbsence), typeof(OfExistence), typeof(OfAll), typeof(OfSorted), typeof(OfGroups), typeof(OfEither), typeof(OfValue), typeof(OfFinding), typeof(OfPair),
    ];

    public static Task RunAsync(Report report)
    {
        var forty = Compiled(1);
        var fourHundred = Compiled(10);
        Agree(forty);
        var (cpu, bytes) = Measure(number => Run(forty, number));
        var (more, _) = Measure(number => Run(fourHundred, number));
        var (floor, floorBytes) = Measure(number => ByHand.Findings(Application.Facts(number)).Count);
        var (facts, factBytes) = Measure(number => Application.Facts(number).Length);
        report.Figure("one application, 40 rules, a session of its own (bar: 25)", cpu - facts, "us CPU");
        report.Figure("allocated (bar: 20,000)", bytes - factBytes, "bytes");
        report.Figure("the same written by hand", floor - facts, "us CPU");
        report.Figure("allocated by hand", floorBytes - factBytes, "bytes");
        report.Figure("rules against hand", (cpu - facts) / (floor - facts), "times");
        report.Figure("400 rules, 360 of other matters (bar: +10 %)", ((more - facts) / (cpu - facts) - 1) * 100, "%");
        report.Figure("a session of 40 rules made (bar: 0.5)", Measure(_ => Created(forty)).Cpu, "us CPU");
        report.Figure("a session of 400 rules made (bar: 0.5)", Measure(_ => Created(fourHundred)).Cpu, "us CPU");
        report.Figure("40 rules compiled (bar: 40)", Once(() => Run(Compiled(1), 7)), "ms CPU");
        report.Figure("400 rules compiled (bar: 400)", Once(() => Run(Compiled(10), 7)), "ms CPU");
        foreach (var (count, bar) in new[] { (10_000, "0.1"), (100_000, "1") })
        {
            object[] all = [.. Enumerable.Range(0, count / 25).SelectMany(Application.Facts)];
            report.Figure($"{count:N0} facts in one session (bar: {bar})", Once(() =>
            {
                var session = forty.CreateSession();
                session.InsertAll(all);
                return session.Fire();
            }) / 1000, "s CPU");
        }

        return Task.CompletedTask;
    }

    private static int Run(ISessionFactory factory, int number)
    {
        var session = factory.CreateSession();
        session.InsertAll(Application.Facts(number));
        return session.Fire();
    }

    private static int Created(ISessionFactory factory) => factory.CreateSession().Agenda.IsEmpty ? 1 : 0;

    private static ISessionFactory Compiled(int matters)
    {
        var repository = new RuleRepository { Activator = new Variants(matters) };
        repository.Load(load => load.PrivateTypes().From(Shapes));
        return repository.Compile();
    }

    // What the rules conclude, and nothing else, is what the hand-written program concludes.
    private static void Agree(ISessionFactory factory)
    {
        for (var number = 0; number < 200; number++)
        {
            var facts = Application.Facts(number);
            var session = factory.CreateSession();
            session.InsertAll(facts);
            session.Fire();
            var found = session.Query<Finding>().Select(finding => (finding.Rule, finding.Value)).Order();
            if (!found.SequenceEqual(ByHand.Findings(facts).Select(finding => (finding.Rule, finding.Value)).Order()))
            {
                throw new InvalidOperationException($"Rules and hand conclude differently on application {number}.");
            }
        }
    }

    private static (double Cpu, double Bytes) Measure(Func<int, int> act)
    {
        for (var i = 0; i < Sessions / 2; i++)
        {
            act(i);
        }

        var (cpu, bytes) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < Sessions; i++)
        {
            act(i);
        }

        return ((Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / Sessions, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)Sessions);
    }

    private static double Once(Func<int> act)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        act();
        return (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds;
    }

    /// <summary>Four variants of each shape for each matter.</summary>
    private sealed class Variants(int matters) : IRuleActivator
    {
        public IEnumerable<Rule> Activate(Type type) =>
            from matter in Enumerable.Range(0, matters)
            from variant in Enumerable.Range(0, 4)
            select Variant(type, matter, variant);

        private static Shape Variant(Type type, int matter, int variant)
        {
            var shape = (Shape)Activator.CreateInstance(type)!;
            (shape.Matter, shape.Variant, shape.Number) = (matter, variant, (matter * 40) + (Array.IndexOf(Shapes, type) * 4) + variant);
            return shape;
        }
    }
}
