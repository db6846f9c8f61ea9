using Workflow.Engine.Expressions.Running;
using Workflow.Engine.Expressions.Syntax;

namespace Workflow.Engine.Expressions.Members;

/// <summary>Members of Object, and the few every object has.</summary>
internal static class ObjectFunctions
{
    public static OrderedDictionary<string, Js> Members { get; } = MadeMembers();

    public static OrderedDictionary<string, Js> BooleanMembers { get; } = MadeBooleanMembers();

    public static OrderedDictionary<string, Js> Statics { get; } = MadeStatics();

    private static OrderedDictionary<string, Js> MadeMembers()
    {
        var table = Arguments.NewTable();
        table.Define("hasOwnProperty", static (run, self, given) => HasOwn(run, self, given.At(0)));
        table.Define("toString", static (run, self, _) =>
            self.Kind == JsKind.Object ? "[object Object]" : throw run.OutsideSubset("Object's toString on something else"));
        table.Define("valueOf", static (_, self, _) => self);
        return table;
    }

    private static OrderedDictionary<string, Js> MadeBooleanMembers()
    {
        var table = Arguments.NewTable();
        table.Define("toString", static (run, self, _) => Coerce.ToText(run, Truth(run, self)));
        table.Define("valueOf", static (run, self, _) => Truth(run, self));
        return table;
    }

    private static OrderedDictionary<string, Js> MadeStatics()
    {
        var table = Arguments.NewTable();
        table.Define("keys", static (run, _, given) => Listed(run, given.At(0), static (_, name, _) => name));
        table.Define("values", static (run, _, given) => Listed(run, given.At(0), static (_, _, value) => value));
        table.Define("entries", static (run, _, given) => Listed(run, given.At(0), static (run, name, value) => run.NewArray([name, value])));
        table.Define("hasOwn", static (run, _, given) => HasOwn(run, given.At(0), given.At(1)));
        table.Define("is", static (run, _, given) =>
            Operators.SameValueZero(run, given.At(0), given.At(1))
            && (given.At(0).Kind != JsKind.Number || double.IsNegative(given.At(0).Number) == double.IsNegative(given.At(1).Number) || double.IsNaN(given.At(0).Number)));
        table.Define("assign", static (run, _, given) =>
        {
            if (given.At(0).Kind != JsKind.Object)
            {
                throw given.At(0).IsNullish ? run.TypeFault("Object.assign wants an object.") : run.OutsideSubset("Object.assign to anything but an object");
            }

            foreach (var source in given[1..])
            {
                ObjectLiteral.CopyMembers(run, source, given[0].Object);
            }

            return given[0];
        });
        table.Define("fromEntries", static (run, _, given) =>
        {
            var made = new JsObject();
            foreach (var entry in Spread.Items(run, given.At(0)).ToArray())
            {
                run.Step();
                if (!entry.IsReference)
                {
                    throw run.TypeFault($"{Coerce.Name(entry)} is no entry.");
                }

                made.Set(run, Coerce.ToKey(run, Access.Get(run, entry, "0")), Access.Get(run, entry, "1"));
            }

            return made;
        });
        return table;
    }

    private static Js Listed(Evaluation run, Js value, Func<Evaluation, string, Js, Js> pick)
    {
        if (value.IsNullish)
        {
            throw run.TypeFault($"{Coerce.Name(value)} has no members.");
        }

        if (value.Kind is JsKind.Function or JsKind.Date)
        {
            throw run.OutsideSubset($"Listing the members of {Coerce.Name(value)}");
        }

        var source = value;
        if (value.Kind != JsKind.Object)
        {
            source = new JsObject();
            ObjectLiteral.CopyMembers(run, value, source.Object);
        }

        var listed = new List<Js>();
        foreach (var name in source.Object.Names(run))
        {
            source.Object.TryGet(name, out var member);
            listed.Add(pick(run, name, member));
        }

        return run.NewArray(listed);
    }

    private static Js HasOwn(Evaluation run, Js target, Js key)
    {
        var name = Coerce.ToKey(run, key);
        return target.Kind switch
        {
            JsKind.Object => target.Object.TryGet(name, out _),
            JsKind.Array => name == "length" || (JsText.IndexOf(name) is >= 0 and var index && index < target.Array.Count),
            JsKind.String => name == "length" || (JsText.IndexOf(name) is >= 0 and var index && index < target.Text.Length),
            JsKind.Undefined or JsKind.Null => throw run.TypeFault($"{Coerce.Name(target)} has no members."),
            _ => throw run.OutsideSubset($"Members of {Coerce.Name(target)}"),
        };
    }

    private static Js Truth(Evaluation run, Js self) =>
        self.Kind == JsKind.Boolean ? self : throw run.TypeFault($"The function wants true or false, not {Coerce.Name(self)}.");
}
