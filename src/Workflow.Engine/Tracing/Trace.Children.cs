namespace Workflow.Engine.Tracing;

public sealed partial class Trace
{
    private const int MostNested = 32;

    private int _nested;

    /// <summary>The workflows an instance of the trace may start.</summary>
    private sealed class Family(Trace trace, TracedInstance parent) : IChildWorkflows
    {
        public bool Exists(string definitionId) => trace.Knows(definitionId);

        public bool HasRoom => true; // The trace as a whole is stopped.

        public ChildRun? Execute(ChildRequest request)
        {
            if (trace._nested >= MostNested)
            {
                return null;
            }

            var child = new TracedInstance(trace._published[request.DefinitionId], request.InstanceId, parent) { ReportTo = request.InstanceId };
            trace._instances.Add(child);
            trace._nested++;
            var ran = WorkflowEngine.Run(child.Definition, null, new Stimulus.Start(request.Input, request.CorrelationId), trace.ContextOf(child));
            trace._nested--;
            if (ran is not RunResult.Ran rests)
            {
                return null;
            }

            child.Take(rests);
            return new(rests.State.Status, rests.State.SubStatus, rests.State.Output, rests.Effects);
        }
    }
}
