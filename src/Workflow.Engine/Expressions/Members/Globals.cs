using System.Text;
using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Members;

/// <summary>Names every script knows. Immutable, shared by all scripts.</summary>
internal static class Globals
{
    private static readonly OrderedDictionary<string, Js> Table = Made();

    public static bool TryGet(string name, out Js value) => Table.TryGetValue(name, out value);

    private static OrderedDictionary<string, Js> Made()
    {
        var table = Arguments.NewTable();
        table.Add("undefined", Js.Undefined);
        table.Add("NaN", double.NaN);
        table.Add("Infinity", double.PositiveInfinity);
        Namespace(table, "Math", null, MathFunctions.Table);
        Namespace(table, "JSON", null, JsonFunctions.Table);
        Namespace(table, "Array", static (run, _, _) => throw run.OutsideSubset("Array() as a function"), ArrayMembers.Statics);
        Namespace(table, "Date", static (run, _, _) => throw run.OutsideSubset("Date() without new"), DateFunctions.Statics);
        Namespace(table, "Object", static (run, _, _) => throw run.OutsideSubset("Object() as a function"), ObjectFunctions.Statics);
        Namespace(table, "Number", static (run, _, given) => given.Length == 0 ? 0 : Coerce.ToNumber(run, given[0]), NumberMembers.Statics);
        Namespace(table, "Boolean", static (_, _, given) => Coerce.ToBoolean(given.At(0)), null);
        Namespace(table, "String", static (run, _, given) => given.Length == 0 ? "" : Coerce.ToText(run, given[0]), TextStatics());
        table.Define("parseInt", NumberMembers.ParseInt);
        table.Define("parseFloat", NumberMembers.ParseFloat);
        table.Define("isNaN", static (run, _, given) => double.IsNaN(Coerce.ToNumber(run, given.At(0))));
        table.Define("isFinite", static (run, _, given) => double.IsFinite(Coerce.ToNumber(run, given.At(0))));
        OfTheFormat(table);
        BytesFunctions.AddTo(table);
        return table;
    }

    private static void OfTheFormat(OrderedDictionary<string, Js> table)
    {
        table.Define("getVariable", static (run, _, given) =>
            run.Variables.TryGet(Coerce.ToText(run, given.At(0)), out var value) && !value.IsUndefined ? value : Js.Null);
        table.Define("setVariable", static (run, _, given) =>
        {
            run.Variables.Set(run, Coerce.ToText(run, given.At(0)), given.At(1));
            return Js.Undefined;
        });
        table.Define("isNullOrWhiteSpace", static (run, _, given) =>
            given.At(0).IsNullish || JsText.TrimStart(run.Text(Coerce.ToText(run, given[0]))).IsEmpty);
        table.Define("isNullOrEmpty", static (run, _, given) => given.At(0).IsNullish || Coerce.ToText(run, given[0]).Length == 0);
        table.Define("parseGuid", static (run, _, given) => Guid.TryParse(Coerce.ToText(run, given.At(0)), out var id)
            ? id.ToString("D")
            : throw run.TypeFault($"{Coerce.Name(given.At(0))} is no GUID."));
        table.Define("toJson", static (run, _, given) => JsonFunctions.Stringify(run, given.At(0), "") is { IsUndefined: false } text ? text : "null");
        table.Define("getConfig", static (run, _, _) => throw run.OutsideSubset("getConfig (expressions do not see the configuration)"));
    }

    private static OrderedDictionary<string, Js> TextStatics()
    {
        var table = Arguments.NewTable();
        table.Define("fromCharCode", static (run, _, given) =>
        {
            var text = new StringBuilder();
            foreach (var code in given)
            {
                text.Append((char)(Coerce.ToUInt32(run, code) & 0xffff));
            }

            return run.Text(text.ToString());
        });
        table.Define("fromCodePoint", static (run, _, given) =>
        {
            var text = new StringBuilder();
            foreach (var code in given)
            {
                var number = Coerce.ToNumber(run, code);
                if (!(number >= 0 && number <= 0x10ffff && Math.Truncate(number) == number))
                {
                    throw run.Fault(ScriptFault.Range, $"{JsText.Of(number)} is no code point.");
                }

                JsText.AppendCodePoint(text, (int)number);
            }

            return run.Text(text.ToString());
        });
        return table;
    }

    private static void Namespace(OrderedDictionary<string, Js> table, string name, NativeBody? body, OrderedDictionary<string, Js>? members) =>
        table.Add(name, new NativeFunction(name, body, members));
}
