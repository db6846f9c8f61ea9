using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Members;

/// <summary>Making dates. Now is the scope's; local time is the scope's offset, the same on every machine.</summary>
internal static class DateFunctions
{
    public static OrderedDictionary<string, Js> Statics { get; } = Made();

    public static double Offset(Evaluation run) => run.Scope.Now.Offset.TotalMilliseconds;

    public static Js Make(Evaluation run, List<Js> given)
    {
        if (given.Count == 0)
        {
            return new JsDate(Now(run));
        }

        if (given.Count > 1)
        {
            return new JsDate(DateText.Clip(FromParts(run, given) - Offset(run)));
        }

        if (given[0].Kind == JsKind.Date)
        {
            return new JsDate(given[0].Date.Time);
        }

        var value = Coerce.ToPrimitive(run, given[0]);
        return new JsDate(value.Kind == JsKind.String ? Parse(run, value.Text) : DateText.Clip(Coerce.ToNumber(run, value)));
    }

    private static OrderedDictionary<string, Js> Made()
    {
        var table = Arguments.NewTable();
        table.Define("now", static (run, _, _) => Now(run));
        table.Define("parse", static (run, _, given) => Parse(run, Coerce.ToText(run, given.At(0))));
        table.Define("UTC", static (run, _, given) => DateText.Clip(FromParts(run, [.. given])));
        return table;
    }

    private static double Now(Evaluation run) => run.Scope.Now.ToUnixTimeMilliseconds();

    private static double Parse(Evaluation run, string text) =>
        DateText.TryParse(text, Offset(run), out var time) ? time : throw run.OutsideSubset($"The date \"{JsText.Cut(text)}\" is not ISO 8601, which");

    private static double FromParts(Evaluation run, List<Js> given)
    {
        Span<double> parts = [double.NaN, 0, 1, 0, 0, 0, 0];
        for (var i = 0; i < parts.Length && i < given.Count; i++)
        {
            parts[i] = Math.Truncate(Coerce.ToNumber(run, given[i]));
        }

        var year = parts[0] is >= 0 and <= 99 ? 1900 + parts[0] : parts[0];
        return DateText.Time(DateText.Days(year, parts[1], parts[2]), parts[3], parts[4], parts[5], parts[6]);
    }
}
