using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;
using Workflow.Engine.Flowchart;
using Workflow.Engine.Values;

namespace Workflow.Engine.Execution;

/// <summary>A definition version made ready to run: scripts parsed, constants converted, graphs built. Immutable; keep one per version id.</summary>
/// <remarks>Compiling never fails: a step of an unknown type, or with an expression that cannot be run, faults when it is reached.</remarks>
public sealed class CompiledDefinition
{
    private readonly EmbeddedSize _sizes;
    private bool? _startsWorkflows;
    private readonly OrderedDictionary<string, CompiledNode> _nodes = new(StringComparer.Ordinal);

    private CompiledDefinition(WorkflowDefinition source, ActivityCatalogue catalogue)
    {
        Source = source;
        Catalogue = catalogue;
        _sizes = new EmbeddedSize(catalogue);
        IsTooLarge = _sizes.Of(source) > EmbeddedSize.Most;
        Variables = Compile(source.Variables);
        InputTypes = [.. source.Inputs.Select(i => DataType.Of(i.TypeName, i.IsArray))];
        InputAccessors = [.. source.Inputs.Select(i => PascalName.Of(i.Name))];
        Root = Compile(source.Root, catalogue);
        var questions = new OutputQuestions(_nodes.Values);
        AsksLastResult = questions.AsksLastResult;
        foreach (var node in _nodes.Values)
        {
            node.KeepsOutputs = questions.AsksFor(node);
        }
    }

    /// <summary>The definition as read.</summary>
    public WorkflowDefinition Source { get; }

    /// <summary>The activities it was compiled against.</summary>
    public ActivityCatalogue Catalogue { get; }

    /// <summary>True when some step may start another workflow.</summary>
    public bool StartsWorkflows => _startsWorkflows ??= _nodes.Values.Any(node => node.Behaviour is ChildStep);

    /// <summary>True when the workflows it uses hold too many steps: then none of them runs.</summary>
    internal bool IsTooLarge { get; }

    internal CompiledNode Root { get; }

    internal CompiledVariable[] Variables { get; }

    internal DataType[] InputTypes { get; }

    internal string[] InputAccessors { get; }

    internal bool AsksLastResult { get; }

    /// <summary>Every step, containers before what they hold.</summary>
    internal IReadOnlyList<CompiledNode> Nodes => _nodes.Values;

    /// <summary>Makes a definition ready to run.</summary>
    /// <param name="definition">The version, as read.</param>
    /// <param name="catalogue">The activities that exist.</param>
    public static CompiledDefinition Compile(WorkflowDefinition definition, ActivityCatalogue catalogue) => new(definition, catalogue);

    internal CompiledNode? Find(string nodeId) => _nodes.TryGetValue(nodeId, out var node) ? node : null;

    private CompiledNode Compile(ActivityNode source, ActivityCatalogue catalogue)
    {
        var descriptor = catalogue.Find(source.Type, source.TypeVersion);
        // The place in the list comes before that of the steps inside.
        _nodes.TryAdd(source.NodeId, null!);
        var ports = new OrderedDictionary<string, CompiledNode>(StringComparer.Ordinal);
        foreach (var (name, port) in source.Ports)
        {
            ports[name] = Compile(port, catalogue);
        }

        var (embedded, variables, children) = Inside(source, descriptor, catalogue);
        var node = new CompiledNode
        {
            Source = source,
            Descriptor = descriptor,
            Behaviour = ActivityBehaviour.Of(descriptor),
            Inputs = CompileInputs(source, descriptor),
            Variables = variables,
            Workflow = embedded,
            Cases = [.. source.Cases.Select(c => new CompiledCase(
                c.Label,
                CompiledInput.Compile("cases", DataType.Truth, isLazy: true, c.Condition),
                c.Activity is null ? null : Compile(c.Activity, catalogue)))],
            Children = children,
            Ports = ports,
        };
        for (var i = 0; i < node.Children.Length; i++)
        {
            node.Children[i].Position = i;
        }

        if (string.Equals(source.Type, "Elsa.Flowchart", StringComparison.Ordinal))
        {
            node.Flow = new FlowMap(node.Children, source.Connections);
        }

        if (string.Equals(source.Type, "Elsa.RunJavaScript", StringComparison.Ordinal))
        {
            var script = Array.Find(node.Inputs, input => input is { Name: "script", Source: InputSource.Constant });
            node.Script = script?.Constant.AsString() is { } text ? Script.Parse(text).Script : null;
        }

        _nodes[source.NodeId] = node;
        return node;
    }

    // What a step holds: its own activities, or the root of the workflow it is; nothing when that would be inside itself, or too large.
    private (EmbeddedWorkflow? Workflow, CompiledVariable[] Variables, CompiledNode[] Children) Inside(ActivityNode source, ActivityDescriptor? descriptor, ActivityCatalogue catalogue)
    {
        if (descriptor?.Workflow is not { } workflow)
        {
            return (null, Compile(source.Variables), [.. source.Activities.Select(child => Compile(child, catalogue))]);
        }

        if (IsTooLarge || _sizes.IsCyclic(workflow, Source.DefinitionId))
        {
            return (null, [], []);
        }

        var root = Compile(EmbeddedWorkflow.Moved(workflow.Root, source.NodeId), catalogue);
        var (places, variables) = EmbeddedWorkflow.Of(workflow, Compile(workflow.Variables));
        return (places, variables, [root]);
    }

    // Declared inputs first, in the descriptor's order, then what the step has besides.
    private static CompiledInput[] CompileInputs(ActivityNode source, ActivityDescriptor? descriptor)
    {
        var inputs = new List<CompiledInput>();
        foreach (var declared in descriptor?.Inputs ?? [])
        {
            var type = DataType.Of(declared.Type);
            if (source.Inputs.TryGetValue(declared.Name, out var binding) && binding.Expression is not null)
            {
                inputs.Add(CompiledInput.Compile(declared.Name, type, declared.IsLazy, binding.Expression));
            }
            else if (declared.IsPlain && Scalar(source.Source[declared.Name]) is { } plain)
            {
                inputs.Add(CompiledInput.OfDefault(declared.Name, type, declared.IsLazy, plain));
            }
            else if (declared.Default is { } text)
            {
                inputs.Add(CompiledInput.OfDefault(declared.Name, type, declared.IsLazy, text));
            }
        }

        foreach (var (name, binding) in source.Inputs)
        {
            if (descriptor?.Input(name) is null)
            {
                inputs.Add(CompiledInput.Compile(name, DataType.Of(binding.TypeName), isLazy: false, binding.Expression));
            }
        }

        return [.. inputs];
    }

    private static string? Scalar(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static CompiledVariable[] Compile(IReadOnlyList<VariableDefinition> variables)
    {
        var compiled = new CompiledVariable[variables.Count];
        for (var i = 0; i < compiled.Length; i++)
        {
            var variable = variables[i];
            var type = DataType.Of(variable.TypeName, variable.IsArray);
            compiled[i] = TryReadDefault(variable, type, out var value, out var error)
                ? new CompiledVariable(variable.Id, variable.Name, PascalName.Of(variable.Name), type, value, null)
                : new CompiledVariable(variable.Id, variable.Name, PascalName.Of(variable.Name), type, Value.Null,
                    new Fault("variable.invalid", $"The default of variable {variable.Name}: {error}"));
        }

        return compiled;
    }

    /// <summary>The default of a variable in its type. A blank text, which the designer writes for "none", is null where the type is no text.</summary>
    internal static bool TryReadDefault(VariableDefinition variable, DataType type, out Value value, out string? error)
    {
        if (!Value.TryFromJson(variable.Value, out var written, out error))
        {
            value = Value.Null;
            return false;
        }

        if (type.TryConvert(written, out value, out error))
        {
            return true;
        }

        value = Value.Null;
        return string.IsNullOrWhiteSpace(written.AsString() ?? "?");
    }
}
