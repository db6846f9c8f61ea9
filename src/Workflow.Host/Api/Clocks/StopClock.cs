using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Host.Api.Acting;
using Workflow.Host.Serving;

namespace Workflow.Host.Api.Clocks;

/// <summary><c>POST .../clock-stops</c> of a task or a stage: a clock stands on a lawful ground; the applicant is told in writing.</summary>
internal static class StopClock
{
    private static readonly Func<Refusal, string?> Fields = Places.Of(
        ("stop.ground", "/ground"), ("stop.basis", "/basis"), ("stop.local-rule", "/basis"), ("stop.law-silent", "/basis"), ("stop.ends-before-start", "/expectedEnd"), ("stop.", "/from"));

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/tasks/{id:guid}/clock-stops", (Guid id, Request request, Act act) => request.Check() is { } refusal ? Task.FromResult<IResult>(refusal.Answer())
                : act.Pointing(Fields).OnTaskAsync(id, (@case, task) => request.Command(@case, ClockOwner.Of(task))))
            .Does("stopTaskClock", "A department stops the clocks of its task on a lawful ground (special procedure).");
        api.MapPost("/cases/{no}/stages/{stage}/clock-stops", (string no, string stage, Request request, Act act) => request.Check() is { } refusal ? Task.FromResult<IResult>(refusal.Answer())
                : act.Pointing(Fields).OnStageAsync(no, stage, (@case, code) => request.Command(@case, ClockOwner.Of(code))))
            .Does("stopStageClock", "The lead department stops the clocks of its stage on a lawful ground.");
    }

    /// <summary>The stop.</summary>
    /// <param name="From">First office day that does not count.</param>
    /// <param name="Ground">Code of a ground; the list is at /api/clock-grounds.</param>
    /// <param name="Basis">The provision it rests on.</param>
    /// <param name="ExpectedEnd">Last office day that does not count, as far as is known.</param>
    /// <param name="Reason">As told to the applicant.</param>
    /// <param name="Kind">Which clock; left out, both.</param>
    private sealed record Request(DateOnly From, string? Ground = null, BasisRequest? Basis = null, DateOnly? ExpectedEnd = null, string Reason = "", ClockKind? Kind = null)
    {
        public Refusal? Check() => Ground is null ? null : StopGrounds.Find(Ground).Refusal is { } unknown ? unknown with { Field = "/ground" } : null;

        public Approvals.Cases.StopClock Command(CaseNo @case, ClockOwner owner) => new(
            @case, owner, Kind, Ground is null ? null : StopGrounds.Find(Ground).Value, Basis?.Basis, From, ExpectedEnd, Reason);
    }
}

/// <summary>A provision as an official cites it.</summary>
/// <param name="Source">Law or local rule by its Chinese name.</param>
/// <param name="Article">As cited, e.g. 45 or 32(4).</param>
internal sealed record BasisRequest(string Source, string Article)
{
    /// <summary>What the register keeps: somebody cited it, nobody has verified it here.</summary>
    public LegalBasis Basis => new(Source, Article, VerifiedOn: null);
}
