using Workflow.Approvals.Cases;
using Workflow.Host.Security;
using Workflow.Runtime.Idempotency;
using Workflow.Runtime.Instances;

namespace Workflow.Host.Api.Acting;

/// <summary>Callers and stages of requests, as the runner takes them.</summary>
internal static class Asking
{
    /// <summary>The caller as one who asks on an office day.</summary>
    public static Requester Asks(this Caller caller, DateOnly today, IdempotentRequest? request = null) =>
        new(new Actor(caller.Account, caller.Role, caller.Department), Reach.Of(caller, today), request);

    /// <summary>The code of a stage that is named by its code or its number.</summary>
    public static string StageCode(this CaseFile file, string stage) => file.Stages.FirstOrDefault(opened => opened.Owner() == stage)?.Code ?? stage;
}
