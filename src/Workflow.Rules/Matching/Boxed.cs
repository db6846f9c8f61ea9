using System.Linq.Expressions;

namespace Workflow.Rules.Matching;

/// <summary>Numbers as objects; the small ones are there already.</summary>
internal static class Boxed
{
    private static readonly object[] Numbers = [.. Enumerable.Range(0, 1024).Select(number => (object)number)];
    private static readonly object True = true;
    private static readonly object False = false;

    public static object Of(int value) => (uint)value < (uint)Numbers.Length ? Numbers[value] : value;

    public static object Of(bool value) => value ? True : False;

    /// <summary>An expression as one of another type.</summary>
    public static Expression Convert(Expression value, Type type) =>
        value.Type == type ? value
        : type == typeof(object) && (value.Type == typeof(int) || value.Type == typeof(bool)) ? Expression.Call(typeof(Boxed), nameof(Of), null, value)
        : Expression.Convert(value, type);
}
