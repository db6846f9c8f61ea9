using System.Text.Json.Nodes;
using Workflow.Approvals.Stages;

namespace Workflow.Tests.CaseFiles;

/// <summary>Conditions of one kind: <c>project.name</c> is a boolean attribute; <c>broken</c> fails.</summary>
internal sealed class SmallConditions : IMatterConditions
{
    public ConditionAnswer Evaluate(string expression, JsonObject project, JsonObject form) =>
        expression == "broken" ? new(Holds: null)
        : project[expression["project.".Length..]] is { } value ? new(value.GetValue<bool>())
        : new(Holds: null, expression);
}
