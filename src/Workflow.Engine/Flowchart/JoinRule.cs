namespace Workflow.Engine.Flowchart;

/// <summary>When a step with several inbound paths runs (the Elsa format).</summary>
internal enum JoinRule
{
    /// <summary>For each arriving token: one inbound path, or Cascade.</summary>
    Each,

    /// <summary>Once, when every inbound path is decided and one arrived: no join, None, Stream, Merge, Converge, WaitAllActive.</summary>
    Decided,

    /// <summary>Once, when all arrived; passed over when one of them is dead: WaitAll.</summary>
    All,

    /// <summary>At the first arrival, taking back the rest: Race, WaitAny.</summary>
    First,
}
