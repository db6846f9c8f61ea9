using Workflow.Engine.Expressions.Members;

namespace Workflow.Engine.Expressions.Running;

/// <summary>Members of values: read, written, asked for.</summary>
internal static class Access
{
    /// <summary>Members every JavaScript object has; some are in the subset, the others are refused rather than undefined.</summary>
    private static readonly string[] OfEveryObject =
    [
        "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__", "__proto__", "constructor", "hasOwnProperty", "isPrototypeOf",
        "propertyIsEnumerable", "toLocaleString", "toString", "valueOf",
    ];

    private static readonly string[] OfTexts =
    [
        "anchor", "big", "blink", "bold", "fixed", "fontcolor", "fontsize", "italics", "link", "localeCompare", "match", "matchAll", "normalize",
        "search", "small", "strike", "sub", "sup", "toLocaleLowerCase", "toLocaleUpperCase", "trimLeft", "trimRight",
    ];

    private static readonly string[] OfArrays = ["copyWithin", "entries", "keys", "values"];

    private static readonly string[] OfDates =
    [
        "getYear", "setYear", "toDateString", "toGMTString", "toLocaleDateString", "toLocaleTimeString", "toTimeString", "toUTCString",
    ];

    public static Js Get(Evaluation run, Js target, Js key)
    {
        if (key.Kind == JsKind.Number && target.Kind is JsKind.Array or JsKind.String)
        {
            var number = key.Number;
            var index = (int)number;
            if (index == number && index >= 0)
            {
                return target.Kind == JsKind.Array ? target.Array.At(index) : index < target.Text.Length ? target.Text[index].ToString() : Js.Undefined;
            }
        }

        if (target.IsNullish)
        {
            throw run.TypeFault($"{Coerce.Name(key)} cannot be read from {Coerce.Name(target)}.");
        }

        return Get(run, target, Coerce.ToKey(run, key));
    }

    public static Js Get(Evaluation run, Js target, string name)
    {
        OrderedDictionary<string, Js> table;
        switch (target.Kind)
        {
            case JsKind.Undefined or JsKind.Null:
                throw run.TypeFault($"{JsText.Cut(name)} cannot be read from {Coerce.Name(target)}.");
            case JsKind.Object:
                if (target.Object.TryGet(name, out var own))
                {
                    return own;
                }

                table = ObjectFunctions.Members;
                break;
            case JsKind.Array when name == "length":
                return target.Array.Count;
            case JsKind.Array when JsText.IndexOf(name) is >= 0 and var index:
                return target.Array.At(index);
            case JsKind.String when name == "length":
                return target.Text.Length;
            case JsKind.String when JsText.IndexOf(name) is >= 0 and var index:
                return index < target.Text.Length ? target.Text[index].ToString() : Js.Undefined;
            case JsKind.Array:
                table = ArrayMembers.Table;
                break;
            case JsKind.String:
                table = TextMembers.Table;
                break;
            case JsKind.Number:
                table = NumberMembers.Table;
                break;
            case JsKind.Date:
                table = DateMembers.Table;
                break;
            case JsKind.Boolean:
                table = ObjectFunctions.BooleanMembers;
                break;
            default:
                return target.Function is NativeFunction native && native.TryGetMember(name, out var member)
                    ? member
                    : throw run.OutsideSubset($"The member {JsText.Cut(name)} of {Coerce.Name(target)}");
        }

        if (table.TryGetValue(name, out var found))
        {
            return found;
        }

        var refused = target.Kind switch
        {
            JsKind.String => OfTexts,
            JsKind.Array => OfArrays,
            JsKind.Date => OfDates,
            _ => [],
        };
        if (IsOfEveryObject(name) || Array.IndexOf(refused, name) >= 0)
        {
            throw run.OutsideSubset($"The member {name} of {Coerce.Name(target)}");
        }

        return Js.Undefined;
    }

    public static void Set(Evaluation run, Js target, Js key, Js value)
    {
        if (target.IsNullish)
        {
            throw run.TypeFault($"{Coerce.Name(key)} cannot be set on {Coerce.Name(target)}.");
        }

        var name = Coerce.ToKey(run, key);
        switch (target.Kind)
        {
            case JsKind.Object when name == "__proto__":
                throw run.OutsideSubset("The member __proto__");
            case JsKind.Object:
                target.Object.Set(run, name, value);
                return;
            case JsKind.Array:
                var items = target.Array.Changing;
                var index = JsText.IndexOf(name);
                if (index >= 0 && index < items.Count)
                {
                    items[index] = value;
                }
                else if (index == items.Count)
                {
                    run.CheckItems(index + 1);
                    items.Add(value);
                }
                else
                {
                    throw run.OutsideSubset(index > 0 ? "An array with holes" : $"Setting the member {JsText.Cut(name)} of an array");
                }

                return;
            default:
                throw run.OutsideSubset($"Setting the member {JsText.Cut(name)} of {Coerce.Name(target)}");
        }
    }

    public static bool Delete(Evaluation run, Js target, Js key)
    {
        if (target.Kind != JsKind.Object)
        {
            throw run.OutsideSubset($"Deleting from {Coerce.Name(target)}");
        }

        target.Object.Delete(run, Coerce.ToKey(run, key));
        return true;
    }

    public static bool Has(Evaluation run, Js key, Js target)
    {
        switch (target.Kind)
        {
            case JsKind.Object:
                var name = Coerce.ToKey(run, key);
                return target.Object.TryGet(name, out _) || IsOfEveryObject(name);
            case JsKind.Array:
                name = Coerce.ToKey(run, key);
                if (JsText.IndexOf(name) is >= 0 and var index)
                {
                    return index < target.Array.Count;
                }

                return name == "length" || ArrayMembers.Table.ContainsKey(name) || IsOfEveryObject(name);
            case JsKind.Date or JsKind.Function:
                throw run.OutsideSubset($"The operator in on {Coerce.Name(target)}");
            default:
                throw run.TypeFault($"The operator in wants an object, not {Coerce.Name(target)}.");
        }
    }

    public static bool IsInstance(Evaluation run, Js value, Js type)
    {
        if (type.Kind != JsKind.Function || !type.Function.IsCallable)
        {
            throw run.TypeFault($"The operator instanceof wants a type, not {Coerce.Name(type)}.");
        }

        return type.Function is NativeFunction { Name: "Array" or "Date" or "Object" or "String" or "Number" or "Boolean" } native
            ? native.Name switch
            {
                "Array" => value.Kind == JsKind.Array,
                "Date" => value.Kind == JsKind.Date,
                "Object" => value.IsReference,
                _ => false,
            }
            : throw run.OutsideSubset($"instanceof {Coerce.Name(type)}");
    }

    private static bool IsOfEveryObject(string name) => Array.IndexOf(OfEveryObject, name) >= 0;
}
