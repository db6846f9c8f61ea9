using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing;

/// <summary>Warns where two branches that may run at the same time set the same variable: the last arrival wins, so the result depends on who is faster.</summary>
/// <remarks>Sees SetVariable and outputs bound to variables, also nested; not what a script sets.</remarks>
internal static class ParallelWriteCheck
{
    private const int MaxWriters = 200;

    internal static void Run(Gate gate, ActivityNode step)
    {
        switch (step.Type)
        {
            case "Elsa.Flowchart" or "Elsa.Parallel" or "Elsa.Fork":
                Branches(gate, step);
                break;
            case "Elsa.ParallelForEach":
                foreach (var variable in step.Ports.Values.SelectMany(Written).Distinct(StringComparer.Ordinal))
                {
                    Tell(gate, step, variable, step.Id, step.Id);
                }

                break;
        }
    }

    private static void Branches(Gate gate, ActivityNode container)
    {
        var writers = new OrderedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < container.Activities.Count; i++)
        {
            foreach (var variable in Written(container.Activities[i]).Distinct(StringComparer.Ordinal))
            {
                if (!writers.TryGetValue(variable, out var steps))
                {
                    writers.Add(variable, steps = []);
                }

                // The first pair is enough; the limit keeps a chart of thousands of writers cheap.
                if (steps.Count < MaxWriters)
                {
                    steps.Add(i);
                }
            }
        }

        if (writers.Values.All(steps => steps.Count < 2))
        {
            return;
        }

        var outline = container.Type == "Elsa.Flowchart" ? new FlowOutline(container, inner => gate.Describe(inner) is { IsTerminal: true }) : null;
        var guards = outline is null ? null : new Guards(container, outline, gate.Describe);
        foreach (var (variable, steps) in writers)
        {
            if (steps.Count > 1 && FirstPair(steps, outline, guards) is { } pair)
            {
                Tell(gate, container, variable, container.Activities[pair.Left].Id, container.Activities[pair.Right].Id);
            }
        }
    }

    private static (int Left, int Right)? FirstPair(List<int> steps, FlowOutline? outline, Guards? guards)
    {
        var behind = steps.Select(step => outline?.Behind(step)).ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            for (var j = i + 1; j < steps.Count; j++)
            {
                var isOrdered = (behind[i]?.Contains(steps[j]) ?? false) || (behind[j]?.Contains(steps[i]) ?? false);
                if (!isOrdered && !(guards?.Exclude(steps[i], steps[j]) ?? false))
                {
                    return (steps[i], steps[j]);
                }
            }
        }

        return null;
    }

    private static void Tell(Gate gate, ActivityNode container, string variable, string left, string right) =>
        gate.Warn("variable.parallel-writes", container, $"{Problem.Clip(left)} and {Problem.Clip(right)} may run at the same time and both set the variable {Problem.Clip(variable)}; the last one wins.",
            ("variable", Problem.Clip(variable)), ("left", Problem.Clip(left)), ("right", Problem.Clip(right)));

    /// <summary>Ids of the variables outside a step that it, or anything inside it, sets.</summary>
    private static IEnumerable<string> Written(ActivityNode step)
    {
        var ids = step.Outputs.Values.Select(output => output.Reference).OfType<string>();
        if (step.Type == "Elsa.SetVariable" && step.Inputs.TryGetValue("variable", out var variable) && BindingCheck.VariableId(variable) is { } id)
        {
            ids = ids.Append(id);
        }

        return ids.Concat(step.Children().SelectMany(Written)).Where(written => !step.Variables.Any(own => own.Id == written));
    }
}
