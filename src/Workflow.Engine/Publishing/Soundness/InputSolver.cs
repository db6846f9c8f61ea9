using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Values;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>Finds workflow inputs that make decisions and switches go as wished, where their conditions ask for nothing but inputs.</summary>
internal sealed class InputSolver(WorkflowDefinition definition, IReadOnlyList<Value> values)
{
    private const int MostAssignments = 60;
    private const int MostTries = 20_000;

    private readonly List<ActivityNode> _steps = [.. definition.Root.DescendantsAndSelf()];

    /// <summary>Inputs to start with: those that force the choices that can be forced, then some tries for the others.</summary>
    public IEnumerable<OrderedDictionary<string, Value>> Assignments(SortedDictionary<string, List<string[]>> choices)
    {
        var tries = 0;
        List<(Condition Condition, string[] Wished)> wishes = [];
        foreach (var (nodeId, outcomes) in choices)
        {
            if (_steps.Find(step => step.NodeId == Findings.Shown(nodeId)) is { } step && Condition.Of(step, definition) is { } condition && outcomes.Count > 0)
            {
                wishes.Add((condition, outcomes[0]));
            }
        }

        var solved = Solve(wishes, 0, new(StringComparer.Ordinal), () => ++tries <= MostTries).Take(MostAssignments);
        var alike = values.Where(_ => definition.Inputs.Count > 0).Select(value => new OrderedDictionary<string, Value>(definition.Inputs.Select(input => KeyValuePair.Create(input.Name, value)), StringComparer.Ordinal));
        return solved.SelectMany(given => Completed(given)).Concat(alike);
    }

    // As solved, and with the other inputs alike: they may matter for what is computed from them.
    private IEnumerable<OrderedDictionary<string, Value>> Completed(OrderedDictionary<string, Value> solved)
    {
        yield return solved;
        var open = definition.Inputs.Where(input => !solved.ContainsKey(input.Name)).Select(input => input.Name).ToList();
        foreach (var value in open.Count == 0 ? [] : values)
        {
            var given = new OrderedDictionary<string, Value>(solved, StringComparer.Ordinal);
            open.ForEach(name => given[name] = value);
            yield return given;
        }
    }

    private IEnumerable<OrderedDictionary<string, Value>> Solve(List<(Condition Condition, string[] Wished)> wishes, int next, OrderedDictionary<string, Value> given, Func<bool> mayGoOn)
    {
        if (next == wishes.Count)
        {
            yield return new(given, StringComparer.Ordinal);
            yield break;
        }

        var (condition, wished) = wishes[next];
        foreach (var tried in Fill(condition.Inputs, 0, given))
        {
            if (!mayGoOn())
            {
                yield break;
            }

            if (condition.OutcomeOf(tried) is { } outcome && (wished.Length == 0 ? outcome == "Done" : wished.Contains(outcome, StringComparer.Ordinal)))
            {
                foreach (var solution in Solve(wishes, next + 1, tried, mayGoOn))
                {
                    yield return solution;
                }
            }
        }
    }

    private IEnumerable<OrderedDictionary<string, Value>> Fill(IReadOnlyList<string> inputs, int next, OrderedDictionary<string, Value> given)
    {
        if (next == inputs.Count)
        {
            return [given];
        }

        return given.ContainsKey(inputs[next])
            ? Fill(inputs, next + 1, given)
            : values.SelectMany(value => Fill(inputs, next + 1, new OrderedDictionary<string, Value>(given, StringComparer.Ordinal) { [inputs[next]] = value }));
    }
}

/// <summary>What a decision or switch goes by, when that is only the inputs of the workflow.</summary>
/// <param name="Inputs">Inputs it asks for.</param>
/// <param name="OutcomeOf">Its outcome for given inputs; null when it would fault.</param>
internal sealed record Condition(IReadOnlyList<string> Inputs, Func<OrderedDictionary<string, Value>, string?> OutcomeOf)
{
    public static Condition? Of(ActivityNode step, WorkflowDefinition definition)
    {
        switch (step.Type)
        {
            case "Elsa.FlowDecision" or "Elsa.If" when step.Inputs.TryGetValue("condition", out var binding) && binding.Expression is { } expression && Asked(expression, definition) is { Count: > 0 } inputs:
                return new(inputs, given => Truth(expression, definition, given) switch { true => "True", false => "False", null => null });
            case "Elsa.FlowSwitch" when step.Cases.Count > 0 && step.Cases.All(one => one.Condition is { } asked && Asked(asked, definition) is not null):
                return new([.. step.Cases.SelectMany(one => Asked(one.Condition!, definition)!).Distinct(StringComparer.Ordinal)], // All ask.
                    given => step.Cases.FirstOrDefault(one => Truth(one.Condition!, definition, given) == true)?.Label ?? "Default");
            default:
                return null;
        }
    }

    // The inputs an expression asks for; null when it asks for more than inputs.
    private static List<string>? Asked(ExpressionText expression, WorkflowDefinition definition)
    {
        if (expression.Type == "Input")
        {
            return BindingCheck.ArgumentName(expression) is { } name ? [name] : null;
        }

        if (expression.Type != "JavaScript" || OlderShapes.Text(expression.Value) is not { } text || Script.Parse(text).Script is not { } script)
        {
            return null;
        }

        var asked = new List<string>();
        foreach (var question in script.Questions.Where(question => question.Kind != ScriptQuestionKind.Name && !Expressions.Members.Globals.TryGet(question.Name, out _)))
        {
            var input = question.Name == "getInput" ? question.Argument
                : question.Name.StartsWith("get", StringComparison.Ordinal) ? definition.Inputs.FirstOrDefault(known => PascalName.Of(known.Name) == question.Name[3..])?.Name
                : null;
            if (input is null)
            {
                return null;
            }

            asked.Add(input);
        }

        return asked;
    }

    private static bool? Truth(ExpressionText expression, WorkflowDefinition definition, OrderedDictionary<string, Value> given)
    {
        var value = expression.Type == "Input"
            ? given.GetValueOrDefault(BindingCheck.ArgumentName(expression) ?? "")
            : Script.Parse(OlderShapes.Text(expression.Value) ?? "").Script?.Evaluate(new InputScope(definition, given), ScriptLimits.Default) is { Succeeded: true, Value: var result } ? result : Value.Undefined;
        return DataType.Truth.TryConvert(value, out var truth, out _) ? truth.AsBoolean() == true : null;
    }

    /// <summary>A script that sees inputs and nothing else.</summary>
    private sealed class InputScope(WorkflowDefinition definition, OrderedDictionary<string, Value> given) : IScriptScope
    {
        public DateTimeOffset Now => Tracing.Trace.Begin;

        public bool TryGetGlobal(string name, out Value value) => None(out value);

        public bool TryGetVariable(string name, out Value value) => None(out value);

        public void SetVariable(string name, Value value)
        {
        }

        public string? FindVariable(string pascalName) => null;

        public bool TryCall(string function, ReadOnlySpan<Value> arguments, out Value result, out ScriptError? error)
        {
            error = null;
            var name = function == "getInput" && arguments.Length > 0 ? arguments[0].AsString() : definition.Inputs.FirstOrDefault(known => "get" + PascalName.Of(known.Name) == function)?.Name;
            result = name is not null && given.TryGetValue(name, out var value) ? value : Value.Null;
            return name is not null;
        }

        private static bool None(out Value value)
        {
            value = Value.Undefined;
            return false;
        }
    }
}
