using System.Numerics;
using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Members;

/// <summary>Members of Math whose result is the same on every machine. The others are refused by name.</summary>
internal static class MathFunctions
{
    private static readonly string[] Refused =
    [
        "random", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "exp", "expm1", "log",
        "log10", "log2", "log1p", "cbrt", "hypot",
    ];

    public static OrderedDictionary<string, Js> Table { get; } = Made();

    private static OrderedDictionary<string, Js> Made()
    {
        var table = Arguments.NewTable();
        table.Add("PI", Math.PI);
        table.Add("E", Math.E);
        table.Add("LN2", 0.6931471805599453);
        table.Add("LN10", 2.302585092994046);
        table.Add("LOG2E", 1.4426950408889634);
        table.Add("LOG10E", 0.4342944819032518);
        table.Add("SQRT2", 1.4142135623730951);
        table.Add("SQRT1_2", 0.7071067811865476);
        table.Define("abs", static (run, _, given) => Math.Abs(Coerce.ToNumber(run, given.At(0))));
        table.Define("ceil", static (run, _, given) => Math.Ceiling(Coerce.ToNumber(run, given.At(0))));
        table.Define("floor", static (run, _, given) => Math.Floor(Coerce.ToNumber(run, given.At(0))));
        table.Define("trunc", static (run, _, given) => Math.Truncate(Coerce.ToNumber(run, given.At(0))));
        table.Define("sqrt", static (run, _, given) => Math.Sqrt(Coerce.ToNumber(run, given.At(0))));
        table.Define("fround", static (run, _, given) => (double)(float)Coerce.ToNumber(run, given.At(0)));
        table.Define("pow", static (run, _, given) => Operators.Power(run, Coerce.ToNumber(run, given.At(0)), Coerce.ToNumber(run, given.At(1))));
        table.Define("imul", static (run, _, given) => unchecked(Coerce.ToInt32(run, given.At(0)) * Coerce.ToInt32(run, given.At(1))));
        table.Define("clz32", static (run, _, given) => BitOperations.LeadingZeroCount(Coerce.ToUInt32(run, given.At(0))));
        table.Define("sign", static (run, _, given) =>
        {
            var number = Coerce.ToNumber(run, given.At(0));
            return double.IsNaN(number) || number == 0 ? number : number > 0 ? 1 : -1;
        });
        table.Define("round", static (run, _, given) =>
        {
            var number = Coerce.ToNumber(run, given.At(0));
            if (!double.IsFinite(number) || Math.Truncate(number) == number)
            {
                return number;
            }

            var below = Math.Floor(number);
            var rounded = number - below >= 0.5 ? below + 1 : below;
            return rounded == 0 && number < 0 ? -0.0 : rounded;
        });
        table.Define("max", static (run, _, given) => Extreme(run, given, double.NegativeInfinity, static (a, b) => Math.Max(a, b)));
        table.Define("min", static (run, _, given) => Extreme(run, given, double.PositiveInfinity, static (a, b) => Math.Min(a, b)));
        foreach (var name in Refused)
        {
            table.Define(name, (run, _, _) => throw run.OutsideSubset($"Math.{name} (its result differs between machines or runs)"));
        }

        return table;
    }

    private static double Extreme(Evaluation run, ReadOnlySpan<Js> given, double start, Func<double, double, double> choose)
    {
        run.Charge(given.Length);
        foreach (var value in given)
        {
            start = choose(start, Coerce.ToNumber(run, value));
        }

        return start;
    }
}
