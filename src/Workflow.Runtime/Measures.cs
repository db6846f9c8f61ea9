using System.Diagnostics;
using System.Diagnostics.Metrics;
using Workflow.Approvals;
using Workflow.Approvals.Cases;

namespace Workflow.Runtime;

/// <summary>What the runtime measures, for whoever listens; next to nothing while nobody does. Ids and codes only: no personal value is ever a tag.</summary>
internal static class Measures
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "Workflow";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Committed = Meter.CreateCounter<long>("workflow.steps.committed", "{step}", "Steps committed");
    private static readonly Counter<long> Refused = Meter.CreateCounter<long>("workflow.steps.refused", "{step}", "Steps refused, by code");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("workflow.step.duration", "s", "From the lock to the commit or the refusal");
    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>("workflow.timer.lateness", "s", "Office time from a timer's due moment until it was worked off");

    /// <summary>A step from its lock to its end; a refusal is counted by its code.</summary>
    public static async Task<Result<T>> StepAsync<T>(CaseNo? no, Func<Task<Result<T>>> step)
    {
        using var activity = Source.StartActivity("step");
        activity?.SetTag("workflow.case", no?.Value);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            var done = await step();
            if (done.Refusal is { } refusal)
            {
                Refused.Add(1, new KeyValuePair<string, object?>("workflow.code", refusal.Code));
                activity?.SetTag("workflow.code", refusal.Code);
            }

            return done;
        }
        catch
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            Duration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }
    }

    /// <summary>A part of a step (load, decide, flow, commit), until it is disposed.</summary>
    public static Activity? Part(string name) => Source.StartActivity(name);

    /// <summary>A part of a step that only reckons.</summary>
    public static T Part<T>(string name, Func<T> reckon)
    {
        using var activity = Part(name);
        return reckon();
    }

    /// <summary>A step was committed.</summary>
    public static void StepCommitted() => Committed.Add(1);

    /// <summary>A timer was worked off so long after it was due.</summary>
    public static void TimerWorkedOff(TimeSpan late) => Lateness.Record(late.TotalSeconds);

    /// <summary>Lets listeners ask how old the oldest waiting message is, in seconds.</summary>
    public static ObservableGauge<double> WatchOutbox(Func<double> lagSeconds) =>
        Meter.CreateObservableGauge("workflow.outbox.lag", lagSeconds, "s", "Age of the oldest message that waits");
}
