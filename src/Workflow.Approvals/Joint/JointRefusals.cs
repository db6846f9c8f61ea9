using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Joint;

/// <summary>No such meeting, or it is another department's.</summary>
public sealed record MeetingNotFound(MeetingId Meeting) : Refusal("meeting.not-found", $"There is no meeting {Meeting.Value}.", ("meeting", $"{Meeting.Value}"));

/// <summary>The meeting was held: its agenda stands.</summary>
public sealed record MeetingClosed(MeetingId Meeting) : Refusal("meeting.closed", $"Meeting {Meeting.Value} is closed.", ("meeting", $"{Meeting.Value}"));

/// <summary>The meeting was changed since it was read.</summary>
public sealed record MeetingStale(MeetingId Meeting, int Version)
    : Refusal("meeting.stale", $"Meeting {Meeting.Value} is at version {Version} by now.", ("meeting", $"{Meeting.Value}"), ("version", $"{Version}"));

/// <summary>Items of the meeting have no merged opinion yet.</summary>
public sealed record MeetingItemsOpen(MeetingId Meeting, int Open)
    : Refusal("meeting.items-open", $"{Open} items of meeting {Meeting.Value} have no merged opinion.", ("meeting", $"{Meeting.Value}"), ("open", $"{Open}"));

/// <summary>The minutes of this meeting are in the case already.</summary>
public sealed record MinutesIssued(MeetingId Meeting)
    : Refusal("meeting.minutes-issued", $"The minutes of meeting {Meeting.Value} are issued to this case.", ("meeting", $"{Meeting.Value}"));

/// <summary>A joint review needs somebody to ask.</summary>
public sealed record NobodyInvited(string Step) : Refusal("joint-review.nobody-invited", $"The joint review {Step} invites no department but its convenor.", ("step", Step));

/// <summary>The catalogue has no such department.</summary>
public sealed record InvitedUnknown(string Department) : Refusal("joint-review.department-unknown", $"There is no department {Department}.", ("department", Department));

/// <summary>The department is asked already.</summary>
public sealed record InvitedBefore(string Department) : Refusal("joint-review.invited-before", $"{Department} is invited already.", ("department", Department));

/// <summary>The department takes no part in this review.</summary>
public sealed record NotInvited(string Department) : Refusal("joint-review.not-invited", $"{Department} is not invited to this review.", ("department", Department));

/// <summary>The review stands on an agenda.</summary>
public sealed record OnAgenda(TaskId Task) : Refusal("joint-review.on-agenda", $"The review {Task.Value} is on an agenda already.", ("task", $"{Task.Value}"));

/// <summary>The review stands on no agenda.</summary>
public sealed record NotOnAgenda(TaskId Task) : Refusal("joint-review.not-on-agenda", $"The review {Task.Value} is on no agenda.", ("task", $"{Task.Value}"));

/// <summary>Too few departments have given their opinion; silence is no consent.</summary>
public sealed record QuorumMissing(int Stated, int Needed, IReadOnlyList<string> Silent)
    : Refusal(
        "joint-review.quorum-missing",
        $"{Stated} departments have given their opinion, {Needed} are needed; silent: {string.Join(", ", Silent)}.",
        ("stated", $"{Stated}"),
        ("needed", $"{Needed}"),
        ("silent", string.Join(", ", Silent)));

/// <summary>A department disagrees: the merged opinion cannot say otherwise.</summary>
public sealed record JointDisagreement(string Department) : Refusal("joint-review.disagreement", $"{Department} disagrees.", ("department", Department));

/// <summary>Agreed without issues while issues are not closed.</summary>
public sealed record JointIssuesOpen(int Open) : Refusal("joint-review.issues-open", $"{Open} issues are not closed.", ("open", $"{Open}"));

/// <summary>Agreed with issues where there are none.</summary>
public sealed record JointIssuesMissing() : Refusal("joint-review.issues-missing", "There is no issue that is not closed.");

/// <summary>An issue says nothing.</summary>
public sealed record IssueTextMissing() : Refusal("issue.text-missing", "The issue has no text.");

/// <summary>The last day to answer has passed.</summary>
public sealed record IssueDueInPast(DateOnly DueOn) : Refusal("issue.due-in-past", $"{DueOn:yyyy-MM-dd} has passed.", ("dueOn", Clocks.Iso.Of(DueOn)));

/// <summary>No such issue on this case.</summary>
public sealed record IssueUnknown(IssueId Issue) : Refusal("issue.unknown", $"The case has no issue {Issue.Value}.", ("issue", $"{Issue.Value}"));

/// <summary>The issue is another department's to answer or close.</summary>
public sealed record IssueNotYours(IssueId Issue, string Department)
    : Refusal("issue.not-yours", $"Issue {Issue.Value} is for {Department}.", ("issue", $"{Issue.Value}"), ("department", Department));

/// <summary>The issue is not in a state that allows this.</summary>
public sealed record IssueWrongState(IssueId Issue, IssueState State)
    : Refusal("issue.wrong-state", $"Issue {Issue.Value} is {Wording.Of(State)}.", ("issue", $"{Issue.Value}"), ("state", Wording.Of(State)));
