using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Members;

/// <summary>How the functions of the subset are declared and read their arguments.</summary>
internal static class Arguments
{
    public static Js At(this ReadOnlySpan<Js> arguments, int index) => index < arguments.Length ? arguments[index] : Js.Undefined;

    public static void Define(this OrderedDictionary<string, Js> table, string name, NativeBody body) => table.Add(name, new NativeFunction(name, body));

    public static OrderedDictionary<string, Js> NewTable() => new(StringComparer.Ordinal);
}
