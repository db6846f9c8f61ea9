using System.Buffers.Text;
using System.Globalization;

namespace Workflow.Engine.Values;

/// <summary>Decimal text of a number, taken only when a double holds it (decisions of design 42: fault, never round).</summary>
/// <remarks>
/// The text is taken when the shortest text that reads back as its double denotes the same decimal, or when it is an integer of at most 38
/// digits that the double equals exactly. So 0.1, 12.50, 0.30000000000000004, 1e23, 2^53 and 2^60 are taken; 2^53+1, 1e400, 1e-400 and
/// 0.1000000000000000055 are not.
/// </remarks>
internal static class NumberText
{
    private const int EveryDecimalFits = 15;

    /// <param name="text">ASCII: digits with optional sign, fraction and exponent.</param>
    /// <param name="number">The double.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out double number)
    {
        if (!Utf8Parser.TryParse(text, out number, out var used) || used != text.Length || !double.IsFinite(number))
        {
            return false;
        }

        var written = Significant(text);
        if (written.Digits == 0)
        {
            return true;
        }

        // Every decimal of at most 15 digits in the normal range reads back from its double.
        if (written.Digits <= EveryDecimalFits && Math.Abs(number) is > 1e-300 and < 1e300)
        {
            return true;
        }

        Span<byte> shortest = stackalloc byte[40];
        number.TryFormat(shortest, out var length, "R", CultureInfo.InvariantCulture);
        return Same(text, written, shortest[..length], Significant(shortest[..length])) || IsExactInteger(text, number);
    }

    private static bool IsExactInteger(ReadOnlySpan<byte> text, double number)
    {
        var digits = text.Length > 0 && text[0] == '-' ? text[1..] : text;
        return UInt128.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            && Math.Abs(number) < 3e38
            && (UInt128)Math.Abs(number) == whole;
    }

    /// <summary>Place and count of the digits between the first and the last that is not zero, and the power of ten of the first.</summary>
    private static (int First, int Digits, long Power) Significant(ReadOnlySpan<byte> text)
    {
        int first = -1, last = -1, digits = 0, digitsAtLast = 0;
        long beforePoint = 0, leading = 0, exponent = 0;
        var pointSeen = false;
        for (var i = 0; i < text.Length; i++)
        {
            var symbol = text[i];
            if (symbol is (byte)'e' or (byte)'E')
            {
                exponent = ExponentOf(text[(i + 1)..]);
                break;
            }

            if (symbol == '.')
            {
                pointSeen = true;
                continue;
            }

            if (symbol is < (byte)'0' or > (byte)'9')
            {
                continue;
            }

            if (first < 0 && symbol == '0')
            {
                leading -= pointSeen ? 1 : 0;
                continue;
            }

            first = first < 0 ? i : first;
            digits++;
            beforePoint += pointSeen ? 0 : 1;
            if (symbol != '0')
            {
                last = i;
                digitsAtLast = digits;
            }
        }

        return last < 0 ? (0, 0, 0) : (first, digitsAtLast, beforePoint + leading + exponent);
    }

    private static long ExponentOf(ReadOnlySpan<byte> text)
    {
        var negative = text.Length > 0 && text[0] == '-';
        long exponent = 0;
        foreach (var symbol in text)
        {
            if (symbol is >= (byte)'0' and <= (byte)'9')
            {
                exponent = Math.Min(exponent * 10 + (symbol - '0'), 1_000_000);
            }
        }

        return negative ? -exponent : exponent;
    }

    private static bool Same(
        ReadOnlySpan<byte> left, (int First, int Digits, long Power) leftPart, ReadOnlySpan<byte> right, (int First, int Digits, long Power) rightPart)
    {
        if (leftPart.Digits != rightPart.Digits || leftPart.Power != rightPart.Power)
        {
            return false;
        }

        int l = leftPart.First, r = rightPart.First;
        for (var i = 0; i < leftPart.Digits; i++, l++, r++)
        {
            l += left[l] == '.' ? 1 : 0;
            r += right[r] == '.' ? 1 : 0;
            if (left[l] != right[r])
            {
                return false;
            }
        }

        return true;
    }
}
