using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Workflow.Engine.Values;

/// <summary>An immutable JSON-like value: what variables, inputs, outputs and payloads hold.</summary>
/// <remarks>
/// Every value but a lone <see cref="Undefined"/> survives writing and reading unchanged. Therefore the factories normalise what JSON cannot say:
/// NaN and the infinities become null, minus zero becomes zero, undefined becomes null in an array and is left out of an object.
/// Dates are ISO-8601 strings. The default of the struct is <see cref="Undefined"/>.
/// </remarks>
public readonly partial struct Value : IEquatable<Value>
{
    private readonly object? _reference;

    // Numbers and booleans: the number. Arrays and objects: their weight.
    private readonly double _number;

    private Value(ValueKind kind, object? reference, double number, int depth = 0)
    {
        Kind = kind;
        _reference = reference;
        _number = number;
        Depth = depth;
    }

    /// <summary>No value at all.</summary>
    public static Value Undefined => default;

    /// <summary>JSON null.</summary>
    public static Value Null => new(ValueKind.Null, null, 0);

    /// <summary>True.</summary>
    public static Value True => new(ValueKind.Boolean, null, 1);

    /// <summary>False.</summary>
    public static Value False => new(ValueKind.Boolean, null, 0);

    /// <summary>The array without items.</summary>
    public static Value EmptyArray { get; } = new(ValueKind.Array, System.Array.Empty<Value>(), 1, 1);

    /// <summary>The object without members.</summary>
    public static Value EmptyObject { get; } = new(ValueKind.Object, MemberTable.Empty, 1, 1);

    /// <summary>The shape of this value.</summary>
    public ValueKind Kind { get; }

    /// <summary>True for <see cref="ValueKind.Undefined"/>.</summary>
    public bool IsUndefined => Kind == ValueKind.Undefined;

    /// <summary>True for null and undefined.</summary>
    public bool IsNullish => Kind is ValueKind.Undefined or ValueKind.Null;

    /// <summary>Number of items or members; 0 for every other kind.</summary>
    public int Count => Kind switch
    {
        ValueKind.Array => ItemArray.Length,
        ValueKind.Object => Table.Count,
        _ => 0,
    };

    /// <summary>The items of an array, in order; empty for every other kind.</summary>
    public ReadOnlySpan<Value> Items => Kind == ValueKind.Array ? ItemArray : default;

    /// <summary>The members of an object, in insertion order; empty for every other kind.</summary>
    public ReadOnlySpan<KeyValuePair<string, Value>> Members => Kind == ValueKind.Object ? Table.Members : default;

    /// <summary>Levels of arrays and objects: 0 for a scalar, 1 for an array of scalars. Known without looking inside.</summary>
    public int Depth { get; }

    /// <summary>Size in UTF-16 units and nodes, counting a part as often as it occurs. Known without looking inside, so that a value that
    /// shares its parts many times over is seen before it is written.</summary>
    public double Weight => Kind switch
    {
        ValueKind.Array or ValueKind.Object => _number,
        ValueKind.String => 1 + ((string)_reference!).Length,
        _ => 1,
    };

    /// <summary>The object behind an array, object or string: equal references mean equal values.</summary>
    internal object? Reference => _reference;

    private Value[] ItemArray => (Value[])_reference!;

    private MemberTable Table => (MemberTable)_reference!;

    /// <summary>A text, or <see cref="Null"/> for null.</summary>
    public static Value Of(string? text) => text is null ? Null : new(ValueKind.String, text, 0);

    /// <summary>A number. NaN and the infinities become <see cref="Null"/>, minus zero becomes zero, as in JSON.</summary>
    public static Value Of(double number) => double.IsFinite(number) ? new(ValueKind.Number, null, number + 0.0) : Null;

    /// <summary>A whole number.</summary>
    public static Value Of(int number) => new(ValueKind.Number, null, number);

    /// <summary>True or false.</summary>
    public static Value Of(bool truth) => truth ? True : False;

    /// <summary>An array of copies of the given items; undefined items become null.</summary>
    public static Value Array(params ReadOnlySpan<Value> items) => items.IsEmpty ? EmptyArray : Owning(items.ToArray());

    /// <summary>An object with these members in this order. A repeated name keeps its first place and its last value; undefined members are left out.</summary>
    public static Value Object(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var table = new KeyValuePair<string, Value>[members.Length];
        for (var i = 0; i < members.Length; i++)
        {
            table[i] = KeyValuePair.Create(members[i].Name, members[i].Value);
        }

        return Owning(table, table.Length);
    }

    /// <summary>An object with these members in their order; undefined members are left out.</summary>
    public static Value Object(IEnumerable<KeyValuePair<string, Value>> members)
    {
        var table = members.ToArray();
        return Owning(table, table.Length);
    }

    /// <summary>The text of a string.</summary>
    public bool TryGetString([NotNullWhen(true)] out string? text)
    {
        text = Kind == ValueKind.String ? (string)_reference! : null;
        return text is not null;
    }

    /// <summary>The number of a number.</summary>
    public bool TryGetNumber(out double number)
    {
        number = _number;
        return Kind == ValueKind.Number;
    }

    /// <summary>The whole number of a number without fraction that fits 32 bits.</summary>
    public bool TryGetInt(out int number)
    {
        number = 0;
        if (Kind != ValueKind.Number || _number is not (>= int.MinValue and <= int.MaxValue) || Math.Truncate(_number) != _number)
        {
            return false;
        }

        number = (int)_number;
        return true;
    }

    /// <summary>The truth of a boolean (no coercion).</summary>
    public bool TryGetBoolean(out bool truth)
    {
        truth = _number != 0;
        return Kind == ValueKind.Boolean;
    }

    /// <summary>The text of a string, or null for every other kind.</summary>
    public string? AsString() => Kind == ValueKind.String ? (string)_reference! : null;

    /// <summary>The number of a number, or null for every other kind.</summary>
    public double? AsNumber() => Kind == ValueKind.Number ? _number : null;

    /// <summary>The truth of a boolean, or null for every other kind.</summary>
    public bool? AsBoolean() => Kind == ValueKind.Boolean ? _number != 0 : null;

    /// <summary>The member of that name (ordinal); undefined when it is not there or this is no object.</summary>
    public Value Get(string name) => Kind == ValueKind.Object ? Table.Get(name) : Undefined;

    /// <summary>True when this is an object with a member of that name.</summary>
    public bool Has(string name) => Kind == ValueKind.Object && Table.Find(name) >= 0;

    /// <summary>The item at a position from 0; undefined outside the array or when this is no array.</summary>
    public Value At(int index) => Kind == ValueKind.Array && (uint)index < (uint)ItemArray.Length ? ItemArray[index] : Undefined;

    /// <summary>Deep equality; the order of members does not count.</summary>
    public bool Equals(Value other)
    {
        if (Kind != other.Kind)
        {
            return false;
        }

        return Kind switch
        {
            ValueKind.Undefined or ValueKind.Null => true,
            ValueKind.Boolean or ValueKind.Number => _number == other._number,
            ValueKind.String => string.Equals((string)_reference!, (string)other._reference!, StringComparison.Ordinal),
            ValueKind.Array => ReferenceEquals(_reference, other._reference) || ItemArray.AsSpan().SequenceEqual(other.ItemArray),
            _ => ReferenceEquals(_reference, other._reference) || Table.Equals(other.Table),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        ValueKind.Boolean or ValueKind.Number => _number.GetHashCode(),
        ValueKind.String => ((string)_reference!).Length * 31 + 7,
        _ => (int)Kind * 397 + Count,
    };

    /// <summary>Deep equality.</summary>
    public static bool operator ==(Value left, Value right) => left.Equals(right);

    /// <summary>Deep inequality.</summary>
    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>JSON for reading in logs and tests: strings as they are, <c>undefined</c> by name, numbers in their shortest form.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Undefined => "undefined",
        ValueKind.String => (string)_reference!,
        ValueKind.Number => _number.ToString("R", CultureInfo.InvariantCulture),
        _ => ToJson(),
    };

    /// <summary>An array that takes the given storage as its own; undefined items become null.</summary>
    internal static Value Owning(Value[] items)
    {
        double weight = 1;
        var depth = 0;
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].IsUndefined)
            {
                items[i] = Null;
            }

            weight += items[i].Weight;
            depth = Math.Max(depth, items[i].Depth);
        }

        return items.Length == 0 ? EmptyArray : new(ValueKind.Array, items, weight, depth + 1);
    }

    /// <summary>An object that takes the given storage as its own; its first <paramref name="count"/> entries are the members.</summary>
    internal static Value Owning(KeyValuePair<string, Value>[] members, int count)
    {
        var table = MemberTable.Owning(members, count);
        double weight = 1;
        var depth = 0;
        foreach (var (name, member) in table.Members)
        {
            weight += name.Length + member.Weight;
            depth = Math.Max(depth, member.Depth);
        }

        return table.Count == 0 ? EmptyObject : new(ValueKind.Object, table, weight, depth + 1);
    }
}
