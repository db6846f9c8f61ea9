using System.Text;

namespace Workflow.Engine.Expressions.Running;

/// <summary>ECMAScript's conversions.</summary>
internal static class Coerce
{
    public static bool ToBoolean(Js value) => value.Kind switch
    {
        JsKind.Undefined or JsKind.Null => false,
        JsKind.Boolean => value.Truth,
        JsKind.Number => value.Number != 0 && !double.IsNaN(value.Number),
        JsKind.String => value.Text.Length > 0,
        _ => true,
    };

    public static double ToNumber(Evaluation run, Js value) => value.Kind switch
    {
        JsKind.Undefined => double.NaN,
        JsKind.Null => 0,
        JsKind.Boolean or JsKind.Number => value.Number,
        JsKind.String => ToNumber(run, value.Text),
        JsKind.Date => value.Date.Time,
        _ => ToNumber(run, ToPrimitive(run, value)),
    };

    /// <summary>A text as a number; NaN when it is none, a fault when a double would round it.</summary>
    public static double ToNumber(Evaluation run, string text)
    {
        run.Charge(text.Length);
        var trimmed = JsText.TrimEnd(JsText.TrimStart(text));
        if (trimmed.IsEmpty)
        {
            return 0;
        }

        if (trimmed.Length > 2 && trimmed[0] == '0' && (trimmed[1] | 0x20) is 'x' or 'o' or 'b')
        {
            var radix = (trimmed[1] | 0x20) switch { 'x' => 16, 'o' => 8, _ => 2 };
            foreach (var symbol in trimmed[2..])
            {
                if (JsText.DigitOf(symbol) >= radix)
                {
                    return double.NaN;
                }
            }

            return JsText.TryWhole(trimmed[2..], radix, out var whole) ? whole : throw Rounded(run, text);
        }

        var end = DecimalLength(trimmed);
        return end == trimmed.Length && end > 0 ? Decimal(run, trimmed) : double.NaN;
    }

    /// <summary>The number a decimal prefix denotes; the prefix has been measured by <see cref="DecimalLength"/>.</summary>
    public static double Decimal(Evaluation run, ReadOnlySpan<char> text)
    {
        var sign = text[0] == '-' ? -1 : 1;
        var unsigned = text[0] is '-' or '+' ? text[1..] : text;
        if (unsigned is "Infinity")
        {
            return sign * double.PositiveInfinity;
        }

        // The reader of numbers wants a digit before the point.
        var padded = string.Concat("0", unsigned);
        return JsText.TryDecimal(padded, out var number) ? sign * number : throw Rounded(run, text.ToString());
    }

    /// <summary>How much of the text is a decimal number or Infinity, sign included; 0 when nothing is.</summary>
    public static int DecimalLength(ReadOnlySpan<char> text)
    {
        var at = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        if (text[at..].StartsWith("Infinity"))
        {
            return at + 8;
        }

        var digits = 0;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            digits++;
        }

        if (at < text.Length && text[at] == '.')
        {
            var point = at++;
            for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
            {
                digits++;
            }

            at = digits == 0 ? point : at;
        }

        if (digits == 0)
        {
            return 0;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var exponent = at + 1;
            exponent += exponent < text.Length && text[exponent] is '-' or '+' ? 1 : 0;
            var first = exponent;
            while (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
            {
                exponent++;
            }

            at = exponent > first ? exponent : at;
        }

        return at;
    }

    public static string ToText(Evaluation run, Js value) => value.Kind switch
    {
        JsKind.Undefined => "undefined",
        JsKind.Null => "null",
        JsKind.Boolean => value.Truth ? "true" : "false",
        JsKind.Number => JsText.Of(value.Number),
        JsKind.String => value.Text,
        JsKind.Array => Joined(run, value.Array, ","),
        JsKind.Date => throw run.OutsideSubset("A date as text in the server's language (use toISOString())"),
        JsKind.Function => throw run.OutsideSubset("The text of a function"),
        _ => ToText(run, ToPrimitive(run, value, preferText: true)),
    };

    public static string Joined(Evaluation run, JsArray array, string separator)
    {
        run.Sink();
        var text = new StringBuilder();
        for (var i = 0; i < array.Count; i++)
        {
            var item = array[i];
            var part = item.IsNullish ? "" : ToText(run, item);
            run.CheckText((long)text.Length + part.Length + separator.Length);
            text.Append(i > 0 ? separator : "").Append(part);
        }

        run.Rise();
        return run.Text(text.ToString());
    }

    /// <summary>A scalar. Own functions toString and valueOf of an object are called, as in JavaScript.</summary>
    public static Js ToPrimitive(Evaluation run, Js value, bool preferText = false)
    {
        switch (value.Kind)
        {
            case JsKind.Array or JsKind.Function:
                return ToText(run, value);
            case JsKind.Date:
                // Only arithmetic and comparison ask for a date's number, and those go through ToNumber.
                return ToText(run, value);
            case not JsKind.Object:
                return value;
        }

        foreach (var name in preferText ? TextFirst : NumberFirst)
        {
            if (!value.Object.TryGet(name, out var own))
            {
                if (name == "toString")
                {
                    return "[object Object]";
                }
            }
            else if (own.Kind == JsKind.Function)
            {
                var made = run.Invoke(own, value);
                if (!made.IsReference)
                {
                    return made;
                }
            }
        }

        throw run.TypeFault("The object cannot be turned into a text or number.");
    }

    private static readonly string[] TextFirst = ["toString", "valueOf"];

    private static readonly string[] NumberFirst = ["valueOf", "toString"];

    /// <summary>The name of a member.</summary>
    public static string ToKey(Evaluation run, Js value)
    {
        var key = value.Kind == JsKind.String ? value.Text : ToText(run, value);
        run.Charge(key.Length);
        return key;
    }

    /// <summary>Truncated towards zero; NaN is 0; infinities stay.</summary>
    public static double ToInteger(Evaluation run, Js value)
    {
        var number = ToNumber(run, value);
        return double.IsNaN(number) ? 0 : Math.Truncate(number) + 0.0;
    }

    public static int ToInt32(Evaluation run, Js value) => unchecked((int)ToUInt32(run, value));

    public static uint ToUInt32(Evaluation run, Js value)
    {
        var number = ToNumber(run, value);
        if (!double.IsFinite(number))
        {
            return 0;
        }

        var rest = Math.IEEERemainder(Math.Truncate(number), 4294967296d);
        return unchecked((uint)(long)rest);
    }

    /// <summary>A position counted from the end when negative, held inside 0..length.</summary>
    public static int ToPlace(Evaluation run, Js value, int length, int whenMissing)
    {
        if (value.IsUndefined)
        {
            return whenMissing;
        }

        var place = ToInteger(run, value);
        return (int)(place < 0 ? Math.Max(length + place, 0) : Math.Min(place, length));
    }

    public static string TypeOf(Js value) => value.Kind switch
    {
        JsKind.Undefined => "undefined",
        JsKind.Boolean => "boolean",
        JsKind.Number => "number",
        JsKind.String => "string",
        JsKind.Function when value.Function.IsCallable => "function",
        _ => "object",
    };

    /// <summary>How an error message calls a value.</summary>
    public static string Name(Js value) => value.Kind switch
    {
        JsKind.Undefined => "undefined",
        JsKind.Null => "null",
        JsKind.Boolean => value.Truth ? "true" : "false",
        JsKind.Number => JsText.Of(value.Number),
        JsKind.String => $"\"{JsText.Cut(value.Text)}\"",
        JsKind.Array => "an array",
        JsKind.Date => "a date",
        JsKind.Function => value.Function is NativeFunction native ? native.Name : "a function",
        _ => "an object",
    };

    private static ScriptFault Rounded(Evaluation run, string text) =>
        run.Fault(ScriptFault.Number, $"The number {JsText.Cut(text)} does not fit a double without rounding.");
}
