using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.State;

namespace Workflow.Engine;

/// <summary>The engine: a pure function from definition, state and stimulus to a new state, effects and journal.</summary>
public static class WorkflowEngine
{
    /// <summary>Moves an instance by one stimulus and runs until nothing more can happen without the outside.</summary>
    /// <param name="definition">The version the instance is bound to, compiled; keep it, compiling is the expensive part.</param>
    /// <param name="state">The last state; null for a start. It is not changed.</param>
    /// <param name="stimulus">What happens to the instance.</param>
    /// <param name="context">Instance id, office time, limits.</param>
    /// <returns>The new state with effects and journal, or a refusal: <c>instance.missing</c>, <c>instance.exists</c>, <c>instance.finished</c>,
    /// <c>bookmark.not-found</c>, <c>incident.not-open</c>, <c>incident.not-mendable</c>, <c>incident.outcome-unknown</c>, <c>state.other-definition</c>. Bad data never throws. A run whose state would be larger than
    /// <see cref="RunLimits.MaxStateBytes"/> is undone: the state before it comes back faulted, with incident <c>run.state-limit</c> and without effects.</returns>
    /// <exception cref="ArgumentException">The context names another instance than the state.</exception>
    public static RunResult Run(CompiledDefinition definition, WorkflowState? state, Stimulus stimulus, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(stimulus);
        ArgumentNullException.ThrowIfNull(context);
        if (state is not null && !string.Equals(state.InstanceId, context.InstanceId, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The state is of instance {state.InstanceId}, the context of {context.InstanceId}.", nameof(context));
        }

        var run = new RunLoop(definition, context);
        if (stimulus is Stimulus.Start start)
        {
            return state is null
                ? StateLimit.Enforce(run.Start(start), null, definition, context)
                : new RunResult.Refused("instance.exists", $"Instance {state.InstanceId} was started before.");
        }

        if (state is null)
        {
            return new RunResult.Refused("instance.missing", $"Instance {context.InstanceId} was not started yet.");
        }

        if (state.Status == InstanceStatus.Finished && !(state.SubStatus == InstanceSubStatus.Faulted && stimulus is Stimulus.Retry or Stimulus.Skip or Stimulus.Cancel))
        {
            return stimulus switch
            {
                Stimulus.Resume late => NotFound(state, late.BookmarkId),
                Stimulus.Fail late => NotFound(state, late.BookmarkId),
                _ => new RunResult.Refused("instance.finished", $"Instance {state.InstanceId} is over ({state.SubStatus})."),
            };
        }

        if (!string.Equals(state.DefinitionVersionId, definition.Source.VersionId, StringComparison.Ordinal))
        {
            return new RunResult.Refused("state.other-definition", $"Instance {state.InstanceId} runs {state.DefinitionVersionId}, not {definition.Source.VersionId}.");
        }

        if (!run.TryLoad(state, out var missing))
        {
            return new RunResult.Refused("state.other-definition", $"The state of instance {state.InstanceId} does not fit {definition.Source.VersionId}: {missing}.");
        }

        return stimulus switch
        {
            Stimulus.Resume resume => run.Waiting(resume.BookmarkId) is { } step
                ? StateLimit.Enforce(run.Resume(step, resume), state, definition, context)
                : NotFound(state, resume.BookmarkId),
            Stimulus.Fail fail => run.Waiting(fail.BookmarkId) is { } step
                ? StateLimit.Enforce(run.Fail(step, new Fault(fail.Code, fail.Message)), state, definition, context)
                : NotFound(state, fail.BookmarkId),
            Stimulus.Retry retry => Mend(run, state, retry.IncidentId, definition, context, (incident, step) => step is null || incident.IsDeadlock ? null : run.Retry(incident, step)),
            Stimulus.Skip skip => Mend(
                run, state, skip.IncidentId, definition, context,
                (incident, step) => step is not null ? run.Skip(incident, step, skip) : incident.Code == StateLimit.Code ? run.Reopen(incident) : null,
                skip.Outcomes),
            // Only ever makes the state smaller, and must always be possible.
            Stimulus.Cancel cancel => run.CancelInstance(cancel.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>As above for a single run: compiles the definition against the context's catalogue each time.</summary>
    /// <param name="definition">The version, as read.</param>
    /// <param name="state">The last state; null for a start.</param>
    /// <param name="stimulus">What happens to the instance.</param>
    /// <param name="context">Instance id, office time, activities, limits.</param>
    /// <returns>As above.</returns>
    public static RunResult Run(WorkflowDefinition definition, WorkflowState? state, Stimulus stimulus, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Run(CompiledDefinition.Compile(definition, context.Catalogue), state, stimulus, context);
    }

    /// <summary>The outcomes a step may be passed over with.</summary>
    /// <param name="definition">The version.</param>
    /// <param name="nodeId">Path of the step, as incidents name it.</param>
    /// <returns>Null when only running the step can tell, or there is no such step.</returns>
    public static IReadOnlyList<string>? OutcomesOf(CompiledDefinition definition, string nodeId)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition.Find(nodeId) is { Descriptor: { } descriptor } node ? descriptor.Outcomes.Of(node.Source) : null;
    }

    private static RunResult Mend(
        RunLoop run, WorkflowState state, string incidentId, CompiledDefinition definition, RunContext context, Func<Incident, StepExecution?, RunResult.Ran?> mend,
        IReadOnlyList<string>? outcomes = null)
    {
        if (state.OpenIncidents.FirstOrDefault(open => string.Equals(open.Id, incidentId, StringComparison.Ordinal)) is not { } incident)
        {
            return new RunResult.Refused("incident.not-open", $"Instance {state.InstanceId} has no open incident {incidentId}; it was mended before, or its step was taken back.");
        }

        if (outcomes is { Count: > 0 } && OutcomesOf(definition, incident.NodeId) is { } known && outcomes.FirstOrDefault(outcome => !known.Contains(outcome)) is { } unknown)
        {
            return new RunResult.Refused("incident.outcome-unknown", $"Step {incident.ActivityId} has no outcome {Definitions.Problem.Clip(unknown)}; it has {string.Join(", ", known)}.");
        }

        return mend(incident, run.Standing(incident)) is { } ran
            ? StateLimit.Enforce(ran, state, definition, context)
            : new RunResult.Refused("incident.not-mendable", $"Incident {incidentId} ({incident.Code}) cannot be mended this way.");
    }

    private static RunResult.Refused NotFound(WorkflowState state, string bookmarkId) =>
        new("bookmark.not-found", $"Instance {state.InstanceId} waits on no bookmark {bookmarkId}; it was used before, or taken back.");
}
