using System.Collections;
using System.Reflection;

namespace Workflow.Host.Tests.Stores;

/// <summary>Whether a sample record uses every field: a field left at its default could be forgotten by the store unseen.</summary>
internal static class Filled
{
    public static bool IsWhole(object record) => record.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.SetMethod is not null)
        .All(property => IsFilled(property.GetValue(record)));

    private static bool IsFilled(object? value) => value switch
    {
        null => false,
        string text => text.Length > 0,
        IEnumerable list => list.Cast<object>().Any(),
        Enum member => Convert.ToInt64(member, System.Globalization.CultureInfo.InvariantCulture) != 0,
        _ => !value.Equals(Activator.CreateInstance(value.GetType().IsValueType ? value.GetType() : typeof(object))),
    };
}
