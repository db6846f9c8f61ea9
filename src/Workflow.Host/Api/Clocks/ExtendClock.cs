using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Host.Api.Acting;
using Workflow.Host.Serving;

namespace Workflow.Host.Api.Clocks;

/// <summary><c>POST .../clock-extension</c> of a task or a stage: the head of the department makes a limit longer, once, before its end.</summary>
internal static class ExtendClock
{
    private static readonly Func<Refusal, string?> Fields = Places.Of(("extension.reason", "/reason"), ("extension.too-long", "/by"), ("limit.", "/by"), ("extension.too-late", ""), ("extension.already", ""), ("extension.", "/basis"));

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/tasks/{id:guid}/clock-extension", (Guid id, Request request, Act act) => request.Length is { Refusal: { } refusal } ? Task.FromResult<IResult>((refusal with { Field = "/by" }).Answer())
                : act.Pointing(Fields).OnTaskAsync(id, (@case, task) => request.Command(@case, ClockOwner.Of(task))))
            .Does("extendTaskClock", "The head of the department extends the limit of a task, once, before its end, with reasons.");
        api.MapPost("/cases/{no}/stages/{stage}/clock-extension", (string no, string stage, Request request, Act act) => request.Length is { Refusal: { } refusal } ? Task.FromResult<IResult>((refusal with { Field = "/by" }).Answer())
                : act.Pointing(Fields).OnStageAsync(no, stage, (@case, code) => request.Command(@case, ClockOwner.Of(code))))
            .Does("extendStageClock", "The head of the lead department extends the limit of the stage, once, before its end, with reasons.");
    }

    /// <summary>The extension.</summary>
    /// <param name="Kind">Which clock.</param>
    /// <param name="By">How much longer, e.g. 10wd.</param>
    /// <param name="Reason">As told to the applicant.</param>
    /// <param name="Basis">The provision.</param>
    private sealed record Request(ClockKind Kind, string By, string Reason = "", BasisRequest? Basis = null)
    {
        internal Result<LimitLength> Length => LimitLength.Parse(By);

        public Approvals.Cases.ExtendClock Command(CaseNo @case, ClockOwner owner) => new(@case, owner, Kind, Length.Value, Basis?.Basis, Reason);
    }
}
