namespace Workflow.Engine.Values;

/// <summary>The shapes a <see cref="Value"/> can have.</summary>
public enum ValueKind
{
    /// <summary>No value at all; never inside an array or object.</summary>
    Undefined,
    /// <summary>JSON null.</summary>
    Null,
    /// <summary>true or false.</summary>
    Boolean,
    /// <summary>A finite IEEE double.</summary>
    Number,
    /// <summary>UTF-16 text.</summary>
    String,
    /// <summary>An ordered list of values.</summary>
    Array,
    /// <summary>Named values in insertion order.</summary>
    Object,
}
