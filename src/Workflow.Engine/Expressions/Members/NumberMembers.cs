using System.Globalization;
using System.Numerics;
using System.Text;
using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Members;

/// <summary>Members of numbers and of Number.</summary>
internal static class NumberMembers
{
    public static OrderedDictionary<string, Js> Table { get; } = Made();

    public static OrderedDictionary<string, Js> Statics { get; } = MadeStatics();

    public static Js ParseInt(Evaluation run, Js self, ReadOnlySpan<Js> given)
    {
        var source = Coerce.ToText(run, given.At(0));
        run.Charge(source.Length);
        var text = JsText.TrimStart(source);
        var radix = Coerce.ToInt32(run, given.At(1));
        var sign = text.Length > 0 && text[0] == '-' ? -1 : 1;
        text = text.Length > 0 && text[0] is '-' or '+' ? text[1..] : text;
        if (radix is 0 or 16 && text.Length > 1 && text[0] == '0' && (text[1] | 0x20) == 'x')
        {
            text = text[2..];
            radix = 16;
        }

        radix = radix == 0 ? 10 : radix;
        if (radix is < 2 or > 36)
        {
            return double.NaN;
        }

        var length = 0;
        while (length < text.Length && JsText.DigitOf(text[length]) < radix)
        {
            length++;
        }

        if (length == 0)
        {
            return double.NaN;
        }

        var fits = radix == 10 ? JsText.TryDecimal(text[..length].ToString(), out var number) : JsText.TryWhole(text[..length], radix, out number);
        return fits
            ? sign * number
            : throw run.Fault(ScriptFault.Number, $"The number {JsText.Cut(source)} does not fit a double without rounding.");
    }

    public static Js ParseFloat(Evaluation run, Js self, ReadOnlySpan<Js> given)
    {
        var source = Coerce.ToText(run, given.At(0));
        run.Charge(source.Length);
        var text = JsText.TrimStart(source);
        var length = Coerce.DecimalLength(text);
        return length == 0 ? double.NaN : Coerce.Decimal(run, text[..length]);
    }

    private static OrderedDictionary<string, Js> Made()
    {
        var table = Arguments.NewTable();
        table.Define("valueOf", static (run, self, _) => Self(run, self));
        table.Define("toString", static (run, self, given) =>
        {
            var number = Self(run, self);
            var radix = given.At(0).IsUndefined ? 10 : Coerce.ToInteger(run, given.At(0));
            return radix switch
            {
                10 => JsText.Of(number),
                < 2 or > 36 => throw run.Fault(ScriptFault.Range, "The radix is from 2 to 36."),
                _ => InRadix(run, number, (int)radix),
            };
        });
        table.Define("toFixed", static (run, self, given) =>
        {
            var number = Self(run, self);
            var places = Digits(run, given.At(0), 0);
            if (!(Math.Abs(number) < 1e21))
            {
                return JsText.Of(number);
            }

            var digits = (number == 0 ? BigInteger.Zero : JsText.Scaled(Math.Abs(number), places)).ToString(CultureInfo.InvariantCulture);
            return (number < 0 ? "-" : "") + WithPoint(digits.PadLeft(places + 1, '0'), digits.Length > places ? digits.Length - places : 1);
        });
        table.Define("toPrecision", static (run, self, given) =>
        {
            var number = Self(run, self);
            if (given.At(0).IsUndefined || !double.IsFinite(number))
            {
                return JsText.Of(number);
            }

            var precision = Digits(run, given.At(0), 1);
            var (digits, exponent) = Rounded(Math.Abs(number), precision);
            var sign = number < 0 ? "-" : "";
            if (exponent < -6 || exponent >= precision)
            {
                return sign + WithExponent(digits, exponent);
            }

            return sign + (exponent >= 0 ? WithPoint(digits, exponent + 1) : "0." + new string('0', -exponent - 1) + digits);
        });
        table.Define("toExponential", static (run, self, given) =>
        {
            var number = Self(run, self);
            var places = given.At(0).IsUndefined ? -1 : Digits(run, given.At(0), 0);
            if (!double.IsFinite(number))
            {
                return JsText.Of(number);
            }

            var (digits, exponent) = places >= 0 ? Rounded(Math.Abs(number), places + 1) : number == 0 ? ("0", 0) : JsText.Shortest(Math.Abs(number));
            return (number < 0 ? "-" : "") + WithExponent(digits, exponent);
        });
        return table;
    }

    private static OrderedDictionary<string, Js> MadeStatics()
    {
        var table = Arguments.NewTable();
        table.Add("MAX_SAFE_INTEGER", 9007199254740991d);
        table.Add("MIN_SAFE_INTEGER", -9007199254740991d);
        table.Add("MAX_VALUE", double.MaxValue);
        table.Add("MIN_VALUE", double.Epsilon);
        table.Add("EPSILON", double.BitIncrement(1) - 1);
        table.Add("POSITIVE_INFINITY", double.PositiveInfinity);
        table.Add("NEGATIVE_INFINITY", double.NegativeInfinity);
        table.Add("NaN", double.NaN);
        table.Define("isInteger", static (_, _, given) => IsWhole(given.At(0)));
        table.Define("isSafeInteger", static (_, _, given) => IsWhole(given.At(0)) && Math.Abs(given[0].Number) <= 9007199254740991);
        table.Define("isFinite", static (_, _, given) => given.At(0).Kind == JsKind.Number && double.IsFinite(given[0].Number));
        table.Define("isNaN", static (_, _, given) => given.At(0).Kind == JsKind.Number && double.IsNaN(given[0].Number));
        table.Define("parseInt", ParseInt);
        table.Define("parseFloat", ParseFloat);
        return table;
    }

    private static bool IsWhole(Js value) => value.Kind == JsKind.Number && double.IsFinite(value.Number) && Math.Truncate(value.Number) == value.Number;

    private static double Self(Evaluation run, Js self) =>
        self.Kind == JsKind.Number ? self.Number : throw run.TypeFault($"The function wants a number, not {Coerce.Name(self)}.");

    private static int Digits(Evaluation run, Js value, int least)
    {
        var digits = Coerce.ToInteger(run, value);
        return digits >= least && digits <= 100 ? (int)digits : throw run.Fault(ScriptFault.Range, $"The number of digits is from {least} to 100.");
    }

    private static string WithPoint(string digits, int place) => place >= digits.Length ? digits : $"{digits.AsSpan(0, place)}.{digits.AsSpan(place)}";

    private static string WithExponent(string digits, int exponent) => $"{WithPoint(digits, 1)}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}";

    private static (string Digits, int Exponent) Rounded(double number, int precision)
    {
        if (number == 0)
        {
            return (new string('0', precision), 0);
        }

        var exponent = JsText.Shortest(number).Exponent;
        var digits = JsText.Scaled(number, precision - 1 - exponent).ToString(CultureInfo.InvariantCulture);
        if (digits.Length < precision)
        {
            // The shortest form had rounded up to a power of ten.
            exponent--;
            digits = JsText.Scaled(number, precision - 1 - exponent).ToString(CultureInfo.InvariantCulture);
        }

        return digits.Length > precision ? (digits[..precision], exponent + 1) : (digits, exponent);
    }

    private static string InRadix(Evaluation run, double number, int radix)
    {
        if (!double.IsFinite(number))
        {
            return JsText.Of(number);
        }

        if (Math.Truncate(number) != number || Math.Abs(number) > 9007199254740992)
        {
            throw run.OutsideSubset($"{JsText.Of(number)} in radix {radix}");
        }

        var rest = (long)Math.Abs(number);
        var text = new StringBuilder();
        do
        {
            text.Insert(0, "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(rest % radix)]);
            rest /= radix;
        }
        while (rest > 0);

        return number < 0 ? text.Insert(0, '-').ToString() : text.ToString();
    }
}
