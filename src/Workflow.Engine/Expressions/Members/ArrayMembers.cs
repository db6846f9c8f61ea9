using Workflow.Engine.Expressions.Running;
using Workflow.Engine.Expressions.Syntax;

namespace Workflow.Engine.Expressions.Members;

/// <summary>Members of arrays that take no callback; those that do are in <see cref="ArrayCallbacks"/>.</summary>
internal static class ArrayMembers
{
    public static OrderedDictionary<string, Js> Table { get; } = Made();

    public static OrderedDictionary<string, Js> Statics { get; } = MadeStatics();

    public static JsArray Self(Evaluation run, Js self) =>
        self.Kind == JsKind.Array ? self.Array : throw run.TypeFault($"The function wants an array, not {Coerce.Name(self)}.");

    private static OrderedDictionary<string, Js> Made()
    {
        var table = Arguments.NewTable();
        Read(table);
        Copy(table);
        Change(table);
        ArrayCallbacks.AddTo(table);
        return table;
    }

    private static OrderedDictionary<string, Js> MadeStatics()
    {
        var table = Arguments.NewTable();
        table.Define("isArray", static (_, _, given) => given.At(0).Kind == JsKind.Array);
        table.Define("of", static (run, _, given) => run.NewArray([.. given]));
        table.Define("from", static (run, _, given) =>
        {
            var source = given.At(0);
            List<Js> items;
            if (source.Kind == JsKind.Object)
            {
                var length = Math.Max(Coerce.ToInteger(run, Access.Get(run, source, "length")), 0);
                run.CheckItems((int)Math.Min(length, int.MaxValue));
                run.Charge((int)length * 16);
                items = new List<Js>((int)length);
                for (var i = 0; i < length; i++)
                {
                    items.Add(source.Object.TryGet(JsText.Of(i), out var item) ? item : Js.Undefined);
                }
            }
            else
            {
                items = source.IsNullish || source.Kind is JsKind.Array or JsKind.String ? [.. Spread.Items(run, source)] : [];
            }

            if (!given.At(1).IsUndefined)
            {
                var map = run.Callback(given[1..]);
                for (var i = 0; i < items.Count; i++)
                {
                    items[i] = run.Invoke(map, Js.Undefined, items[i], i);
                }
            }

            return run.NewArray(items);
        });
        return table;
    }

    private static void Read(OrderedDictionary<string, Js> table)
    {
        table.Define("at", static (run, self, given) =>
        {
            var array = Self(run, self);
            var at = Coerce.ToInteger(run, given.At(0));
            at += at < 0 ? array.Count : 0;
            return at >= 0 && at < array.Count ? array[(int)at] : Js.Undefined;
        });
        table.Define("includes", static (run, self, given) =>
        {
            var array = Self(run, self);
            run.Charge(array.Count * 4);
            for (var i = Coerce.ToPlace(run, given.At(1), array.Count, 0); i < array.Count; i++)
            {
                if (Operators.SameValueZero(run, array[i], given.At(0)))
                {
                    return true;
                }
            }

            return false;
        });
        table.Define("indexOf", static (run, self, given) =>
        {
            var array = Self(run, self);
            run.Charge(array.Count * 4);
            for (var i = Coerce.ToPlace(run, given.At(1), array.Count, 0); i < array.Count; i++)
            {
                if (Operators.StrictEquals(run, array[i], given.At(0)))
                {
                    return i;
                }
            }

            return -1;
        });
        table.Define("lastIndexOf", static (run, self, given) =>
        {
            var array = Self(run, self);
            run.Charge(array.Count * 4);
            var from = given.Length > 1 ? Coerce.ToInteger(run, given[1]) : array.Count - 1;
            for (var i = (int)(from < 0 ? Math.Max(array.Count + from, -1) : Math.Min(from, array.Count - 1)); i >= 0; i--)
            {
                if (Operators.StrictEquals(run, array[i], given.At(0)))
                {
                    return i;
                }
            }

            return -1;
        });
        table.Define("join", static (run, self, given) =>
            Coerce.Joined(run, Self(run, self), given.At(0).IsUndefined ? "," : Coerce.ToText(run, given.At(0))));
        table.Define("toString", static (run, self, _) => Coerce.Joined(run, Self(run, self), ","));
        table.Define("valueOf", static (_, self, _) => self);
        table.Define("hasOwnProperty", static (run, self, given) =>
            ((NativeFunction)ObjectFunctions.Members["hasOwnProperty"].Function).Call(run, self, given));
    }

    private static void Copy(OrderedDictionary<string, Js> table)
    {
        table.Define("slice", static (run, self, given) =>
        {
            var array = Self(run, self);
            var from = Coerce.ToPlace(run, given.At(0), array.Count, 0);
            var to = Coerce.ToPlace(run, given.At(1), array.Count, array.Count);
            return run.NewArray(array.Items.GetRange(from, Math.Max(to - from, 0)));
        });
        table.Define("concat", static (run, self, given) =>
        {
            var items = new List<Js>(Self(run, self).Items);
            foreach (var part in given)
            {
                if (part.Kind == JsKind.Array)
                {
                    items.AddRange(part.Array.Items);
                }
                else
                {
                    items.Add(part);
                }

                run.CheckItems(items.Count);
            }

            return run.NewArray(items);
        });
        table.Define("flat", static (run, self, given) =>
        {
            var items = new List<Js>();
            Flatten(run, Self(run, self), given.At(0).IsUndefined ? 1 : Coerce.ToInteger(run, given.At(0)), items);
            return run.NewArray(items);
        });
        table.Define("toReversed", static (run, self, _) => run.NewArray([.. Enumerable.Reverse(Self(run, self).Items)]));
        table.Define("with", static (run, self, given) =>
        {
            var items = new List<Js>(Self(run, self).Items);
            var at = Coerce.ToInteger(run, given.At(0));
            at += at < 0 ? items.Count : 0;
            if (at < 0 || at >= items.Count)
            {
                throw run.Fault(ScriptFault.Range, $"There is no item at {JsText.Of(at)}.");
            }

            items[(int)at] = given.At(1);
            return run.NewArray(items);
        });
        table.Define("toSpliced", static (run, self, given) =>
        {
            var items = new List<Js>(Self(run, self).Items);
            Splice(run, items, given);
            return run.NewArray(items);
        });
    }

    private static void Change(OrderedDictionary<string, Js> table)
    {
        table.Define("push", static (run, self, given) =>
        {
            var items = Self(run, self).Changing;
            run.CheckItems(items.Count + given.Length);
            items.AddRange(given);
            return items.Count;
        });
        table.Define("unshift", static (run, self, given) =>
        {
            var items = Self(run, self).Changing;
            run.CheckItems(items.Count + given.Length);
            run.Charge(items.Count);
            items.InsertRange(0, given.ToArray());
            return items.Count;
        });
        table.Define("pop", static (run, self, _) =>
        {
            var items = Self(run, self).Changing;
            return items.Count == 0 ? Js.Undefined : Taken(items, items.Count - 1);
        });
        table.Define("shift", static (run, self, _) =>
        {
            var items = Self(run, self).Changing;
            run.Charge(items.Count);
            return items.Count == 0 ? Js.Undefined : Taken(items, 0);
        });
        table.Define("reverse", static (run, self, _) =>
        {
            var items = Self(run, self).Changing;
            run.Charge(items.Count);
            items.Reverse();
            return self;
        });
        table.Define("fill", static (run, self, given) =>
        {
            var items = Self(run, self).Changing;
            var to = Coerce.ToPlace(run, given.At(2), items.Count, items.Count);
            run.Charge(items.Count);
            for (var i = Coerce.ToPlace(run, given.At(1), items.Count, 0); i < to; i++)
            {
                items[i] = given.At(0);
            }

            return self;
        });
        table.Define("splice", static (run, self, given) => run.NewArray(Splice(run, Self(run, self).Changing, given)));
    }

    private static Js Taken(List<Js> items, int at)
    {
        var item = items[at];
        items.RemoveAt(at);
        return item;
    }

    private static List<Js> Splice(Evaluation run, List<Js> items, ReadOnlySpan<Js> given)
    {
        run.Charge(items.Count);
        var from = Coerce.ToPlace(run, given.At(0), items.Count, 0);
        var most = items.Count - from;
        var count = given.Length switch
        {
            0 => 0,
            1 => most,
            _ => (int)Math.Clamp(Coerce.ToInteger(run, given[1]), 0, most),
        };
        var taken = items.GetRange(from, count);
        items.RemoveRange(from, count);
        if (given.Length > 2)
        {
            items.InsertRange(from, given[2..].ToArray());
            run.CheckItems(items.Count);
        }

        return taken;
    }

    private static void Flatten(Evaluation run, JsArray array, double depth, List<Js> items)
    {
        run.Sink();
        run.Charge(array.Count);
        for (var i = 0; i < array.Count; i++)
        {
            if (array[i].Kind == JsKind.Array && depth >= 1)
            {
                Flatten(run, array[i].Array, depth - 1, items);
            }
            else
            {
                items.Add(array[i]);
                run.CheckItems(items.Count);
            }
        }

        run.Rise();
    }
}
