using System.Text;
using Workflow.Engine.Expressions.Running;
using Workflow.Engine.Values;

namespace Workflow.Engine.Expressions.Members;

/// <summary>JSON.parse and JSON.stringify, without revivers and replacers.</summary>
internal static class JsonFunctions
{
    private const int LongestIndent = 10;

    public static OrderedDictionary<string, Js> Table { get; } = Made();

    public static Js Parse(Evaluation run, string text)
    {
        run.Charge(text.Length * 4);
        return Value.TryParseJson(text, out var value, out var error) ? Evaluation.Enter(value) : throw run.TypeFault($"The text is no JSON: {error}");
    }

    /// <summary>The JSON text; undefined for what JSON leaves out.</summary>
    public static Js Stringify(Evaluation run, Js value, string indent)
    {
        var text = new StringBuilder();
        return Write(run, value, indent, "\n", text) ? run.Text(text.ToString()) : Js.Undefined;
    }

    private static OrderedDictionary<string, Js> Made()
    {
        var table = Arguments.NewTable();
        table.Define("parse", static (run, _, given) =>
            given.At(1).IsNullish ? Parse(run, Coerce.ToText(run, given.At(0))) : throw run.OutsideSubset("A reviver of JSON.parse"));
        table.Define("stringify", static (run, _, given) =>
        {
            if (!given.At(1).IsNullish)
            {
                throw run.OutsideSubset("A replacer of JSON.stringify");
            }

            var indent = given.At(2).Kind switch
            {
                JsKind.Number => new string(' ', (int)Math.Clamp(Coerce.ToInteger(run, given[2]), 0, LongestIndent)),
                JsKind.String => given[2].Text.Length > LongestIndent ? given[2].Text[..LongestIndent] : given[2].Text,
                _ => "",
            };
            return Stringify(run, given.At(0), indent);
        });
        return table;
    }

    private static bool Write(Evaluation run, Js value, string indent, string newline, StringBuilder text)
    {
        run.Step();
        run.CheckLength(text.Length);
        switch (value.Kind)
        {
            case JsKind.Undefined or JsKind.Function:
                return false;
            case JsKind.Number:
                text.Append(double.IsFinite(value.Number) ? JsText.Of(value.Number) : "null");
                return true;
            case JsKind.String:
                Quote(run, value.Text, text);
                return true;
            case JsKind.Date:
                text.Append(double.IsNaN(value.Date.Time) ? "null" : $"\"{DateText.Iso(value.Date.Time)}\"");
                return true;
            case JsKind.Array or JsKind.Object:
                run.Sink();
                var inner = indent.Length == 0 ? "" : newline + indent;
                var outer = indent.Length == 0 ? "" : newline;
                if (value.Kind == JsKind.Array)
                {
                    WriteItems(run, value.Array, indent, newline + indent, inner, outer, text);
                }
                else
                {
                    WriteMembers(run, value.Object, indent, newline + indent, inner, outer, text);
                }

                run.Rise();
                return true;
            default:
                text.Append(Coerce.ToText(run, value));
                return true;
        }
    }

    private static void WriteItems(Evaluation run, JsArray array, string indent, string newline, string inner, string outer, StringBuilder text)
    {
        text.Append('[');
        for (var i = 0; i < array.Count; i++)
        {
            text.Append(i > 0 ? "," : "").Append(inner);
            if (!Write(run, array[i], indent, newline, text))
            {
                text.Append("null");
            }
        }

        text.Append(array.Count > 0 ? outer : "").Append(']');
    }

    private static void WriteMembers(Evaluation run, JsObject members, string indent, string newline, string inner, string outer, StringBuilder text)
    {
        if (members.TryGet("toJSON", out var own) && own.Kind == JsKind.Function)
        {
            throw run.OutsideSubset("An own function toJSON");
        }

        text.Append('{');
        var any = false;
        foreach (var name in members.Names(run))
        {
            members.TryGet(name, out var value);
            if (value.Kind is JsKind.Undefined or JsKind.Function)
            {
                continue;
            }

            text.Append(any ? "," : "").Append(inner);
            any = true;
            Quote(run, name, text);
            text.Append(indent.Length > 0 ? ": " : ":");
            Write(run, value, indent, newline, text);
        }

        text.Append(any ? outer : "").Append('}');
    }

    private static void Quote(Evaluation run, string value, StringBuilder text)
    {
        run.CheckText(value.Length);
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var symbol = value[i];
            switch (symbol)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\b': text.Append("\\b"); break;
                case '\t': text.Append("\\t"); break;
                case '\n': text.Append("\\n"); break;
                case '\f': text.Append("\\f"); break;
                case '\r': text.Append("\\r"); break;
                case var high when char.IsHighSurrogate(high) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]):
                    text.Append(symbol).Append(value[++i]);
                    break;
                case < ' ' or (>= '\ud800' and <= '\udfff'):
                    text.Append("\\u").Append(((int)symbol).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                default: text.Append(symbol); break;
            }
        }

        text.Append('"');
    }
}
