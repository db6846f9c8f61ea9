namespace Workflow.Engine.Expressions.Running;

internal enum JsKind
{
    Undefined,
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
    Function,
    Date,

    /// <summary>An optional access met null: the rest of the chain is not run. Never seen outside a chain.</summary>
    Cut,
}

/// <summary>A value while a script runs. Arrays, objects and dates are shared and may change, as in JavaScript.</summary>
internal readonly struct Js
{
    private readonly object? _reference;
    private readonly double _number;

    private Js(JsKind kind, object? reference, double number)
    {
        Kind = kind;
        _reference = reference;
        _number = number;
    }

    public static Js Undefined => default;

    public static Js Null => new(JsKind.Null, null, 0);

    public static Js Cut => new(JsKind.Cut, null, 0);

    public static Js EmptyText => new(JsKind.String, "", 0);

    public JsKind Kind { get; }

    public bool IsNullish => Kind is JsKind.Undefined or JsKind.Null;

    public bool IsUndefined => Kind == JsKind.Undefined;

    public bool IsReference => Kind is JsKind.Array or JsKind.Object or JsKind.Function or JsKind.Date;

    public double Number => _number;

    public bool Truth => _number != 0;

    public string Text => (string)_reference!;

    public JsArray Array => (JsArray)_reference!;

    public JsObject Object => (JsObject)_reference!;

    public JsFunction Function => (JsFunction)_reference!;

    public JsDate Date => (JsDate)_reference!;

    public object? Reference => _reference;

    public static implicit operator Js(double number) => new(JsKind.Number, null, number);

    public static implicit operator Js(bool truth) => new(JsKind.Boolean, null, truth ? 1 : 0);

    public static implicit operator Js(string text) => new(JsKind.String, text, 0);

    public static implicit operator Js(JsArray array) => new(JsKind.Array, array, 0);

    public static implicit operator Js(JsObject members) => new(JsKind.Object, members, 0);

    public static implicit operator Js(JsFunction function) => new(JsKind.Function, function, 0);

    public static implicit operator Js(JsDate date) => new(JsKind.Date, date, 0);
}

/// <summary>A date: milliseconds since 1970 UTC, NaN when invalid.</summary>
internal sealed class JsDate(double time)
{
    public double Time { get; set; } = time;
}
