namespace Workflow.Approvals.Parties;

/// <summary>How a unified social credit code looks.</summary>
public enum CreditCodeStanding
{
    /// <summary>Both check digits fit.</summary>
    Valid,

    /// <summary>Well formed, but a check digit does not fit. Real early codes such as 91350100M0001TGQXM do not fit either: warn and have it confirmed, do not refuse.</summary>
    CheckFails,

    /// <summary>Not 18 characters of the alphabet.</summary>
    Malformed,
}

/// <summary>Unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters, the ninth to seventeenth are the organisation code of GB 11714.</summary>
public static class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const int Length = 18;

    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] InnerWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>How a code stands. A fitting check digit proves its form, not its owner.</summary>
    public static CreditCodeStanding Check(string code) =>
        code.Length != Length || !code.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? CreditCodeStanding.Malformed
        : code[^1] == CheckOf(code) && code[16] == InnerCheckOf(code.AsSpan(8, 8)) ? CreditCodeStanding.Valid
        : CreditCodeStanding.CheckFails;

    /// <summary>The code of a newly registered enterprise: <c>91</c> (market regulation, enterprise), its division, an organisation code, both check digits.</summary>
    /// <param name="region">Administrative division, 6 digits.</param>
    /// <param name="number">Number of the registration, of no other enterprise of the division; up to 31^7.</param>
    /// <exception cref="ArgumentException">The division is not 6 digits, or the number does not fit: a bug of the caller.</exception>
    /// <remarks>GB 32100-2015; that organisation codes begin with M and count the registrations of a division is an assumption: a city takes them from the segment it is allotted.</remarks>
    public static string Of(string region, long number)
    {
        if (region.Length != 6 || !region.All(char.IsAsciiDigit))
        {
            throw new ArgumentException($"Region '{region}' must have 6 digits.", nameof(region));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(number);
        Span<char> body = stackalloc char[8];
        body[0] = 'M';
        var left = number;
        for (var i = body.Length - 1; i > 0; i--, left /= Alphabet.Length)
        {
            body[i] = Alphabet[(int)(left % Alphabet.Length)];
        }

        if (left != 0)
        {
            throw new ArgumentException($"{number} does not fit an organisation code.", nameof(number));
        }

        var code = $"91{region}{body}{InnerCheckOf(body)}";
        return code + CheckOf(code);
    }

    private static char CheckOf(string code)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Alphabet.IndexOf(code[i], StringComparison.Ordinal) * Weights[i];
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    // GB 11714 counts letters from A = 10 with all 26 letters.
    private static char InnerCheckOf(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < InnerWeights.Length; i++)
        {
            var value = char.IsAsciiDigit(body[i]) ? body[i] - '0' : body[i] - 'A' + 10;
            sum += value * InnerWeights[i];
        }

        var check = 11 - (sum % 11);
        return check switch { 10 => 'X', 11 => '0', _ => (char)('0' + check) };
    }
}
