using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;

namespace Workflow.Engine.Publishing;

/// <summary>The variables of one scope: each id once, types that are known, defaults that fit their type.</summary>
internal static class VariableCheck
{
    /// <summary>Checks a scope.</summary>
    /// <param name="gate">The validation.</param>
    /// <param name="owner">The container that declares them; the root stands for the workflow.</param>
    /// <param name="variables">In file order.</param>
    internal static void Run(Gate gate, ActivityNode owner, IReadOnlyList<VariableDefinition> variables)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            var name = Problem.Clip(variable.Name);
            if (!ids.Add(variable.Id))
            {
                gate.Refuse("variable.duplicate-id", owner, $"Two variables of one scope have the id {Problem.Clip(variable.Id)}; {name} can never be reached.",
                    ("id", Problem.Clip(variable.Id)), ("variable", name));
            }

            var type = DataType.Of(variable.TypeName, variable.IsArray);
            if (!type.IsKnown)
            {
                var written = Problem.Clip(variable.TypeName ?? "");
                gate.Warn("variable.type-unknown", owner, $"The type {written} of the variable {name} is not known; values are kept as they come.", ("variable", name), ("type", written));
            }

            if (!CompiledDefinition.TryReadDefault(variable, type, out _, out var error))
            {
                gate.Refuse("variable.invalid", owner, $"The default of the variable {name}: {error}", ("variable", name), ("reason", Problem.Clip(error ?? "")));
            }
        }
    }
}
