using Workflow.Approvals.Clocks;
using Workflow.Approvals.Parties;

namespace Workflow.Approvals.Cases;

/// <summary>The case is closed; nothing more can be done on it.</summary>
public sealed record CaseClosed(CaseNo Case, CaseState State)
    : Refusal("case.closed", $"Case {Case} is closed: {State}.", ("case", Case.Value), ("state", Wording.Of(State)));

/// <summary>The actor acts for another party than the applicant of the case.</summary>
public sealed record CaseNotYours(CaseNo Case) : Refusal("case.not-yours", $"Case {Case} belongs to another applicant.", ("case", Case.Value));

/// <summary>The actor's role may not do this.</summary>
public sealed record RoleMayNot(ActorRole Role, string Act)
    : Refusal("actor.role-not-allowed", $"The role {Wording.Of(Role)} may not {Act}.", ("role", Wording.Of(Role)), ("act", Act));

/// <summary>The outcome a closing step names does not exist.</summary>
public sealed record ClosingUnknown(string Outcome)
    : Refusal("case.outcome-unknown", $"'{Outcome}' closes no case: granted, refused, not-accepted, deemed-withdrawn, ended, advised, finished.", ("outcome", Outcome));

/// <summary>The project of a case belongs to another party.</summary>
public sealed record ProjectNotYours(ProjectCode Project) : Refusal("project.not-yours", $"Project {Project} belongs to another party.", ("project", Project.Value));

/// <summary>The flow is applied for by others than this kind of party.</summary>
public sealed record ApplicantOtherKind(PartyKind Kind, string Flow, IReadOnlyList<PartyKind> Takes)
    : Refusal(
        "applicant.other-kind",
        $"{Flow} is applied for by {string.Join(" or ", Takes.Select(Wording.Of))}, not by {Wording.Of(Kind)}.",
        ("kind", Wording.Of(Kind)),
        ("flow", Flow),
        ("takes", string.Join(", ", Takes.Select(Wording.Of))));

/// <summary>The flow is one that nobody applies for: it follows from another case.</summary>
public sealed record FlowNotAppliedFor(string Flow) : Refusal("flow.not-applied-for", $"Nobody applies for {Flow}; it follows from another case.", ("flow", Flow));

/// <summary>The flow is one that somebody applies for: the office does not begin it for itself.</summary>
public sealed record ApplicantMissing(string Flow) : Refusal("applicant.missing", $"{Flow} is applied for; the office does not begin it for itself.", ("flow", Flow));

/// <summary>No such clock on this case.</summary>
public sealed record ClockUnknown(string Clock) : Refusal("clock.unknown", $"The case has no running clock {Clock}.", ("clock", Clock));

/// <summary>The limit has not ended yet.</summary>
public sealed record ClockNotDue(ClockId Clock, DueDate? Due)
    : Refusal("clock.not-due", $"Clock {Clock} is not due: {Due?.ToString() ?? "stopped"}.", ("clock", Clock.ToString()), ("due", Due?.ToString() ?? "-"));

/// <summary>The passing of this limit was noted before.</summary>
public sealed record ClockAlreadyLate(ClockId Clock)
    : Refusal("clock.already-late", $"Clock {Clock} is late already; it is noted once.", ("clock", Clock.ToString()));
