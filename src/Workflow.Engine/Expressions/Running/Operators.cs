namespace Workflow.Engine.Expressions.Running;

/// <summary>ECMAScript's operators on two values.</summary>
internal static class Operators
{
    private const int LongText = 64;
    private const double MaxExact = 9007199254740992;

    public static Js Apply(Evaluation run, string symbol, Js left, Js right)
    {
        switch (symbol)
        {
            case "+": return Add(run, left, right);
            case "===": return StrictEquals(run, left, right);
            case "!==": return !StrictEquals(run, left, right);
            case "==": return LooseEquals(run, left, right);
            case "!=": return !LooseEquals(run, left, right);
            case "<": return Less(run, left, right, leftFirst: true) == true;
            case ">": return Less(run, right, left, leftFirst: false) == true;
            case "<=": return Less(run, right, left, leftFirst: false) == false;
            case ">=": return Less(run, left, right, leftFirst: true) == false;
            case "in": return Access.Has(run, left, right);
            case "instanceof": return Access.IsInstance(run, left, right);
        }

        var a = Coerce.ToNumber(run, left);
        var b = Coerce.ToNumber(run, right);
        return symbol switch
        {
            "-" => a - b,
            "*" => a * b,
            "/" => a / b,
            "%" => a % b,
            "**" => Power(run, a, b),
            "&" => Coerce.ToInt32(run, a) & Coerce.ToInt32(run, b),
            "|" => Coerce.ToInt32(run, a) | Coerce.ToInt32(run, b),
            "^" => Coerce.ToInt32(run, a) ^ Coerce.ToInt32(run, b),
            "<<" => Coerce.ToInt32(run, a) << (int)(Coerce.ToUInt32(run, b) & 31),
            ">>" => Coerce.ToInt32(run, a) >> (int)(Coerce.ToUInt32(run, b) & 31),
            ">>>" => Coerce.ToUInt32(run, a) >> (int)(Coerce.ToUInt32(run, b) & 31),
            _ => throw run.OutsideSubset($"The operator {symbol}"),
        };
    }

    public static Js Add(Evaluation run, Js left, Js right)
    {
        if (left.Kind == JsKind.Number && right.Kind == JsKind.Number)
        {
            return left.Number + right.Number;
        }

        left = Coerce.ToPrimitive(run, left);
        right = Coerce.ToPrimitive(run, right);
        if (left.Kind != JsKind.String && right.Kind != JsKind.String)
        {
            return Coerce.ToNumber(run, left) + Coerce.ToNumber(run, right);
        }

        var (a, b) = (Coerce.ToText(run, left), Coerce.ToText(run, right));
        run.CheckText((long)a.Length + b.Length);
        return a + b;
    }

    public static bool StrictEquals(Evaluation run, Js left, Js right)
    {
        if (left.Kind != right.Kind)
        {
            return false;
        }

        if (left.Kind == JsKind.String && left.Text.Length > LongText && left.Text.Length == right.Text.Length)
        {
            run.Charge(left.Text.Length);
        }

        return left.Kind switch
        {
            JsKind.Undefined or JsKind.Null => true,
            JsKind.Boolean or JsKind.Number => left.Number == right.Number,
            JsKind.String => string.Equals(left.Text, right.Text, StringComparison.Ordinal),
            _ => ReferenceEquals(left.Reference, right.Reference),
        };
    }

    /// <summary>As ===, but NaN equals itself (includes, Object.is apart from the sign of zero).</summary>
    public static bool SameValueZero(Evaluation run, Js left, Js right) =>
        StrictEquals(run, left, right) || (left.Kind == JsKind.Number && right.Kind == JsKind.Number && double.IsNaN(left.Number) && double.IsNaN(right.Number));

    public static bool LooseEquals(Evaluation run, Js left, Js right)
    {
        if (left.Kind == right.Kind)
        {
            return StrictEquals(run, left, right);
        }

        if (left.IsNullish || right.IsNullish)
        {
            return left.IsNullish && right.IsNullish;
        }

        if (left.IsReference && right.IsReference)
        {
            return false;
        }

        if (left.Kind == JsKind.Boolean)
        {
            return LooseEquals(run, left.Number, right);
        }

        if (right.Kind == JsKind.Boolean)
        {
            return LooseEquals(run, left, right.Number);
        }

        if (left.IsReference)
        {
            return LooseEquals(run, Coerce.ToPrimitive(run, left), right);
        }

        if (right.IsReference)
        {
            return LooseEquals(run, left, Coerce.ToPrimitive(run, right));
        }

        return Coerce.ToNumber(run, left) == Coerce.ToNumber(run, right);
    }

    /// <summary>Exact powers only: what a machine's library would round its own way is refused.</summary>
    public static double Power(Evaluation run, double value, double exponent)
    {
        if (double.IsNaN(exponent))
        {
            return double.NaN;
        }

        if (exponent == 0)
        {
            return 1;
        }

        if (double.IsNaN(value) || exponent == 1)
        {
            return value;
        }

        if (double.IsInfinity(exponent))
        {
            var size = Math.Abs(value);
            return size == 1 ? double.NaN : (size > 1) == (exponent > 0) ? double.PositiveInfinity : 0;
        }

        var isOdd = Math.Abs(exponent % 2) == 1;
        if (value == 0 || double.IsInfinity(value))
        {
            var grows = (value == 0) == (exponent < 0);
            var result = grows ? double.PositiveInfinity : 0;
            return isOdd && double.IsNegative(value) ? -result : result;
        }

        if (value < 0 && Math.Truncate(exponent) != exponent)
        {
            return double.NaN;
        }

        if (Math.Abs(value) == 1 && Math.Truncate(exponent) == exponent)
        {
            return isOdd ? value : 1;
        }

        if (Math.Truncate(value) == value && Math.Truncate(exponent) == exponent && exponent is > 0 and <= 53)
        {
            var product = 1d;
            for (var i = 0; i < exponent && Math.Abs(product) <= MaxExact; i++)
            {
                product *= value;
            }

            if (Math.Abs(product) <= MaxExact)
            {
                return product;
            }
        }

        if (double.IsPow2(Math.Abs(value)) && Math.Truncate(exponent) == exponent && Math.Abs(exponent) <= MostDoublings)
        {
            // A power of two stays one, so nothing is rounded until it leaves the range of a double.
            var scaled = Math.ScaleB(1, (int)(Math.ILogB(value) * exponent));
            return value < 0 && isOdd ? -scaled : scaled;
        }

        throw run.OutsideSubset($"{JsText.Of(value)} to the power of {JsText.Of(exponent)} is neither an exact integer nor a power of two, which");
    }

    /// <summary>left &lt; right; null when one of them is no number.</summary>
    // Beyond, even the smallest double has become 0 or infinity.
    private const int MostDoublings = 2_200;

    private static bool? Less(Evaluation run, Js left, Js right, bool leftFirst)
    {
        if (left.Kind != JsKind.Number || right.Kind != JsKind.Number)
        {
            if (leftFirst)
            {
                left = Ordered(run, left);
                right = Ordered(run, right);
            }
            else
            {
                right = Ordered(run, right);
                left = Ordered(run, left);
            }

            if (left.Kind == JsKind.String && right.Kind == JsKind.String)
            {
                run.Charge(Math.Min(left.Text.Length, right.Text.Length));
                return string.CompareOrdinal(left.Text, right.Text) < 0;
            }
        }

        var (a, b) = (Coerce.ToNumber(run, left), Coerce.ToNumber(run, right));
        return double.IsNaN(a) || double.IsNaN(b) ? null : a < b;
    }

    private static Js Ordered(Evaluation run, Js value) => value.Kind == JsKind.Date ? value.Date.Time : Coerce.ToPrimitive(run, value);
}
