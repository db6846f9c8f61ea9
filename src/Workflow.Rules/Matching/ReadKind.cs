using System.Linq.Expressions;
using Workflow.Rules.Receipts;

namespace Workflow.Rules.Matching;

/// <summary>How a value of a type is written down.</summary>
internal static class ReadKind
{
    private static readonly Type[] Short = [typeof(int), typeof(short), typeof(byte), typeof(sbyte), typeof(ushort), typeof(char)];
    private static readonly Type[] Long = [typeof(long), typeof(uint)];

    /// <summary>Writes a value down.</summary>
    public static Expression Write(Expression log, Expression value) =>
        value.Type == typeof(bool) ? Write(log, nameof(ValueLog.Number), Expression.Condition(value, Expression.Constant(1), Expression.Constant(0)))
        : value.Type == typeof(DateOnly) ? Write(log, nameof(ValueLog.Number), Expression.Property(value, nameof(DateOnly.DayNumber)))
        : Short.Contains(Plain(value.Type)) ? Write(log, nameof(ValueLog.Number), Expression.Convert(value, typeof(int)))
        : Long.Contains(Plain(value.Type)) ? Write(log, nameof(ValueLog.Long), Expression.Convert(value, typeof(long)))
        : Write(log, nameof(ValueLog.Object), Expression.Convert(value, typeof(object)));

    /// <summary>Reads a value of a type.</summary>
    /// <param name="number">Where numbers are read; moved on.</param>
    /// <param name="other">Where other values are read; moved on.</param>
    public static object? Read(ValueLog log, Type type, ref int number, ref int other)
    {
        if (type == typeof(bool))
        {
            return log.NumberAt(number++) != 0;
        }

        if (type == typeof(DateOnly))
        {
            return DateOnly.FromDayNumber(log.NumberAt(number++));
        }

        if (Short.Contains(Plain(type)))
        {
            return As(type, log.NumberAt(number++));
        }

        if (!Long.Contains(Plain(type)))
        {
            return log.ObjectAt(other++);
        }

        number += 2;
        return As(type, log.LongAt(number - 2));
    }

    private static Type Plain(Type type) => type.IsEnum ? Enum.GetUnderlyingType(type) : type;

    private static object As(Type type, long number) =>
        type.IsEnum ? Enum.ToObject(type, number)
        : type == typeof(char) ? (char)number
        : Convert.ChangeType(number, type, System.Globalization.CultureInfo.InvariantCulture);

    private static MethodCallExpression Write(Expression log, string method, Expression value) => Expression.Call(log, method, null, value);
}
