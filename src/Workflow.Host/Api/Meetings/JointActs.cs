using Workflow.Approvals.Joint;
using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Meetings;

/// <summary><c>POST /api/tasks/{id}/...</c>: what the convenor of a joint review, and the departments it invites, do on their tasks.</summary>
internal static class JointActs
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/tasks/{id:guid}/agenda", (Guid id, AgendaRequest request, Act act) =>
                act.Pointing(Places.Of(("meeting.stale", "/version"), ("meeting.", "/meeting"))).WithMeeting(new(request.Meeting))
                    .OnTaskAsync(id, (no, task) => new PutOnAgenda(no, task, new(request.Meeting), request.Version)))
            .Does("putOnAgenda", "The convenor puts a joint review on the agenda of one of its meetings; the invited departments are asked.");
        api.MapPost("/tasks/{id:guid}/agenda-removal", (Guid id, RemovalRequest request, Act act) =>
                act.Pointing(Places.Of(("reasons.", "/reason"))).OnTaskAsync(id, (no, task) => new TakeOffAgenda(no, task, request.Reason)))
            .Does("takeOffAgenda", "The convenor takes a joint review off the agenda; opinions given stay given.");
        api.MapPost("/tasks/{id:guid}/invitations", (Guid id, InvitationRequest request, Act act) =>
                act.Pointing(Places.Of(("joint-review.department-unknown", "/department"), ("joint-review.invited-before", "/department")))
                    .OnTaskAsync(id, (no, task) => new InviteDepartment(no, task, request.Department)))
            .Does("inviteDepartment", "The convenor asks one more department for its opinion.");
        api.MapPost("/tasks/{id:guid}/joint-opinion", (Guid id, OpinionRequest request, Act act) =>
                act.Pointing(Pointing).OnTaskAsync(id, (no, task) => new GiveJointOpinion(no, task, request.Agrees, request.Text, Raised(request.Issues))))
            .Does("giveJointOpinion", "An invited department gives its opinion in a joint review, once, with the issues it finds.");
        api.MapPost("/tasks/{id:guid}/merged-opinion", (Guid id, MergeRequest request, Act act) =>
                act.Pointing(Pointing).OnTaskAsync(id, (no, task) => new MergeOpinions(no, task, request.Outcome, request.Text, Raised(request.Issues))))
            .Does("mergeOpinions", "The convenor merges the opinions into one, which the flow goes on with.");
    }

    private static Func<Approvals.Refusal, string?> Pointing { get; } = Places.Of(
        ("reasons.", "/text"), ("issue.", "/issues"), ("joint-review.not-invited", "/issues"), ("joint-review.disagreement", "/outcome"), ("joint-review.issues", "/outcome"));

    private static IReadOnlyList<RaisedIssue> Raised(IReadOnlyList<IssueRequest>? issues) =>
        [.. (issues ?? []).Select(issue => new RaisedIssue(issue.Owner, issue.Text, issue.DueOn))];

    /// <summary>Where the review is to be put.</summary>
    /// <param name="Meeting">A meeting of the convenor that is not closed.</param>
    /// <param name="Version">The version of the meeting that was seen, as its ETag says; the act changes it too, and the case is named in the address.</param>
    private sealed record AgendaRequest(Guid Meeting, int Version);

    /// <summary>Why it is taken off.</summary>
    /// <param name="Reason">Required.</param>
    private sealed record RemovalRequest(string Reason);

    /// <summary>Who is to be asked.</summary>
    /// <param name="Department">Code of the catalogue.</param>
    private sealed record InvitationRequest(string Department);

    /// <summary>An opinion.</summary>
    /// <param name="Agrees">False to disagree.</param>
    /// <param name="Text">Required to disagree.</param>
    /// <param name="Issues">What is to be settled, by whom, until when.</param>
    private sealed record OpinionRequest(bool Agrees, string Text = "", IReadOnlyList<IssueRequest>? Issues = null);

    /// <summary>The merged opinion.</summary>
    /// <param name="Outcome">agreed, agreedWithIssues or rejected; it cannot say otherwise than the departments.</param>
    /// <param name="Text">Required.</param>
    /// <param name="Issues">Issues the convenor adds.</param>
    private sealed record MergeRequest(JointOutcome Outcome, string Text, IReadOnlyList<IssueRequest>? Issues = null);

    /// <summary>An issue.</summary>
    /// <param name="Owner">Department that is to settle it; it takes part in the review.</param>
    /// <param name="Text">What is to be settled.</param>
    /// <param name="DueOn">Last day to answer.</param>
    private sealed record IssueRequest(string Owner, string Text, DateOnly DueOn);
}
