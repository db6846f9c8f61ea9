namespace Workflow.Approvals.Notices;

/// <summary>Codes of the notices; each has a text in Chinese and English.</summary>
public static class NoticeCodes
{
    public const string StageOpen = "notice.stage-open";
    public const string Received = "notice.received";
    public const string Supplement = "notice.supplement";
    public const string SupplementAnswered = "notice.supplement-answered";
    public const string SupplementOverdue = "notice.supplement-overdue";
    public const string Accepted = "notice.accepted";
    public const string AcceptanceRefused = "notice.acceptance-refused";
    public const string Correction = "notice.correction";
    public const string CorrectionAnswered = "notice.correction-answered";
    public const string CorrectionOverdue = "notice.correction-overdue";
    public const string ToleratedHandedIn = "notice.tolerated-handed-in";
    public const string ToleranceOverdue = "notice.tolerance-overdue";
    public const string MatterGranted = "notice.matter-granted";
    public const string MatterRefused = "notice.matter-refused";
    public const string StagePassed = "notice.stage-passed";
    public const string StageEnded = "notice.stage-ended";
    public const string CaseClosed = "notice.case-closed";
    public const string CaseWithdrawn = "notice.case-withdrawn";
    public const string ClockStopped = "notice.clock-stopped";
    public const string ClockResumed = "notice.clock-resumed";
    public const string ClockExtended = "notice.clock-extended";
    public const string NewTask = "notice.new-task";
    public const string TaskNotNeeded = "notice.task-not-needed";
    public const string Late = "notice.late";
    public const string WaitOver = "notice.wait-over";
    public const string FlowIncident = "notice.flow-incident";
    public const string MatterAnswered = "notice.matter-answered";
    public const string JointAgenda = "notice.joint-agenda";
    public const string JointInvited = "notice.joint-invited";
    public const string JointMerged = "notice.joint-merged";
    public const string JointOpinion = "notice.joint-opinion";
    public const string MinutesIssued = "notice.minutes-issued";
    public const string IssueAnswered = "notice.issue-answered";
    public const string IssueClosed = "notice.issue-closed";
    public const string IssueReturned = "notice.issue-returned";
    public const string VersionChanged = "notice.version-changed";
    public const string DeclarationWanted = "notice.declaration-wanted";
    public const string RouteChosen = "notice.route-chosen";
    public const string PublicNoticeAsks = "notice.public-notice-asks";
    public const string PublicNoticeEnded = "notice.public-notice-ended";
    public const string PublicNoticeObjected = "notice.public-notice-objected";
    public const string CreditorClaimed = "notice.creditor-claimed";
    public const string WindowOpen = "notice.window-open";
    public const string WindowReminder = "notice.window-reminder";
    public const string WindowMissed = "notice.window-missed";
    public const string LiquidationBegins = "notice.liquidation-begins";
    public const string LiquidationLate = "notice.liquidation-late";
    public const string LicenceToCancel = "notice.licence-to-cancel";
    public const string LicenceCancelled = "notice.licence-cancelled";
    public const string LicenceNotCancelled = "notice.licence-not-cancelled";
    public const string LicenceInvestigated = "notice.licence-investigated";
    public const string LicenceOutlives = "notice.licence-outlives";
    public const string LicencesRemain = "notice.licences-remain";
    public const string StruckOff = "notice.struck-off";

    public const string CommitmentReferred = "notice.commitment-referred";
    public const string CommitmentOpened = "notice.commitment-opened";
    public const string CommitmentClosed = "notice.commitment-closed";
    public const string CommitmentWithdrawn = "notice.commitment-withdrawn";
    public const string VerificationOpened = "notice.verification-opened";
    public const string VerificationNearlyDue = "notice.verification-nearly-due";
    public const string VerificationLate = "notice.verification-late";
    public const string VerificationClosed = "notice.verification-closed";
    public const string RectificationOrdered = "notice.rectification-ordered";
    public const string RectificationReported = "notice.rectification-reported";
    public const string PromisedMaterialDue = "notice.promised-material-due";
    public const string PromisedMaterialCame = "notice.promised-material-came";
    public const string RevocationEscalated = "notice.revocation-escalated";
    public const string GrantRevoked = "notice.grant-revoked";
    public const string GrantRevokedHere = "notice.grant-revoked-here";
    public const string CaseRestsOnRevoked = "notice.case-rests-on-revoked";

    /// <summary>All of them, in the order above.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        StageOpen, Received, Supplement, SupplementAnswered, SupplementOverdue, Accepted, AcceptanceRefused, Correction, CorrectionAnswered, CorrectionOverdue,
        ToleratedHandedIn, ToleranceOverdue, MatterGranted, MatterRefused, StagePassed, StageEnded, CaseClosed, CaseWithdrawn, ClockStopped, ClockResumed, ClockExtended, NewTask,
        TaskNotNeeded, Late, WaitOver, FlowIncident, MatterAnswered, JointAgenda, JointInvited, JointMerged, JointOpinion, MinutesIssued, IssueAnswered, IssueClosed,
        IssueReturned,
        VersionChanged, CommitmentReferred, CommitmentOpened, CommitmentClosed, CommitmentWithdrawn, VerificationOpened, VerificationNearlyDue,
        VerificationLate, VerificationClosed, RectificationOrdered, RectificationReported, PromisedMaterialDue, PromisedMaterialCame, RevocationEscalated, GrantRevoked, GrantRevokedHere,
        CaseRestsOnRevoked,
        DeclarationWanted, RouteChosen, PublicNoticeAsks, PublicNoticeEnded, PublicNoticeObjected, CreditorClaimed, WindowOpen, WindowReminder, WindowMissed,
        LiquidationBegins, LiquidationLate, LicenceToCancel, LicenceCancelled, LicenceNotCancelled, LicenceInvestigated, LicenceOutlives, LicencesRemain, StruckOff,
    ];
}
