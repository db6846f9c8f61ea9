namespace Workflow.Engine.State;

/// <summary>Everything that lives of an instance between two runs. Immutable for callers: a run makes a new one.</summary>
public sealed partial class WorkflowState
{
}
