using System.Globalization;
using System.Numerics;
using System.Text;
using Workflow.Engine.Values;

namespace Workflow.Engine.Expressions.Running;

/// <summary>Texts and numbers as ECMAScript reads and writes them.</summary>
internal static class JsText
{
    private const double MaxExact = 9007199254740992;

    public static bool IsLineEnd(char symbol) => symbol is '\n' or '\r' or '\u2028' or '\u2029';

    public static bool IsBlank(char symbol) =>
        symbol is ' ' or (>= '\t' and <= '\r') or '\u00a0' or '\u1680' or (>= '\u2000' and <= '\u200a') or '\u2028' or '\u2029' or '\u202f' or '\u205f'
            or '\u3000' or '\ufeff';

    /// <summary>Value of a digit up to z = 35; a large number for anything else.</summary>
    public static int DigitOf(char symbol) => symbol switch
    {
        >= '0' and <= '9' => symbol - '0',
        >= 'a' and <= 'z' => symbol - 'a' + 10,
        >= 'A' and <= 'Z' => symbol - 'A' + 10,
        _ => int.MaxValue,
    };

    public static string Cut(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "...");

    public static ReadOnlySpan<char> TrimStart(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && IsBlank(text[start]))
        {
            start++;
        }

        return text[start..];
    }

    public static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && IsBlank(text[end - 1]))
        {
            end--;
        }

        return text[..end];
    }

    public static void AppendCodePoint(StringBuilder text, int code)
    {
        if (code > 0xffff)
        {
            text.Append((char)(0xd800 + ((code - 0x10000) >> 10))).Append((char)(0xdc00 + ((code - 0x10000) & 0x3ff)));
        }
        else
        {
            text.Append((char)code);
        }
    }

    /// <summary>Length in UTF-16 units of the code point at a place.</summary>
    public static int CodePointLength(string text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    /// <summary>Decimal digits with optional sign, fraction and exponent; false when a double would round them.</summary>
    public static bool TryDecimal(string text, out double number)
    {
        Span<byte> ascii = text.Length <= 64 ? stackalloc byte[64] : new byte[text.Length];
        return NumberText.TryRead(ascii[..Encoding.ASCII.GetBytes(text, ascii)], out number);
    }

    /// <summary>Digits of a radix; false without digits or when a double would round them.</summary>
    public static bool TryWhole(ReadOnlySpan<char> digits, int radix, out double number)
    {
        number = 0;
        if (digits.Length is 0 or > 300)
        {
            return false;
        }

        foreach (var digit in digits)
        {
            number = number * radix + DigitOf(digit);
            if (number > MaxExact)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>ECMAScript's Number::toString for radix 10.</summary>
    public static string Of(double number)
    {
        if (number == Math.Truncate(number) && Math.Abs(number) < 1e15)
        {
            return number == 0 ? "0" : ((long)number).ToString(CultureInfo.InvariantCulture);
        }

        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }

        var (digits, exponent) = Shortest(Math.Abs(number));
        var sign = number < 0 ? "-" : "";
        var k = digits.Length;
        var n = exponent + 1;
        if (k <= n && n <= 21)
        {
            return sign + digits + new string('0', n - k);
        }

        if (n is > 0 and <= 21)
        {
            return $"{sign}{digits.AsSpan(0, n)}.{digits.AsSpan(n)}";
        }

        if (n is > -6 and <= 0)
        {
            return sign + "0." + new string('0', -n) + digits;
        }

        var power = exponent < 0 ? $"-{-exponent}" : $"+{exponent}";
        return k == 1 ? $"{sign}{digits}e{power}" : $"{sign}{digits[0]}.{digits.AsSpan(1)}e{power}";
    }

    /// <summary>Shortest digits that read back, and the power of ten of the first. The number is positive and finite.</summary>
    public static (string Digits, int Exponent) Shortest(double number)
    {
        var text = number.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var digits = new StringBuilder();
        foreach (var symbol in shortest)
        {
            if (symbol is 'E')
            {
                break;
            }

            if (char.IsAsciiDigit(symbol) && (digits.Length > 0 || symbol != '0'))
            {
                digits.Append(symbol);
            }
        }

        var last = digits.Length;
        while (last > 1 && digits[last - 1] == '0')
        {
            last--;
        }

        // The shortest digits may round up to the next power of ten: 9.99...E22 is written 1E+23.
        var exponent = int.Parse(text.AsSpan(text.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mark = shortest.IndexOf('E');
        if (mark >= 0)
        {
            exponent = int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }

        return (digits.ToString(0, last), exponent);
    }

    /// <summary>The integer nearest to number × 10^scale, computed exactly; halves go up. The number is positive and finite.</summary>
    public static BigInteger Scaled(double number, int scale)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)((bits >> 52) & 0x7ff);
        var mantissa = bits & 0xfffffffffffffL;
        var (whole, power) = exponent == 0 ? (mantissa, -1074) : (mantissa | 0x10000000000000L, exponent - 1075);
        BigInteger above = whole, below = BigInteger.One;
        above *= scale > 0 ? BigInteger.Pow(10, scale) : BigInteger.One;
        below *= scale < 0 ? BigInteger.Pow(10, -scale) : BigInteger.One;
        above <<= Math.Max(power, 0);
        below <<= Math.Max(-power, 0);
        return (above * 2 + below) / (below * 2);
    }

    /// <summary>The index an array or string key names, or -1: canonical digits below 2^31 - 1.</summary>
    public static int IndexOf(string key)
    {
        if (key.Length is 0 or > 10 || (key[0] == '0' && key.Length > 1))
        {
            return -1;
        }

        long index = 0;
        foreach (var symbol in key)
        {
            if (!char.IsAsciiDigit(symbol))
            {
                return -1;
            }

            index = index * 10 + (symbol - '0');
        }

        return index < int.MaxValue ? (int)index : -1;
    }
}
