using System.Globalization;

namespace Workflow.Approvals.Licences;

/// <summary>E-licence identifier (电子证照标识), GB/T 36904-2018: <c>1.2.156.3005.2</c> . type code . credit code of the issuer . serial . version . check.</summary>
/// <remarks>The check character is ISO 7064 MOD 37,36 over everything between the object identifier and itself, without the dots. The name of the algorithm is inferred from public
/// samples, of which six in seven fit: an assumption.</remarks>
/// <param name="TypeCode">Credit code of the authority that defines the type, and three digits.</param>
/// <param name="Issuer">Unified social credit code of the department that issues.</param>
/// <param name="Serial">Digits and capital letters, at most 40.</param>
/// <param name="Version">1 to 999; a change or a renewal raises it.</param>
public sealed record LicenceIdentifier(string TypeCode, string Issuer, string Serial, int Version)
{
    /// <summary>Greatest version three digits can hold.</summary>
    public const int LastVersion = 999;

    private const string Root = "1.2.156.3005.2";
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int TypeLength = 21;
    private const int IssuerLength = 18;
    private const int LongestSerial = 40;

    /// <summary>The check character.</summary>
    public char Check => CheckOf($"{TypeCode}{Issuer}{Serial}{VersionText}");

    private string VersionText => Version.ToString("D3", CultureInfo.InvariantCulture);

    /// <summary>The text form, with its check character.</summary>
    public override string ToString() => $"{Root}.{TypeCode}.{Issuer}.{Serial}.{VersionText}.{Check}";

    /// <summary>Reads an identifier somebody gave. Refused: <c>licence.identifier-malformed</c>, <c>licence.identifier-check-fails</c>.</summary>
    public static Result<LicenceIdentifier> Parse(string text)
    {
        if (!text.StartsWith($"{Root}.", StringComparison.Ordinal)
            || text[(Root.Length + 1)..].Split('.') is not [{ Length: TypeLength } type, { Length: IssuerLength } issuer, { Length: > 0 and <= LongestSerial } serial, { Length: 3 } version, { Length: 1 } check]
            || !$"{type}{issuer}{serial}{check}".All(letter => Alphabet.Contains(letter, StringComparison.Ordinal))
            || !int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            return new LicenceIdentifierMalformed(text);
        }

        var read = new LicenceIdentifier(type, issuer, serial, number);
        return read.Check == check[0] ? read : new LicenceIdentifierCheckFails(text);
    }

    /// <summary>The letters and digits of a number, which are its serial; at most 40 of them.</summary>
    public static string SerialOf(string number)
    {
        var letters = string.Concat(number.ToUpperInvariant().Where(letter => Alphabet.Contains(letter, StringComparison.Ordinal)));
        return letters[..Math.Min(letters.Length, LongestSerial)];
    }

    // ISO 7064 MOD 37,36: a hybrid system over 36 characters.
    private static char CheckOf(string body)
    {
        var product = Alphabet.Length;
        foreach (var letter in body)
        {
            var sum = (product + Alphabet.IndexOf(letter, StringComparison.Ordinal)) % Alphabet.Length;
            product = (sum == 0 ? Alphabet.Length : sum) * 2 % (Alphabet.Length + 1);
        }

        return Alphabet[(Alphabet.Length + 1 - product) % Alphabet.Length];
    }
}
