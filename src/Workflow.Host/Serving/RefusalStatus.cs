using Workflow.Approvals;

namespace Workflow.Host.Serving;

/// <summary>The HTTP status of each refusal. docs/errors.md lists the same; a test compares them.</summary>
internal static class RefusalStatus
{
    /// <summary>422 unless the code says that something is unknown (404), not the caller's (403), in the way now (409), or unreadable (400).</summary>
    public static int Of(Refusal refusal) => Of(refusal.Code);

    public static int Of(string code) => code switch
    {
        "request.malformed" or "request.refused" or "attachment.malformed" or "idempotency.key-malformed" or "page.cursor-invalid" or "page.limit-invalid" => StatusCodes.Status400BadRequest,
        "session.missing" or "session.refused" or "token.refused" => StatusCodes.Status401Unauthorized,
        "access.refused" or "commitment.not-yours" or "verification.not-inspector" or "actor.role-not-allowed" or "case.not-yours" or "issue.not-yours" or "mandate.missing" or "mandate.not-in-force" or "mandate.role-not-allowed" or "migration.own" or "oidc.account-closed" or "oidc.denied"
            or "oidc.failed" or "oidc.role-unknown" or "project.not-yours" or "request.cross-site" or "stage.not-yours" or "task.not-yours" or "task.sign-off-not-yours" or "objection.not-yours" => StatusCodes.Status403Forbidden,
        "account.not-found" or "commitment.unknown" or "verification.missing" or "archive.not-found" or "issue.unknown" or "meeting.not-found" or "attachment.not-found" or "case.not-found" or "catalogue.not-found" or "dead-letter.not-found" or "decision.not-found" or "flow-task.not-found" or "definition.not-found" or "document.not-found" or "document.none" or "definition.draft-not-found" or "incident.not-found" or "migration.not-found" or "draft.not-found"
            or "mandate.not-found" or "licence.not-found" or "notice.not-found" or "oidc.not-configured" or "party.not-found" or "party.unknown-identifier" or "project.not-found"
            or "route.not-found" or "stage.not-opened" or "stage.unknown" or "supplement.unknown" or "task.not-found" or "task.unknown" or "track.not-found" or "public-notice.unknown" => StatusCodes.Status404NotFound,
        "request.method-refused" => StatusCodes.Status405MethodNotAllowed,
        "request.too-slow" => StatusCodes.Status408RequestTimeout,
        "account.closes-itself" or "archive.case-open" or "account.exists" or "attachment.scan-unavailable" or "case.closed" or "clock.already-late" or "clock.ended" or "clock.not-due" or "clock.not-stopped" or "clock.unknown" or "definition.changed" or "definition.draft-exists" or "definition.retracted" or "definition.second-person" or "migration.moved-on" or "migration.not-possible" or "migration.under-way" or "migration.wrong-state"
            or "event.not-correlated" or "extension.already-given" or "extension.too-late" or "flow.refused" or "flow.rounds-exceeded" or "flow.start-taken" or "instance.finished" or "idempotency.in-flight" or "issue.wrong-state" or "joint-review.disagreement" or "joint-review.invited-before" or "joint-review.issues-missing" or "joint-review.issues-open" or "joint-review.not-on-agenda" or "joint-review.on-agenda" or "joint-review.quorum-missing" or "meeting.closed" or "meeting.items-open" or "meeting.minutes-issued" or "incident.not-mendable" or "incident.not-open" or "intake.deemed-accepted"
            or "party.erased" or "licence.exists" or "licence.not-expired" or "licence.versions-exhausted" or "licence.wrong-status" or "party.identifier-taken" or "project.exists" or "stage.materials-missing" or "stage.matter-not-drawn" or "stage.nothing-refused" or "application-window.not-open" or "application-window.over" or "application-window.reminder-not-due" or "deregistration.not-decided" or "licence.not-found-here" or "liquidation.claims-open" or "liquidation.not-open" or "liquidation.step-done" or "liquidation.step-missing" or "party.closed" or "public-notice.ended" or "route.declaration-missing" or "route.declaration-not-wanted"
            or "stage.refile-not-allowed" or "stage.tasks-open" or "stage.wrong-state" or "stop.overlaps" or "supplement.already-sent" or "supplement.not-due"
            or "supplement.nothing-to-send" or "supplement.too-late" or "supplement.wrong-state" or "task.already-signed" or "task.claimed" or "task.not-claimed"
            or "task.returned-before" or "task.waits-for-result" or "task.wrong-kind" or "task.wrong-state" or "work.unhandled"
            or "credit.repair-barred" or "credit.repair-unjudged" or "commitment.wrong-state" or "commitment.doubled" or "commitment.route-closed" or "commitment.unjudged" or "commitment.decided" or "commitment.route-undecided" or "commitment.not-referred"
            or "verification.wrong-state" or "verification.not-withdrawn" or "verification.needs-other-inspector" or "verification.unjudged" or "verification.material-delivered" or "verification.watched" or "revocation.needs-second-person" => StatusCodes.Status409Conflict,
        "meeting.stale" or "precondition.stale" => StatusCodes.Status412PreconditionFailed,
        "attachment.too-large" or "request.too-large" => StatusCodes.Status413PayloadTooLarge,
        "attachment.type-refused" or "request.media-refused" => StatusCodes.Status415UnsupportedMediaType,
        "precondition.missing" => StatusCodes.Status428PreconditionRequired,
        "request.too-many" => StatusCodes.Status429TooManyRequests,
        "server.failed" => StatusCodes.Status500InternalServerError,
        "request.version-refused" => StatusCodes.Status505HttpVersionNotsupported,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
