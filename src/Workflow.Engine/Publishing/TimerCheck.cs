using System.Globalization;
using System.Text.RegularExpressions;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Values;

namespace Workflow.Engine.Publishing;

/// <summary>Refuses a wait of a day or more drawn as a timer: a lawful wait is a clock, which stops, extends and answers "why?" (convention 36).</summary>
internal static partial class TimerCheck
{
    private const int MostInChain = 500;


    internal static void Run(Gate gate, ActivityNode step, ActivityNode? parent, Scope scope)
    {
        // One that only begins the flow holds nobody up.
        if (step.CanStartWorkflow && parent?.Connections.Any(connection => connection.Target == step.Id) != true)
        {
            return;
        }

        var input = step.Type switch
        {
            "Elsa.Delay" => "timeSpan",
            "Elsa.Timer" => "interval",
            "Elsa.StartAt" => "dateTime",
            _ => null,
        };
        if (input is null || !step.Inputs.TryGetValue(input, out var binding) || binding.Expression is not { } expression
            || (Constants.TextOf(expression, scope, withDefaults: true) ?? Lasting(expression)) is not { Length: > 0 } text)
        {
            return;
        }

        // A date written into a definition lies days ahead for every case but one, and behind for the later ones.
        if (step.Type == "Elsa.StartAt")
        {
            Refuse(gate, step, text);
            return;
        }

        if (text.TrimStart().StartsWith('-'))
        {
            gate.Refuse("timer.out-of-range", step, $"{step.Type} waits {Problem.Clip(text)}: less than no time.", ("type", step.Type), ("value", Problem.Clip(text)));
            return;
        }

        switch (IsDayOrMore(text))
        {
            case true:
                Refuse(gate, step, text);
                break;
            case null:
                gate.Refuse("timer.unreadable", step, $"{Problem.Clip(text)} is no time span; write hours:minutes:seconds.", ("value", Problem.Clip(text)));
                break;
        }
    }

    /// <summary>Waits that follow each other directly are one wait.</summary>
    internal static void RunChains(Gate gate, ActivityNode container, Scope scope)
    {
        var spans = new SortedDictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var step in container.Activities)
        {
            if (SpanOf(step, scope) is { } span)
            {
                spans.TryAdd(step.Id, span);
            }
        }

        var next = container.Type == "Elsa.Sequence"
            ? container.Activities.Zip(container.Activities.Skip(1), (step, following) => (step.Id, After: following.Id))
            : container.Connections.Select(connection => (Id: connection.Source, After: connection.Target));
        var after = next.Where(pair => spans.ContainsKey(pair.Id) && spans.ContainsKey(pair.After)).ToLookup(pair => pair.Id, pair => pair.After, StringComparer.Ordinal);
        var longest = new SortedDictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var step in container.Activities.Where(step => after.Contains(step.Id) && !after.Any(group => group.Contains(step.Id, StringComparer.Ordinal))))
        {
            var total = From(step.Id, depth: 1);
            if (total >= TimeSpan.FromDays(1))
            {
                Refuse(gate, step, total.ToString("c", CultureInfo.InvariantCulture));
            }
        }

        // What is not known yet counts nothing, so that a loop of waits comes to an end.
        TimeSpan From(string id, int depth)
        {
            if (!longest.TryGetValue(id, out var known))
            {
                longest[id] = TimeSpan.Zero;
                longest[id] = known = spans[id] + (depth == MostInChain ? TimeSpan.Zero : after[id].Select(following => From(following, depth + 1)).DefaultIfEmpty(TimeSpan.Zero).Max());
            }

            return known;
        }
    }

    private static TimeSpan? SpanOf(ActivityNode step, Scope scope) =>
        step.Type == "Elsa.Delay" && step.Inputs.TryGetValue("timeSpan", out var binding) && binding.Expression is { } expression && Constants.TextOf(expression, scope, withDefaults: true) is { } text
        && DataType.TryGetSpan(Value.Of(text), out var span) && span > TimeSpan.Zero && span < TimeSpan.FromDays(1) ? span : null;

    // A script that chooses between times: the first among them that is a day or more.
    private static string? Lasting(ExpressionText expression) => expression.Type == "JavaScript" && OlderShapes.Text(expression.Value) is { } script
        ? Quoted().Matches(script).Select(part => part.Groups[2].Value).FirstOrDefault(text => IsDayOrMore(text) == true)
        : null;

    [GeneratedRegex("""(["'`])(.*?)\1""")]
    private static partial Regex Quoted();

    private static void Refuse(Gate gate, ActivityNode step, string text) =>
        gate.Refuse("timer.lawful-wait", step, $"{step.Type} waits {Problem.Clip(text)}: a wait of a day or more is a clock, drawn as Approval.WaitUntil.",
            ("type", step.Type), ("value", Problem.Clip(text)));

    /// <summary>Null when the text is no time span: <c>d.hh:mm:ss</c>, or ISO 8601 such as <c>PT36H</c>.</summary>
    internal static bool? IsDayOrMore(string text)
    {
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span))
        {
            return span >= TimeSpan.FromDays(1);
        }

        return text.StartsWith('P') ? IsoIsDayOrMore(text.AsSpan(1)) : null;
    }

    private static bool? IsoIsDayOrMore(ReadOnlySpan<char> text)
    {
        var seconds = 0.0;
        var isTime = false;
        var parts = 0;
        while (!text.IsEmpty)
        {
            if (text[0] == 'T' && !isTime)
            {
                isTime = true;
                text = text[1..];
                continue;
            }

            var digits = text.IndexOfAnyExceptInRange('.', '9');
            if (digits <= 0 || !double.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            double? unit = (isTime, text[digits]) switch
            {
                (false, 'Y') => 366 * 86_400.0,
                (false, 'M') => 31 * 86_400.0,
                (false, 'W') => 7 * 86_400.0,
                (false, 'D') => 86_400.0,
                (true, 'H') => 3_600.0,
                (true, 'M') => 60.0,
                (true, 'S') => 1.0,
                _ => null,
            };
            if (unit is null)
            {
                return null;
            }

            seconds += value * unit.Value;
            parts++;
            text = text[(digits + 1)..];
        }

        return parts == 0 ? null : seconds >= 86_400;
    }
}
