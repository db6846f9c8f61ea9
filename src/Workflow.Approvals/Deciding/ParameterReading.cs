using System.Globalization;

namespace Workflow.Approvals.Deciding;

/// <summary>Reads parameters of a rule set; the first that cannot be read refuses the whole.</summary>
/// <param name="parameters">By code, as written.</param>
public sealed class ParameterReading(IReadOnlyDictionary<string, string> parameters)
{
    private Refusal? _refusal;

    /// <summary>A whole number above 0.</summary>
    public int Number(string code) => Numbers(code) is [var one] ? one : Refuse(new RuleParameterInvalid(code, parameters.GetValueOrDefault(code, "")));

    /// <summary>Whole numbers above 0, with commas between.</summary>
    public IReadOnlyList<int> Numbers(string code)
    {
        if (!parameters.TryGetValue(code, out var text))
        {
            return [Refuse(new RuleParameterMissing(code))];
        }

        var numbers = text.Split(',').Select(part => int.TryParse(part, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
        return numbers.Exists(number => number <= 0) ? [Refuse(new RuleParameterInvalid(code, text))] : numbers;
    }

    /// <summary>Texts, with commas between; at least one.</summary>
    public IReadOnlyList<string> Texts(string code)
    {
        if (!parameters.TryGetValue(code, out var text))
        {
            return Refuse<string>(new RuleParameterMissing(code));
        }

        var texts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return texts.Length == 0 ? Refuse<string>(new RuleParameterEmpty(code)) : texts;
    }

    /// <summary>Pairs <c>key=value</c>, with commas between; at least one.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string code)
    {
        var pairs = Texts(code).Select(text => text.Split('=', StringSplitOptions.TrimEntries)).ToList();
        return pairs.Find(pair => pair is not [{ Length: > 0 }, { Length: > 0 }]) is { } odd
            ? Refuse<KeyValuePair<string, string>>(new RuleParameterInvalid(code, string.Join('=', odd)))
            : [.. pairs.Select(pair => KeyValuePair.Create(pair[0], pair[1]))];
    }

    /// <summary>What was read.</summary>
    /// <returns>Refused: <c>rule-set.parameter-missing</c>, <c>rule-set.parameter-invalid</c>.</returns>
    public Result<T> Read<T>(T read)
        where T : class => _refusal is null ? read : _refusal;

    private List<T> Refuse<T>(Refusal refusal)
    {
        _refusal ??= refusal;
        return [];
    }

    private int Refuse(Refusal refusal)
    {
        _refusal ??= refusal;
        return 1;
    }
}

/// <summary>A rule set lacks a parameter its rules need.</summary>
public sealed record RuleParameterMissing(string Parameter) : Refusal("rule-set.parameter-missing", $"The rule set has no parameter {Parameter}.", ("parameter", Parameter));

/// <summary>A list of a rule set is empty.</summary>
public sealed record RuleParameterEmpty(string Parameter) : Refusal("rule-set.parameter-empty", $"The parameter {Parameter} is empty; a list of texts is expected.", ("parameter", Parameter));

/// <summary>A parameter of a rule set is no whole number above 0, or no list of them.</summary>
public sealed record RuleParameterInvalid(string Parameter, string Value)
    : Refusal("rule-set.parameter-invalid", $"The parameter {Parameter} is '{Value}'; whole numbers above 0 are expected.", ("parameter", Parameter), ("value", Value));
