using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing;

/// <summary>Soft dependencies (<c>finishAfter</c>): steps that may start now but finish only after others. They and the forward connections must have no cycle (convention 33).</summary>
internal static class FinishAfterCheck
{
    internal static void Run(Gate gate, ActivityNode chart, FlowOutline outline)
    {
        var before = new List<int>[outline.Steps.Count];
        var hasAny = false;
        for (var i = 0; i < before.Length; i++)
        {
            before[i] = Predecessors(gate, outline, i);
            hasAny |= before[i].Count > 0;
        }

        if (hasAny && Cycle(outline, before) is { } cycle)
        {
            var path = string.Join(" -> ", cycle.Select(i => Problem.Clip(outline.Steps[i].Id)));
            gate.Refuse("finish-after.cycle", chart, $"These steps wait for each other: {path}.", ("path", path));
        }
    }

    /// <summary>Outside a flowchart there is nothing a step could wait for.</summary>
    internal static void RunOutside(Gate gate, ActivityNode step, ActivityNode? parent)
    {
        if (parent is { Type: "Elsa.Flowchart" } && parent.Activities.Contains(step))
        {
            return;
        }

        foreach (var (input, ids) in References(gate, step))
        {
            foreach (var id in ids)
            {
                Unknown(gate, step, input, id);
            }
        }
    }

    private static List<int> Predecessors(Gate gate, FlowOutline outline, int position)
    {
        var step = outline.Steps[position];
        var predecessors = new List<int>();
        foreach (var (input, ids) in References(gate, step))
        {
            foreach (var id in ids)
            {
                if (outline.Positions.TryGetValue(id, out var predecessor))
                {
                    predecessors.Add(predecessor);
                }
                else
                {
                    Unknown(gate, step, input, id);
                }
            }
        }

        return predecessors;
    }

    private static IEnumerable<(string Input, IReadOnlyList<string> Ids)> References(Gate gate, ActivityNode step)
    {
        foreach (var input in gate.Describe(step)?.Inputs ?? [])
        {
            if (input.Hint != InputHint.NodeReferences || !step.Inputs.TryGetValue(input.Name, out var binding) || binding.Expression is not { } expression)
            {
                continue;
            }

            if (LiteralText.List(expression) is { } ids)
            {
                yield return (input.Name, ids);
            }
            else
            {
                gate.Refuse("finish-after.not-literal", step, $"The input {input.Name} must be a written list of step ids, not an expression: the gate has to see it.", ("input", input.Name));
            }
        }
    }

    private static void Unknown(Gate gate, ActivityNode step, string input, string id) =>
        gate.Refuse("finish-after.step-unknown", step, $"The input {input} names {Problem.Clip(id)}, which is no step of the same flowchart.", ("input", input), ("id", Problem.Clip(id)));

    /// <summary>Steps of one cycle in order, the first repeated at the end; null when there is none.</summary>
    private static List<int>? Cycle(FlowOutline outline, List<int>[] before)
    {
        // Edge u -> v: v cannot finish until u has. Forward connections, and predecessor -> dependent.
        var after = new List<int>[before.Length];
        for (var i = 0; i < after.Length; i++)
        {
            after[i] = [.. outline.Forward(i)];
        }

        for (var i = 0; i < before.Length; i++)
        {
            foreach (var predecessor in before[i])
            {
                after[predecessor].Add(i);
            }
        }

        // Depth-first without recursion: the flowchart may be a chain of thousands.
        var isDone = new bool[after.Length];
        var next = new int[after.Length];
        var onPath = new bool[after.Length];
        for (var start = 0; start < after.Length; start++)
        {
            var path = new List<int>();
            if (!isDone[start])
            {
                path.Add(start);
                onPath[start] = true;
            }

            while (path.Count > 0)
            {
                var step = path[^1];
                if (next[step] == after[step].Count)
                {
                    isDone[step] = true;
                    onPath[step] = false;
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                var target = after[step][next[step]++];
                if (onPath[target])
                {
                    return [.. path.Skip(path.IndexOf(target)), target];
                }

                if (!isDone[target])
                {
                    path.Add(target);
                    onPath[target] = true;
                }
            }
        }

        return null;
    }
}
