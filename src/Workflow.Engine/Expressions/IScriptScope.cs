using Workflow.Engine.Values;

namespace Workflow.Engine.Expressions;

/// <summary>What a script can see of the running instance. Pure: the same scope gives the same answers.</summary>
public interface IScriptScope
{
    /// <summary>The instant <c>new Date()</c> and <c>Date.now()</c> give.</summary>
    DateTimeOffset Now { get; }

    /// <summary>A named value that is no variable, e.g. <c>project</c> or <c>form</c>.</summary>
    bool TryGetGlobal(string name, out Value value);

    /// <summary>The variable of that name in the innermost scope that has one: <c>variables.x</c>, <c>getVariable("x")</c>.</summary>
    /// <returns>False when no scope has it; the script sees undefined (null through <c>getVariable</c>).</returns>
    bool TryGetVariable(string name, out Value value);

    /// <summary>Takes a changed variable over. Called only after the whole script succeeded, once for each changed variable, in the order of
    /// their first use, and only for names <see cref="TryGetVariable"/> knows.</summary>
    void SetVariable(string name, Value value);

    /// <summary>The name of the variable whose PascalCase form is this one (<c>getOrderId()</c> asks for <c>OrderId</c>), or null.</summary>
    string? FindVariable(string pascalName);

    /// <summary>Answers a function of the instance: <c>getInput(n)</c>, <c>get&lt;InputName&gt;()</c>, <c>getOutputFrom(idOrName, [output])</c>,
    /// <c>get&lt;Output&gt;From&lt;ActivityName&gt;()</c>, <c>getLastResult()</c>, <c>getWorkflowDefinitionId()</c>,
    /// <c>getWorkflowDefinitionVersionId()</c>, <c>getWorkflowDefinitionVersion()</c>, <c>getWorkflowInstanceId()</c>, <c>getCorrelationId()</c>,
    /// <c>setCorrelationId(v)</c>, <c>getWorkflowInstanceName()</c>, <c>setWorkflowInstanceName(v)</c>, <c>getCurrentValue()</c>,
    /// <c>getCurrentIndex()</c>, <c>getGuid()</c>, <c>getGuidString()</c>, <c>getShortGuid()</c>, <c>getItem()</c>.
    /// Never asked for: getVariable, setVariable and the accessors <see cref="FindVariable"/> knows, nor the pure functions.</summary>
    /// <param name="function">Name as written.</param>
    /// <param name="arguments">Evaluated arguments.</param>
    /// <param name="result">The answer; a missing input is null.</param>
    /// <param name="error">Why the function, though known, gives no answer; its place is filled in by the caller.</param>
    /// <returns>False when there is no such function (<c>expression.unknown-name</c>).</returns>
    bool TryCall(string function, ReadOnlySpan<Value> arguments, out Value result, out ScriptError? error);
}
