using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Members;

/// <summary>Members of dates: parts read and set, in UTC and in office time, and the ISO text. Texts in a language are refused.</summary>
internal static class DateMembers
{
    private static readonly string[] Parts = ["FullYear", "Month", "Date", "Hours", "Minutes", "Seconds", "Milliseconds"];

    public static OrderedDictionary<string, Js> Table { get; } = Made();

    private static OrderedDictionary<string, Js> Made()
    {
        var table = Arguments.NewTable();
        for (var i = 0; i < Parts.Length; i++)
        {
            Define(table, Parts[i], i);
        }

        table.Define("getDay", static (run, self, _) => Part(Self(run, self).Time + DateFunctions.Offset(run), 7));
        table.Define("getUTCDay", static (run, self, _) => Part(Self(run, self).Time, 7));
        table.Define("getTime", static (run, self, _) => Self(run, self).Time);
        table.Define("valueOf", static (run, self, _) => Self(run, self).Time);
        table.Define("getTimezoneOffset", static (run, self, _) => double.IsNaN(Self(run, self).Time) ? double.NaN : -DateFunctions.Offset(run) / 60_000 + 0.0);
        table.Define("setTime", static (run, self, given) => Self(run, self).Time = DateText.Clip(Coerce.ToNumber(run, given.At(0))));
        table.Define("toISOString", static (run, self, _) => double.IsNaN(Self(run, self).Time)
            ? throw run.Fault(ScriptFault.Range, "An invalid date has no text.")
            : DateText.Iso(self.Date.Time));
        table.Define("toJSON", static (run, self, _) => double.IsNaN(Self(run, self).Time) ? Js.Null : DateText.Iso(self.Date.Time));
        return table;
    }

    private static void Define(OrderedDictionary<string, Js> table, string part, int index)
    {
        table.Define($"get{part}", (run, self, _) => Part(Self(run, self).Time + DateFunctions.Offset(run), index));
        table.Define($"getUTC{part}", (run, self, _) => Part(Self(run, self).Time, index));
        table.Define($"set{part}", (run, self, given) => Set(run, Self(run, self), index, given, DateFunctions.Offset(run)));
        table.Define($"setUTC{part}", (run, self, given) => Set(run, Self(run, self), index, given, 0));
    }

    private static JsDate Self(Evaluation run, Js self) =>
        self.Kind == JsKind.Date ? self.Date : throw run.TypeFault($"The function wants a date, not {Coerce.Name(self)}.");

    private static double Part(double time, int index) => double.IsNaN(time) ? double.NaN : DateText.Parts(time)[index];

    /// <summary>Sets a part and, where given, those behind it in its group (year to day, hour to millisecond).</summary>
    private static double Set(Evaluation run, JsDate date, int index, ReadOnlySpan<Js> given, double offset)
    {
        Span<double> values = stackalloc double[7];
        var isYear = index == 0;
        var local = double.IsNaN(date.Time) ? (isYear ? 0 : double.NaN) : date.Time + offset;
        if (!double.IsNaN(local))
        {
            var parts = DateText.Parts(local);
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = parts[i];
            }
        }

        var last = index <= 2 ? 2 : 6;
        values[index] = Math.Truncate(Coerce.ToNumber(run, given.At(0)));
        for (var i = 1; i < given.Length && index + i <= last; i++)
        {
            values[index + i] = Math.Truncate(Coerce.ToNumber(run, given[i]));
        }

        date.Time = double.IsNaN(local)
            ? double.NaN
            : DateText.Clip(DateText.Time(DateText.Days(values[0], values[1], values[2]), values[3], values[4], values[5], values[6]) - offset);
        return date.Time;
    }
}
