using System.Globalization;
using System.Xml;
using Workflow.Engine.Values;

namespace Workflow.Engine.Execution;

/// <summary>A type as definitions name it (alias, CLR name, list of these) and the lenient conversion to it (the Elsa format).</summary>
/// <remarks>Decisions of design 42: a number that does not fit faults, it is never rounded.</remarks>
internal sealed class DataType
{
    private readonly Kind _kind;
    private readonly DataType? _item;

    private DataType(Kind kind, DataType? item = null)
    {
        _kind = kind;
        _item = item;
    }

    private enum Kind
    {
        Any,
        Unknown,
        Text,
        Truth,
        Whole16,
        Whole32,
        Whole64,
        Number,
        Span,
        Instant,
        List,
        Structure,
    }

    public static DataType Any { get; } = new(Kind.Any);

    public static DataType Text { get; } = new(Kind.Text);

    public static DataType Truth { get; } = new(Kind.Truth);

    /// <summary>The type of that name; what is not known converts nothing.</summary>
    public static DataType Of(string? name, bool isArray = false)
    {
        var type = OfName(name ?? "");
        return isArray && type._kind != Kind.List ? new(Kind.List, type) : type;
    }

    /// <summary>True for a type this engine knows by name; what is not known converts nothing.</summary>
    public bool IsKnown => _kind != Kind.Unknown && (_item?.IsKnown ?? true);

    /// <summary>Converts; false with an English line when the value does not fit. Null and undefined fit everywhere.</summary>
    public bool TryConvert(Value value, out Value converted, out string? error)
    {
        converted = value;
        error = null;
        if (value.IsNullish)
        {
            return true;
        }

        var fits = _kind switch
        {
            Kind.Text => ToText(value, out converted),
            Kind.Truth => ToTruth(value, out converted),
            Kind.Whole16 => ToWhole(value, short.MinValue, short.MaxValue, out converted),
            Kind.Whole32 => ToWhole(value, int.MinValue, int.MaxValue, out converted),
            // Whole numbers beyond 2^53 are not exact in a double.
            Kind.Whole64 => ToWhole(value, -9007199254740991, 9007199254740991, out converted),
            Kind.Number => ToNumber(value, out converted),
            Kind.Span => TryGetSpan(value, out _),
            Kind.Instant => TryGetInstant(value, out _),
            Kind.List => ToList(value, out converted, ref error),
            Kind.Structure => ToStructure(value, out converted),
            _ => true,
        };
        if (!fits)
        {
            error ??= $"{(value.Weight > 200 ? "The value" : Shown(value))} is not a {_kind switch { Kind.Text => "text", Kind.Truth => "truth value", Kind.Span => "time span", Kind.Instant => "date", Kind.Number => "number", Kind.Structure => "JSON object", _ => "whole number that fits" }}.";
        }

        return fits;
    }

    /// <summary>A time span: <c>d.hh:mm:ss</c> or ISO-8601 (<c>PT5S</c>).</summary>
    public static bool TryGetSpan(Value value, out TimeSpan span)
    {
        span = default;
        if (value.AsString() is not { } text)
        {
            return false;
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out span))
        {
            return true;
        }

        if (!text.StartsWith('P') && !text.StartsWith("-P", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            span = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>An instant: ISO-8601; without an offset it is read as UTC.</summary>
    public static bool TryGetInstant(Value value, out DateTimeOffset instant)
    {
        instant = default;
        return value.AsString() is { } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
    }

    /// <summary>The text a line shows for a value: numbers shortest, truth as .NET writes it, arrays and objects as JSON, nothing for null.</summary>
    public static string Shown(Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => "",
        ValueKind.Boolean => value.AsBoolean() == true ? "True" : "False",
        ValueKind.String => value.AsString()!,
        ValueKind.Number => value.ToString(),
        _ => value.ToJson(),
    };

    private static DataType OfName(string name)
    {
        name = name.Trim();
        if (name.StartsWith("UnregisteredClrType:", StringComparison.Ordinal))
        {
            name = name["UnregisteredClrType:".Length..];
        }

        if (name.EndsWith("[]", StringComparison.Ordinal))
        {
            return new(Kind.List, OfName(name[..^2]));
        }

        var open = name.AsSpan().IndexOfAny('<', '`');
        if (open > 0)
        {
            var simple = Simple(name[..open]);
            if (simple is "Nullable")
            {
                return OfName(Argument(name));
            }

            return simple is "List" or "IList" or "ICollection" or "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" or "Collection" or "HashSet" or "ISet"
                ? new(Kind.List, OfName(Argument(name)))
                : new(Kind.Structure);
        }

        var comma = name.IndexOf(',', StringComparison.Ordinal);
        return new(Simple(comma > 0 ? name[..comma] : name).TrimEnd('?') switch
        {
            "String" or "Guid" => Kind.Text,
            "Boolean" => Kind.Truth,
            "Int16" => Kind.Whole16,
            "Int32" => Kind.Whole32,
            "Int64" or "Long" => Kind.Whole64,
            "Single" or "Double" or "Decimal" => Kind.Number,
            "TimeSpan" => Kind.Span,
            "DateTime" or "DateTimeOffset" => Kind.Instant,
            "JSON" or "JsonElement" or "JsonNode" or "JsonObject" or "JsonArray" or "ObjectDictionary" or "StringDictionary" or "ObjectMap" or "StringMap" or "ExpandoObject" => Kind.Structure,
            "" or "Object" => Kind.Any,
            _ => Kind.Unknown,
        });
    }

    private static string Simple(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot >= 0 ? name[(dot + 1)..] : name;
    }

    // "List<String>" gives "String"; "List`1[[System.String, x]]" gives "System.String, x".
    private static string Argument(string name)
    {
        var from = name.AsSpan().IndexOfAny('<', '[') + 1;
        return from == 0 ? "" : name[from..].Trim('[', ']', '<', '>');
    }

    private static bool ToText(Value value, out Value converted)
    {
        converted = value;
        if (value.Kind == ValueKind.String)
        {
            return true;
        }

        // A value that shares its parts many times over is too large to be written.
        if (value.Weight > Expressions.ScriptLimits.Default.MaxWeight)
        {
            return false;
        }

        converted = Value.Of(Shown(value));
        return true;
    }

    private static bool ToTruth(Value value, out Value converted)
    {
        converted = value;
        switch (value.Kind)
        {
            case ValueKind.Boolean:
                return true;
            case ValueKind.Number:
                converted = Value.Of(value.AsNumber() != 0);
                return true;
            case ValueKind.String when bool.TryParse(value.AsString(), out var truth):
                converted = Value.Of(truth);
                return true;
            case ValueKind.String when string.IsNullOrWhiteSpace(value.AsString()):
                converted = Value.False;
                return true;
            default:
                return false;
        }
    }

    private static bool ToWhole(Value value, double least, double most, out Value converted) =>
        ToNumber(value, out converted) && (converted.IsNullish
            || (converted.AsNumber() is { } number && Math.Truncate(number) == number && number >= least && number <= most));

    private static bool ToNumber(Value value, out Value converted)
    {
        converted = value;
        switch (value.Kind)
        {
            case ValueKind.Number:
                return true;
            case ValueKind.Boolean:
                converted = Value.Of(value.AsBoolean() == true ? 1 : 0);
                return true;
            case ValueKind.String when string.IsNullOrWhiteSpace(value.AsString()):
                converted = Value.Null;
                return true;
            case ValueKind.String when Value.TryParseJson(value.AsString()!.Trim(), out var read, out _) && read.Kind == ValueKind.Number:
                converted = read;
                return true;
            default:
                return false;
        }
    }

    private bool ToList(Value value, out Value converted, ref string? error)
    {
        converted = value;
        if (value.AsString() is { } text)
        {
            var trimmed = text.AsSpan().Trim();
            if (trimmed.IsEmpty)
            {
                converted = Value.EmptyArray;
                return true;
            }

            if (trimmed[0] == '[')
            {
                if (!Value.TryParseJson(text, out value, out error))
                {
                    return false;
                }
            }
            else
            {
                value = Value.Array(value);
            }
        }
        else if (value.Kind != ValueKind.Array)
        {
            value = Value.Array(value);
        }

        converted = value;
        if (_item is null || _item._kind == Kind.Any)
        {
            return true;
        }

        var items = new Value[value.Count];
        for (var i = 0; i < items.Length; i++)
        {
            if (!_item.TryConvert(value.At(i), out items[i], out error))
            {
                return false;
            }
        }

        converted = Value.Array(items);
        return true;
    }

    private static bool ToStructure(Value value, out Value converted)
    {
        converted = value;
        return value.AsString() is not { } text || Value.TryParseJson(text, out converted, out _);
    }
}
