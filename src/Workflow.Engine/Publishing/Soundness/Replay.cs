using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Tracing;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>Makes of the ways that lead to a defect the steps of a trace that show it, with inputs and results that force the choices on the way.</summary>
internal sealed class Replay(WorkflowDefinition definition, ActivityCatalogue catalogue)
{
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ReplaySearch _search = new(definition, catalogue);

    /// <summary>The problem of a finding, with <c>counterExample</c>, <c>way</c> and <c>isForced</c> among its values.</summary>
    public Problem Told(Finding finding, Findings findings)
    {
        _search.Begin();
        var (way, steps) = finding.Ways.Select(way => (way, _search.Find(way, finding.Shows))).FirstOrDefault(found => found.Item2 is not null && IsShown(found.Item2, finding));
        var isForced = steps is not null;
        if (!isForced)
        {
            way = finding.Ways[0];
            steps = _search.Unforced(way);
        }
        else if (finding.Code == "join.never-runs")
        {
            steps = [.. steps!, ReplayStep.UntilEnd]; // Forced.
        }

        var taken = string.Join("; ", Trail.Steps(way!.Trail).Select(step => $"{findings.Named(step.NodeId)}: {(step.Outcomes.Length == 0 ? "Done" : string.Join('+', step.Outcomes))}"));
        var message = isForced ? finding.Message : $"{finding.Message} No input or result was found that forces every choice of this way ({Problem.Clip(taken)}); the steps given only answer its waits.";
        return Problem.Error(finding.Code, finding.NodeId, message,
            ("way", taken), ("counterExample", new JsonArray([.. steps!.Select(step => step.Json.DeepClone())]).ToJsonString(Writing)), ("isForced", isForced ? "true" : "false"));
    }

    // What the trace shows must be what was claimed: it also runs what the flow asks of the world around it.
    private bool IsShown(IReadOnlyList<ReplayStep> steps, Finding finding)
    {
        var trace = new Trace([definition], catalogue);
        foreach (var step in steps)
        {
            step.Do(trace);
        }

        return !trace.IsStopped && trace.Instances is [{ State: { } state } instance, ..] && finding.Shows(instance.Journal, state);
    }
}

/// <summary>A step of a trace, as its file tells it and as it is done.</summary>
internal sealed record ReplayStep(JsonObject Json, Action<Trace> Do)
{
    /// <summary>Resumes whatever is open until nothing is.</summary>
    public static ReplayStep UntilEnd { get; } = new(new JsonObject { ["op"] = "until-end" }, trace => trace.UntilEnd());
}
