using System.Globalization;
using System.Text.RegularExpressions;
using Workflow.Engine.Definitions;
using Workflow.Engine.Values;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>Values that are worth a try for inputs, results and payloads: those the scripts of a definition compare with, and their neighbours.</summary>
internal static partial class ReplayValues
{
    private const int MostLiterals = 24;
    private const int MostInObjects = 10;
    private const int MostChains = 4;
    private const int LongestText = 100;

    public static IReadOnlyList<Value> Of(WorkflowDefinition definition)
    {
        var scripts = definition.Root.DescendantsAndSelf().SelectMany(Scripts).ToList();
        List<Value> values = [Value.Of(true), Value.Of(false)];
        values.AddRange(scripts.SelectMany(Literals).DistinctBy(value => value.ToJson()).Take(MostLiterals));
        values.AddRange([Value.Of(0), Value.Of(1), Value.Of("x"), Value.Null]);
        values = [.. values.DistinctBy(value => value.ToJson())];
        var members = scripts.SelectMany(script => Member().Matches(script)).Select(match => match.Groups[1].Value).Where(name => name is not "length" and not "value").Distinct(StringComparer.Ordinal).Take(8).ToList();
        List<Value> objects = members.Count == 0 ? [] : [.. values.Take(MostInObjects).Select(value => Json($"{{{string.Join(',', members.Select(member => $"\"{member}\":{value.ToJson()}"))}}}"))];
        Value[] lists = definition.Root.DescendantsAndSelf().Any(step => step.Type is "Elsa.ForEach" or "Elsa.ParallelForEach") ? [List(1), List(2), List(0)] : [];
        return [.. values, .. objects, .. lists, .. Nested(scripts, values), .. scripts.SelectMany(Shaped).DistinctBy(value => value.ToJson()).Take(MostLiterals)];
    }

    // Members of members, as in order?.site?.region.
    private static IEnumerable<Value> Nested(List<string> scripts, List<Value> values) => scripts.SelectMany(script => Chain().Matches(script))
        .Select(match => match.Groups["member"].Captures.Select(member => member.Value).ToList()).DistinctBy(string.Concat).Take(MostChains)
        .SelectMany(chain => values.Take(MostInObjects).Select(value => Json(chain.AsEnumerable().Reverse().Aggregate(value.ToJson(), (inner, member) => $"{{\"{member}\":{inner}}}"))));

    // Texts that are as long as is asked for, and days in the years that are asked for.
    private static IEnumerable<Value> Shaped(string script)
    {
        var numbers = Literals(script).Select(value => value.AsNumber()).OfType<double>().Where(number => Math.Truncate(number) == number);
        return script.Contains("length", StringComparison.Ordinal) ? numbers.Where(number => number is > 0 and <= LongestText).Select(number => Value.Of(new string('x', (int)number)))
            : script.Contains("Date", StringComparison.Ordinal) ? numbers.Where(number => number is >= 1000 and <= 9999).Select(number => Value.Of(string.Create(CultureInfo.InvariantCulture, $"{number}-06-15T04:00:00Z")))
            : [];
    }

    private static IEnumerable<string> Scripts(ActivityNode step) => step.Inputs.Where(input => input.Value.Expression is { Type: "JavaScript" } || input.Key == "script").Select(input => input.Value.Expression)
        .Concat(step.Cases.Select(one => one.Condition)).Select(expression => OlderShapes.Text(expression?.Value)).OfType<string>();

    private static IEnumerable<Value> Literals(string script)
    {
        foreach (Match match in Literal().Matches(script))
        {
            if (match.Groups["text"] is { Success: true, Value: var text })
            {
                yield return Value.Of(text);
            }
            else if (double.TryParse(match.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                yield return Value.Of(number);
                yield return Value.Of(number + 1);
                yield return Value.Of(number - 1);
            }
        }
    }

    private static Value List(int count) => Json($"[{string.Join(',', Enumerable.Range(1, count))}]");

    private static Value Json(string json) => Value.TryParseJson(json, out var value, out _) ? value : Value.Null;

    [GeneratedRegex("""'(?<text>[^'\\\n]{0,80})'|"(?<text>[^"\\\n]{0,80})"|(?<![\w.])\d+(?:\.\d+)?""", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?:\?\.|\.)(?<member>[A-Za-z_]\w*)(?:(?:\?\.|\.)(?<member>[A-Za-z_]\w*))+(?!\w*\s*\()", RegexOptions.CultureInvariant)]
    private static partial Regex Chain();

    [GeneratedRegex(@"\.\s*([A-Za-z_]\w*)(?!\w*\s*\()", RegexOptions.CultureInvariant)]
    private static partial Regex Member();
}
