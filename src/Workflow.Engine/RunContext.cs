using Workflow.Engine.Activities;

namespace Workflow.Engine;

/// <summary>Everything a run may know besides definition, state and stimulus. Same values, same result.</summary>
/// <param name="InstanceId">Id of the instance; all ids made by the run derive from it.</param>
/// <param name="Now">Office time as an instant. The engine never asks for the time.</param>
/// <param name="Catalogue">The activities that exist.</param>
/// <param name="Limits">Step and size limits.</param>
public sealed record RunContext(string InstanceId, DateTimeOffset Now, ActivityCatalogue Catalogue, RunLimits Limits)
{
    /// <summary>The workflows a run may start; null where it may start none.</summary>
    public IChildWorkflows? Children { get; init; }
}

/// <summary>Limits that stop a run. Reaching one is an incident with a code, never an exception.</summary>
/// <param name="MaxSteps">Activity executions in one run (one burst).</param>
/// <param name="MaxScriptSteps">Steps of all scripts in one run, see <see cref="Expressions.ScriptLimits"/>; counted after each, so that one script may go over it.</param>
/// <param name="MaxStateBytes">Bytes of the stored state. A run that would end with more is undone, and the instance faults where it stood. Cancelling is always possible.</param>
public sealed record RunLimits(int MaxSteps = 10_000, int MaxScriptSteps = 2_000_000, int MaxStateBytes = 4 * 1024 * 1024)
{
    /// <summary>The limits used when a caller sets none.</summary>
    public static RunLimits Default { get; } = new();
}
