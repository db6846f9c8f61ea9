using Workflow.Engine.Expressions.Members;
using Workflow.Engine.Values;

namespace Workflow.Engine.Expressions.Running;

/// <summary>One run of a script: what it may still spend, where it is, and its doors to the scope.</summary>
internal sealed class Evaluation
{
    /// <summary>So many characters or items cost one step.</summary>
    private const int UnitsPerStep = 16;

    private readonly ScriptLimits _limits;
    private int _steps;
    private int _depth;
    private OrderedDictionary<string, Js>? _globals;

    public Evaluation(IScriptScope scope, ScriptLimits limits)
    {
        Scope = scope;
        _limits = limits;
        _steps = limits.MaxSteps;
        Variables = new VariablesObject(this);
    }

    public IScriptScope Scope { get; }

    /// <summary>Steps taken so far.</summary>
    public int Spent => _limits.MaxSteps - Math.Max(_steps, 0);

    public VariablesObject Variables { get; }

    /// <summary>The innermost names.</summary>
    public Frame? Frame { get; set; }

    /// <summary>Offset in the source of what runs now.</summary>
    public int Position { get; set; }

    public static Js Enter(Value value) => value.Kind switch
    {
        ValueKind.Undefined => Js.Undefined,
        ValueKind.Null => Js.Null,
        ValueKind.Boolean => value == Value.True,
        ValueKind.Number => value.AsNumber()!.Value,
        ValueKind.String => value.AsString()!,
        ValueKind.Array => new JsArray(value),
        _ => new JsObject(value),
    };

    /// <summary>True when both are one object or the same scalar: nothing changed.</summary>
    public static bool IsSame(Value left, Value right) =>
        left.Kind == right.Kind && (left.Kind is ValueKind.Array or ValueKind.Object ? ReferenceEquals(left.Reference, right.Reference) : left == right);

    /// <summary>JSON cannot hold half of a surrogate pair: it leaves as U+FFFD.</summary>
    public static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                return TextMembers.WellFormed(text);
            }
        }

        return text;
    }

    public ScriptFault Fault(string code, string message) => new(code, message, Position);

    public ScriptFault TypeFault(string message) => new(ScriptFault.Type, message, Position);

    public ScriptFault OutsideSubset(string what) => new(ScriptFault.Unsupported, $"{what} is outside the subset.", Position);

    public void Step()
    {
        if (--_steps < 0)
        {
            throw Fault(ScriptFault.Limit, $"The script takes more than {_limits.MaxSteps} steps.");
        }
    }

    /// <summary>Pays for work on so many characters or items.</summary>
    public void Charge(int units)
    {
        _steps -= units / UnitsPerStep;
        Step();
    }

    /// <summary>Pays for looking for a part in a text, at its worst.</summary>
    public void ChargeSearch(int length, int partLength) => Charge((int)Math.Min(length + (long)length * partLength / 1024, int.MaxValue / 2));

    /// <summary>Goes one level deeper; every way back but a fault calls <see cref="Rise"/>.</summary>
    public void Sink()
    {
        if (++_depth > _limits.MaxDepth)
        {
            throw Fault(ScriptFault.Limit, $"The script nests deeper than {_limits.MaxDepth} levels.");
        }
    }

    public void Rise() => _depth--;

    public void CheckItems(int count)
    {
        if (count > _limits.MaxItems)
        {
            throw Fault(ScriptFault.Limit, $"An array or object holds more than {_limits.MaxItems} items.");
        }
    }

    /// <summary>Checks and pays for a text before it is made.</summary>
    public void CheckText(long length)
    {
        CheckLength(length);
        Charge((int)length);
    }

    public void CheckLength(long length)
    {
        if (length > _limits.MaxStringLength)
        {
            throw Fault(ScriptFault.Limit, $"A text is longer than {_limits.MaxStringLength} characters.");
        }
    }

    public string Text(string made)
    {
        CheckText(made.Length);
        return made;
    }

    public Js NewArray(List<Js> items)
    {
        CheckItems(items.Count);
        Charge(items.Count);
        return new JsArray(items);
    }

    public Js Invoke(Js function, Js self, params ReadOnlySpan<Js> arguments)
    {
        if (function.Kind != JsKind.Function || !function.Function.IsCallable)
        {
            throw TypeFault($"{Coerce.Name(function)} is not a function.");
        }

        Step();
        Sink();
        var result = function.Function.Call(this, self, arguments);
        Rise();
        return result;
    }

    /// <summary>A function given as an argument, checked before anything is called.</summary>
    public Js Callback(ReadOnlySpan<Js> arguments)
    {
        var function = arguments.Length > 0 ? arguments[0] : Js.Undefined;
        return function.Kind == JsKind.Function && function.Function.IsCallable ? function : throw TypeFault($"{Coerce.Name(function)} is not a function.");
    }

    /// <summary>A name that no block declares.</summary>
    public bool TryGlobal(string name, out Js value)
    {
        if (name == "variables")
        {
            value = Variables;
            return true;
        }

        if (Globals.TryGet(name, out value) || (_globals is not null && _globals.TryGetValue(name, out value)))
        {
            return true;
        }

        if (!Scope.TryGetGlobal(name, out var given))
        {
            return false;
        }

        value = Enter(given);
        (_globals ??= new OrderedDictionary<string, Js>(StringComparer.Ordinal)).Add(name, value);
        return true;
    }

    public Js CallScope(string name, ReadOnlySpan<Js> arguments)
    {
        if (name.Length > 3 && name[3] is not (>= 'a' and <= 'z'))
        {
            if (arguments.Length == 0 && name.StartsWith("get", StringComparison.Ordinal) && Scope.FindVariable(name[3..]) is { } read)
            {
                return Variables.TryGet(read, out var value) && !value.IsUndefined ? value : Js.Null;
            }

            if (arguments.Length == 1 && name.StartsWith("set", StringComparison.Ordinal) && Scope.FindVariable(name[3..]) is { } written)
            {
                Variables.Set(this, written, arguments[0]);
                return Js.Undefined;
            }
        }

        var left = new Value[arguments.Length];
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = Leave(arguments[i]);
        }

        if (!Scope.TryCall(name, left, out var result, out var error))
        {
            throw Fault(ScriptFault.UnknownName, $"There is no function {JsText.Cut(name)}.");
        }

        return error is null ? Enter(result) : throw Fault(error.Code, error.Message);
    }

    /// <summary>A value on its way out: checked against depth and weight, so that whoever gets it can write it.</summary>
    public Value Leave(Js value)
    {
        var left = LeaveInside(value);
        if (left.Depth > Value.MaxDepth)
        {
            throw Fault(ScriptFault.Limit, $"The value nests deeper than {Value.MaxDepth} levels.");
        }

        return left.Weight <= _limits.MaxWeight ? left : throw Fault(ScriptFault.Limit, $"The value is larger than {_limits.MaxWeight} characters.");
    }

    public Value LeaveInside(Js value)
    {
        switch (value.Kind)
        {
            case JsKind.Undefined:
                return Value.Undefined;
            case JsKind.Null:
                return Value.Null;
            case JsKind.Boolean:
                return Value.Of(value.Truth);
            case JsKind.Number:
                return Value.Of(value.Number);
            case JsKind.String:
                return Value.Of(WellFormed(value.Text));
            case JsKind.Date:
                return double.IsNaN(value.Date.Time) ? Value.Null : Value.Of(DateText.Iso(value.Date.Time));
            case JsKind.Function:
                throw TypeFault("A function cannot leave the script.");
        }

        Step();
        Sink();
        var left = value.Kind == JsKind.Array ? value.Array.Leave(this) : value.Object.Leave(this);
        Rise();
        return left;
    }
}
