using Workflow.Engine.Definitions;

namespace Workflow.Engine.Activities;

/// <summary>What one activity type is: declared once, read by the reader, the publish gate, the engine and the designer's toolbox.</summary>
/// <remarks>Carries keys, never texts: the resource files hold <c>activity.TYPE.name</c>, <c>activity.TYPE.description</c> and
/// <c>activity.TYPE.MEMBER</c> for each input, output and outcome (convention 45).</remarks>
public sealed record ActivityDescriptor
{
    /// <summary>The full name, e.g. <c>Elsa.WriteLine</c> or <c>Approval.DepartmentReview</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Version of the activity type, 1 or more.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Group in the toolbox, as a text key: <c>flow</c>, <c>data</c>, <c>loop</c>, <c>event</c>, <c>timer</c>, <c>workflow</c>, <c>web</c>, <c>approval</c>, ...</summary>
    public required string Category { get; init; }

    /// <summary>Who does the work of this type.</summary>
    public required ActivityKind Kind { get; init; }

    /// <summary>Inputs in the order a form shows them.</summary>
    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];

    /// <summary>Outputs in the order a form shows them.</summary>
    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];

    /// <summary>The outcomes a step of this type may complete with.</summary>
    public OutcomeRule Outcomes { get; init; } = OutcomeRule.Done;

    /// <summary>True when a step completes with all its outcomes at once (a fork); false when it chooses among them.</summary>
    public bool TakesAllOutcomes { get; init; }

    /// <summary>True when a step may complete with several of its outcomes (the matters of a stage); false when it chooses one.</summary>
    public bool TakesSeveralOutcomes { get; init; }

    /// <summary>True when <c>Done</c> comes with every completion, beside the outcome that says how: whoever follows it needs no other.</summary>
    public bool IsAlwaysDone { get; init; }

    /// <summary>camelCased names of the embedded single activities, e.g. <c>body</c>, <c>then</c>, <c>else</c>.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];

    /// <summary>True when the type holds a list of activities (<c>activities</c>, or <c>branches</c> of a Fork).</summary>
    public bool IsContainer { get; init; }

    /// <summary>True when nothing follows: the container around it ends with this step.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>True when a step of this type may start an instance (<c>canStartWorkflow</c>).</summary>
    public bool CanStart { get; init; }

    /// <summary>Why this engine does not execute the type, as an English line; null when it does.</summary>
    public string? NotRunBecause { get; init; }

    /// <summary>The workflow a step of this type runs in place, as part of the same instance; null for all others.</summary>
    public WorkflowDefinition? Workflow { get; init; }

    /// <summary>True when this engine executes the type. False: known, read and written back, but refused at publish.</summary>
    public bool Runs => NotRunBecause is null;

    /// <summary>True for the types whose work a handler outside the engine does.</summary>
    public bool IsWork => Kind is ActivityKind.InlineWork or ActivityKind.WaitingWork or ActivityKind.ExternalWork;

    /// <summary>The input of that camelCased name, or null when the type has none.</summary>
    public InputDescriptor? Input(string name)
    {
        foreach (var input in Inputs)
        {
            if (string.Equals(input.Name, name, StringComparison.Ordinal))
            {
                return input;
            }
        }

        return null;
    }

    /// <summary>The output of that camelCased name, or null when the type has none.</summary>
    public OutputDescriptor? Output(string name)
    {
        foreach (var output in Outputs)
        {
            if (string.Equals(output.Name, name, StringComparison.Ordinal))
            {
                return output;
            }
        }

        return null;
    }
}

/// <summary>Who does the work of an activity type (convention 39).</summary>
public enum ActivityKind
{
    /// <summary>The engine itself, at once.</summary>
    Construct,

    /// <summary>The engine waits on a bookmark: an event, a report, a due time.</summary>
    Blocking,

    /// <summary>A pure handler, resumed in the same round.</summary>
    InlineWork,

    /// <summary>A handler that only changes; a later command answers.</summary>
    WaitingWork,

    /// <summary>A system outside, through the outbox; its receipt answers.</summary>
    ExternalWork,
}

/// <summary>One input of an activity type.</summary>
/// <param name="Name">camelCased, as it stands in the JSON.</param>
/// <param name="Type">Alias of the value's type: <c>String</c>, <c>Int32</c>, <c>Boolean</c>, <c>TimeSpan</c>, <c>Object</c>, <c>List&lt;String&gt;</c>, ...</param>
/// <param name="Hint">How a form edits it; one of <see cref="InputHint"/>.</param>
public sealed record InputDescriptor(string Name, string Type, string Hint)
{
    /// <summary>The literal that stands for an absent input, as its JSON text would read (<c>"1"</c>, <c>"true"</c>, <c>"WaitAny"</c>); null when there is none.</summary>
    public string? Default { get; init; }

    /// <summary>True when a step without it cannot run.</summary>
    public bool IsRequired { get; init; }

    /// <summary>True when the JSON holds the plain value, not an object with type and expression (<c>joinMode</c>, <c>cases</c>, <c>variable</c>).</summary>
    public bool IsPlain { get; init; }

    /// <summary>True when the expression is evaluated by the activity when it needs it, not before the step (<c>While.condition</c>).</summary>
    public bool IsLazy { get; init; }

    /// <summary>The only values a literal may have; empty when any is allowed.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Why a value of the input has no effect here; null when it has. The gate refuses what would only be read.</summary>
    public string? IgnoredBecause { get; init; }
}

/// <summary>One output of an activity type: camelCased name and alias of the value's type.</summary>
public sealed record OutputDescriptor(string Name, string Type);

/// <summary>How a form edits an input. The names the designer knows, and our own for approvals.</summary>
public static class InputHint
{
    /// <summary>One line of text or a number.</summary>
    public const string SingleLine = "singleline";

    /// <summary>Several lines of text.</summary>
    public const string MultiLine = "multiline";

    /// <summary>Yes or no.</summary>
    public const string Checkbox = "checkbox";

    /// <summary>One of <see cref="InputDescriptor.Options"/>.</summary>
    public const string DropDown = "dropdown";

    /// <summary>Several of <see cref="InputDescriptor.Options"/>.</summary>
    public const string CheckList = "checklist";

    /// <summary>A list of texts.</summary>
    public const string MultiText = "multitext";

    /// <summary>A list of texts that are outcomes of the step.</summary>
    public const string Outcomes = "dynamic-outcomes";

    /// <summary>An expression, usually a condition.</summary>
    public const string Expression = "expression-editor";

    /// <summary>A script of several statements.</summary>
    public const string Code = "code-editor";

    /// <summary>A JSON document.</summary>
    public const string Json = "json-editor";

    /// <summary>A point in time.</summary>
    public const string DateTime = "datetime-picker";

    /// <summary>A variable in scope.</summary>
    public const string Variable = "variable-picker";

    /// <summary>An output of the workflow.</summary>
    public const string WorkflowOutput = "output-picker";

    /// <summary>Another definition.</summary>
    public const string Definition = "workflow-definition-picker";

    /// <summary>Cases whose labels are outcomes.</summary>
    public const string FlowCases = "flow-switch-editor";

    /// <summary>Cases with an embedded activity each.</summary>
    public const string Cases = "switch-editor";

    /// <summary>A department of the catalogue, by code.</summary>
    public const string Department = "department";

    /// <summary>A matter of the catalogue, by code.</summary>
    public const string Matter = "matter";

    /// <summary>A stage of the catalogue, by code.</summary>
    public const string Stage = "stage";

    /// <summary>Ids of other steps of the same flowchart, e.g. <c>finishAfter</c> (convention 33).</summary>
    public const string NodeReferences = "node-references";
}
