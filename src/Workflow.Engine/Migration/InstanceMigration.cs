using System.Text.Json.Nodes;
using Workflow.Engine.Execution;
using Workflow.Engine.Flowchart;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Engine.Migration;

/// <summary>Moves an instance to another version of its definition: steps are the same when their paths are. Pure.</summary>
/// <remarks>What is finished stays finished: a version on which the instance would come to a finished step once more is refused, and so is one that lacks a step that stands.</remarks>
public static class InstanceMigration
{
    /// <summary>Looks whether an instance can be moved, and what would change.</summary>
    /// <param name="from">The version it runs on.</param>
    /// <param name="to">The other version.</param>
    /// <param name="state">Its state. A faulted instance can be moved: the other version may be the cure.</param>
    /// <param name="finished">Paths of the steps that have completed, as the journal has them.</param>
    public static MigrationPlan Plan(CompiledDefinition from, CompiledDefinition to, WorkflowState state, IReadOnlySet<string> finished)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(finished);
        return new Move(from, to, state).Plan(finished);
    }

    private sealed class Move(CompiledDefinition from, CompiledDefinition to, WorkflowState state)
    {
        private readonly List<MigrationObstacle> _obstacles = [];

        public MigrationPlan Plan(IReadOnlySet<string> finished)
        {
            if (from.Source.DefinitionId != to.Source.DefinitionId || state.DefinitionVersionId != from.Source.VersionId)
            {
                Object("migration.other-definition", from.Root, $"The instance runs {state.DefinitionVersionId}; it can only be moved between versions of its own definition.");
            }

            if (state.SubStatus is InstanceSubStatus.Finished or InstanceSubStatus.Cancelled)
            {
                Object("migration.finished", from.Root, $"The instance is over ({state.SubStatus}).");
            }

            if (_obstacles.Count > 0)
            {
                return new(null, _obstacles, [], [], [], []);
            }

            var executions = state.Executions.Select(Moved).ToList();
            var moved = state with
            {
                DefinitionVersionId = to.Source.VersionId,
                Executions = executions,
                Variables = Variables(from.Root, from.Variables, to.Variables, state.Variables),
                StepOutputs = new(state.StepOutputs.Where(output => to.Find(output.Key) is not null), StringComparer.Ordinal),
            };
            var (before, after) = (Ahead.Of(from, state), Ahead.Of(to, moved));
            foreach (var again in after.Where(path => finished.Contains(path) && !before.Contains(path)))
            {
                var node = to.Find(again)!; // what lies ahead is in the definition
                Object("migration.runs-again", node, $"Step {node.ActivityId} is finished, and on version {to.Source.Version} the instance would come to it once more.");
            }

            if (_obstacles.Count == 0 && !new RunLoop(to, new RunContext(state.InstanceId, default, to.Catalogue, RunLimits.Default)).TryLoad(moved, out var missing))
            {
                Object("migration.does-not-fit", to.Root, $"The state does not fit version {to.Source.Version}: {missing}.");
            }

            return new(
                _obstacles.Count == 0 ? moved : null,
                _obstacles,
                [.. state.Executions.Where(execution => execution.Bookmark is not null || execution.IsFaulted).Select(Standing).OfType<StandingStep>()],
                Ids(to, after.Where(path => from.Find(path) is null)),
                Ids(from, before.Where(path => to.Find(path) is null)),
                Ids(to, to.Nodes.Select(node => node.NodeId).Where(path => from.Find(path) is null && !after.Contains(path))));
        }

        private LiveExecution Moved(LiveExecution execution)
        {
            var old = from.Find(execution.NodeId)!; // the state fits the version it runs on
            if (to.Find(execution.NodeId) is not { } node)
            {
                Object("migration.step-gone", old, $"Step {old.ActivityId} stands, and version {to.Source.Version} does not have it at this place.");
                return execution;
            }

            if (old.Source.Type != node.Source.Type && !(execution.IsFaulted && old.Children.Length + node.Children.Length == 0))
            {
                Object("migration.step-changed-type", old, $"Step {old.ActivityId} stands as {old.Source.Type}; version {to.Source.Version} has it as {node.Source.Type}.");
                return execution;
            }

            if (old.Flow is null && old.Source.Type != "Elsa.Sequence" && Inside(old) != Inside(node))
            {
                Object("migration.container-changed", old, $"Container {old.ActivityId} is open, and version {to.Source.Version} has other steps in it.");
            }

            return execution with { Variables = execution.Variables is { } values ? Variables(old, old.Variables, node.Variables, values) : node.Variables.Length > 0 ? Defaults(node) : null, Arrivals = Arrivals(old, node, execution) };
        }

        // Tokens that wait at joins, by the connections they came over.
        private int[]? Arrivals(CompiledNode old, CompiledNode node, LiveExecution execution)
        {
            if (execution.Arrivals is not { } arrivals || old.Flow is null || node.Flow is null)
            {
                return execution.Arrivals;
            }

            var (before, after) = (Edges(old, execution), Edges(node, execution));
            return [.. arrivals.Select(index =>
            {
                var key = Key(old, before[index]);
                var at = Array.FindIndex(after, edge => Key(node, edge) == key);
                if (at < 0)
                {
                    Object("migration.token-lost", old, $"A finished branch waits at the connection {key} of {old.ActivityId}, which version {to.Source.Version} does not have.");
                }

                return at;
            })];
        }

        private static FlowEdge[] Edges(CompiledNode node, LiveExecution execution)
        {
            var started = execution.Memory.AsString() is { } id ? Array.FindIndex(node.Children, child => child.ActivityId == id) : -1;
            return node.Flow!.GraphFrom(started >= 0 ? started : Math.Max(0, node.Flow.DefaultStart)).Edges; // only flowcharts come here
        }

        private static string Key(CompiledNode flowchart, FlowEdge edge) =>
            $"{flowchart.Children[edge.Source].ActivityId}:{edge.Port ?? "Done"} -> {flowchart.Children[edge.Target].ActivityId}";

        private static string Inside(CompiledNode node) => string.Join('\n', node.Children.Concat(node.Ports.Values).Concat(node.Cases.Select(c => c.Activity).OfType<CompiledNode>()).Select(child => child.NodeId));

        private Value[] Variables(CompiledNode owner, CompiledVariable[] old, CompiledVariable[] wanted, Value[] values) => Array.ConvertAll(wanted, variable =>
        {
            var at = Array.FindIndex(old, known => known.Id == variable.Id);
            if (at < 0 || at >= values.Length)
            {
                return variable.Default;
            }

            if (variable.Type.TryConvert(values[at], out var value, out var error))
            {
                return value;
            }

            Object("migration.variable-unfit", owner, $"Variable {variable.Name} holds a value that version {to.Source.Version} does not take: {error}");
            return Value.Null;
        });

        private static Value[] Defaults(CompiledNode node) => Array.ConvertAll(node.Variables, variable => variable.Default);

        private StandingStep? Standing(LiveExecution execution) => from.Find(execution.NodeId) is not { } old ? null : new(
            old.NodeId, old.ActivityId, old.Source.Type, execution.IsFaulted,
            to.Find(execution.NodeId) is { } node && !JsonNode.DeepEquals(Meaning(old), Meaning(node)));

        // A step as far as it matters when it runs: not where it is drawn, nor what it is called.
        private static JsonObject Meaning(CompiledNode node)
        {
            var meaning = new JsonObject();
            foreach (var (name, input) in node.Source.Inputs)
            {
                meaning[name] = input.Expression is { } expression ? new JsonArray(expression.Type, expression.Value?.DeepClone()) : null;
            }

            return meaning;
        }

        private static IReadOnlyList<string> Ids(CompiledDefinition definition, IEnumerable<string> paths) =>
            [.. paths.Select(path => definition.Find(path)!.ActivityId)]; // each is a path of this definition

        private void Object(string code, CompiledNode node, string message) => _obstacles.Add(new(code, node.NodeId, node.ActivityId, message));
    }
}
