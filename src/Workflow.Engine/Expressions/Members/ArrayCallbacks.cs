using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Members;

/// <summary>Members of arrays that call a function for their items.</summary>
internal static class ArrayCallbacks
{
    public static void AddTo(OrderedDictionary<string, Js> table)
    {
        table.Define("map", static (run, self, given) =>
        {
            var made = new List<Js>();
            Visit(run, self, given, (_, _, answer) => Kept(made, answer));
            return run.NewArray(made);
        });
        table.Define("filter", static (run, self, given) =>
        {
            var made = new List<Js>();
            Visit(run, self, given, (item, _, answer) => !Coerce.ToBoolean(answer) || Kept(made, item));
            return run.NewArray(made);
        });
        table.Define("forEach", static (run, self, given) =>
        {
            Visit(run, self, given, static (_, _, _) => true);
            return Js.Undefined;
        });
        table.Define("some", static (run, self, given) => !Visit(run, self, given, static (_, _, answer) => !Coerce.ToBoolean(answer)));
        table.Define("every", static (run, self, given) => Visit(run, self, given, static (_, _, answer) => Coerce.ToBoolean(answer)));
        table.Define("flatMap", static (run, self, given) =>
        {
            var made = new List<Js>();
            Visit(run, self, given, (_, _, answer) =>
            {
                if (answer.Kind != JsKind.Array)
                {
                    return Kept(made, answer);
                }

                made.AddRange(answer.Array.Items);
                run.CheckItems(made.Count);
                return true;
            });
            return run.NewArray(made);
        });
        table.Define("find", static (run, self, given) => Found(run, self, given, forward: true).Item);
        table.Define("findIndex", static (run, self, given) => Found(run, self, given, forward: true).At);
        table.Define("findLast", static (run, self, given) => Found(run, self, given, forward: false).Item);
        table.Define("findLastIndex", static (run, self, given) => Found(run, self, given, forward: false).At);
        table.Define("reduce", static (run, self, given) => Reduced(run, self, given, forward: true));
        table.Define("reduceRight", static (run, self, given) => Reduced(run, self, given, forward: false));
        table.Define("sort", static (run, self, given) =>
        {
            var array = ArrayMembers.Self(run, self);
            var sorted = Sorted(run, array, given);
            var items = array.Changing;
            items.Clear();
            items.AddRange(sorted);
            return self;
        });
        table.Define("toSorted", static (run, self, given) => run.NewArray([.. Sorted(run, ArrayMembers.Self(run, self), given)]));
    }

    private static bool Kept(List<Js> made, Js item)
    {
        made.Add(item);
        return true;
    }

    /// <summary>Calls for each item there was at the start, until told to stop; true when it was never told so.</summary>
    private static bool Visit(Evaluation run, Js self, ReadOnlySpan<Js> given, Func<Js, int, Js, bool> goOn)
    {
        var array = ArrayMembers.Self(run, self);
        var call = run.Callback(given);
        var count = array.Count;
        for (var i = 0; i < count && i < array.Count; i++)
        {
            var item = array[i];
            if (!goOn(item, i, run.Invoke(call, Js.Undefined, item, i, self)))
            {
                return false;
            }
        }

        return true;
    }

    private static (Js Item, int At) Found(Evaluation run, Js self, ReadOnlySpan<Js> given, bool forward)
    {
        var array = ArrayMembers.Self(run, self);
        var call = run.Callback(given);
        var count = array.Count;
        for (var i = 0; i < count; i++)
        {
            var at = forward ? i : count - 1 - i;
            var item = array.At(at);
            if (Coerce.ToBoolean(run.Invoke(call, Js.Undefined, item, at, self)))
            {
                return (item, at);
            }
        }

        return (Js.Undefined, -1);
    }

    private static Js Reduced(Evaluation run, Js self, ReadOnlySpan<Js> given, bool forward)
    {
        var array = ArrayMembers.Self(run, self);
        var call = run.Callback(given);
        var count = array.Count;
        var hasStart = given.Length > 1;
        if (count == 0 && !hasStart)
        {
            throw run.TypeFault("An empty array cannot be reduced without a start value.");
        }

        var result = hasStart ? given[1] : array[forward ? 0 : count - 1];
        for (var i = hasStart ? 0 : 1; i < count; i++)
        {
            var at = forward ? i : count - 1 - i;
            if (at < array.Count)
            {
                result = run.Invoke(call, Js.Undefined, result, array[at], at, self);
            }
        }

        return result;
    }

    /// <summary>A stable merge sort: undefined last, else by the comparer or by text in UTF-16 order.</summary>
    private static Js[] Sorted(Evaluation run, JsArray array, ReadOnlySpan<Js> given)
    {
        var compare = given.At(0).IsUndefined ? Js.Undefined : run.Callback(given);
        var items = array.Items.Where(static item => !item.IsUndefined).ToArray();
        run.Charge(array.Count);
        Array.Resize(ref items, array.Count);
        var count = array.Items.Count(static item => !item.IsUndefined);
        if (compare.IsUndefined)
        {
            var keyed = new (string Text, Js Item)[count];
            for (var i = 0; i < count; i++)
            {
                keyed[i] = (Coerce.ToText(run, items[i]), items[i]);
            }

            Merge(keyed, new (string Text, Js Item)[count], 0, count, (left, right) =>
            {
                run.Charge(Math.Min(left.Text.Length, right.Text.Length));
                return string.CompareOrdinal(left.Text, right.Text) <= 0;
            });
            for (var i = 0; i < count; i++)
            {
                items[i] = keyed[i].Item;
            }
        }
        else
        {
            Merge(items, new Js[count], 0, count, (left, right) => !(Coerce.ToNumber(run, run.Invoke(compare, Js.Undefined, right, left)) < 0)); // As V8 asks: one that never says less changes nothing.
        }

        return items;
    }

    private static void Merge<T>(T[] items, T[] spare, int from, int to, Func<T, T, bool> inOrder)
    {
        if (to - from < 2)
        {
            return;
        }

        var middle = from + (to - from) / 2;
        Merge(items, spare, from, middle, inOrder);
        Merge(items, spare, middle, to, inOrder);
        Array.Copy(items, from, spare, from, to - from);
        for (int left = from, right = middle, at = from; at < to; at++)
        {
            var takesLeft = left < middle && (right >= to || inOrder(spare[left], spare[right]));
            items[at] = takesLeft ? spare[left++] : spare[right++];
        }
    }
}
