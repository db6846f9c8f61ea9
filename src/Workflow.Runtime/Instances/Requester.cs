using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Joint;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Idempotency;

namespace Workflow.Runtime.Instances;

/// <summary>Who asks for a step from outside.</summary>
/// <param name="Actor">Account and role. For an applicant the party acted for is the case's own: the reach has checked the mandate.</param>
/// <param name="Reach">Which cases it may touch.</param>
/// <param name="Request">The key under which the answer is kept, or null.</param>
internal sealed record Requester(Actor Actor, CaseReach Reach, IdempotentRequest? Request)
{
    /// <summary>The actor on a case that is within reach.</summary>
    public Actor On(Case reached) => Actor.Role == ActorRole.Applicant && Reach is CaseReach.OfMandates ? Actor with { Party = reached.Applicant } : Actor;
}

/// <summary>The case somebody names, by its number or by one of its tasks.</summary>
internal readonly record struct CaseName(CaseNo? No, TaskId? Task)
{
    /// <summary>A meeting the act is about, locked with the case; null when it is about none.</summary>
    public MeetingId? Meeting { get; init; }

    public static implicit operator CaseName(CaseNo no) => new(no, Task: null);

    public static implicit operator CaseName(TaskId task) => new(No: null, task);
}

/// <summary>Makes the command once the case is there to be looked at; refused when the request does not fit the case.</summary>
internal delegate Result<CaseCommand> MakeCommand(CaseFile file);

/// <summary>Makes the answer of a committed step.</summary>
internal delegate StoredAnswer MakeAnswer(CaseFile file, StepReceipt receipt);

/// <summary>The answer to a request.</summary>
/// <param name="Answer">As stored, when the request has a key.</param>
/// <param name="IsReplay">True when it was given before and nothing was done now.</param>
internal sealed record Answered(StoredAnswer Answer, bool IsReplay);
