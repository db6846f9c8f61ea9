namespace Workflow.Host.Tests.Api.Isolation;

/// <summary>What an operation is about, which says what a foreigner is told.</summary>
internal enum Scope
{
    /// <summary>One case (<c>{no}</c>): foreign is 404, as if it did not exist.</summary>
    Case,

    /// <summary>One task: foreign is 404, as if it did not exist.</summary>
    Task,

    /// <summary>One notice, party, project or account: to whoever may not see it, it does not exist.</summary>
    Record,

    /// <summary>The party named in the body: foreign to an applicant is 404.</summary>
    Party,

    /// <summary>A list of what belongs to cases: it holds nothing foreign.</summary>
    List,

    /// <summary>A list of what belongs to divisions: it holds nothing foreign.</summary>
    Register,

    /// <summary>The caller itself.</summary>
    Own,

    /// <summary>The office as a whole: the role decides.</summary>
    Admin,

    /// <summary>Anybody, without a session.</summary>
    Public,
}

/// <summary>A row: an operation, what it is about, and the roles that may.</summary>
/// <param name="CaseIn">Of a list: the member of each item that names its case.</param>
/// <param name="IsWhole">Of a list: it holds every case the caller may see, not a part of them.</param>
/// <param name="Sees">Of a record: roles that see it and may not.</param>
/// <param name="Lacks">The code that says to those who are let in that there is nothing of the kind; null when there is.</param>
internal sealed record Row(string Operation, Scope Scope, string Roles, string CaseIn = "", bool IsWhole = false, string Sees = "", string? Lacks = null)
{
    public bool Allows(Who who) => Roles.Split(' ').Contains(who.Role);

    /// <summary>What the operation is about does not exist for this account.</summary>
    public bool IsForeignTo(Who who) => !who.Home || (Scope == Scope.Record && !Allows(who) && !Sees.Split(' ').Contains(who.Role));
}

/// <summary>Who may do what: one row for each operation of the OpenAPI document. An operation without a row, or a row without an operation, fails a test.</summary>
internal static class Matrix
{
    private const string Everybody = "applicant clerk reviewer head supervisor administrator division-administrator designer";
    private const string Readers = "applicant clerk reviewer head supervisor administrator division-administrator";
    private const string Department = "reviewer head";
    private const string Designers = "designer administrator";
    private const string Administrators = "administrator division-administrator";
    private const string Counter = "clerk administrator division-administrator";

    public static IReadOnlyList<Row> Rows { get; } =
    [
        new("openSession", Scope.Public, Everybody),
        new("showSession", Scope.Own, Everybody),
        new("closeSession", Scope.Own, Everybody),
        new("changePassword", Scope.Own, Everybody),
        new("openTokens", Scope.Public, Everybody),
        new("renewTokens", Scope.Public, Everybody),
        new("beginOidc", Scope.Public, Everybody),
        new("showSignInOptions", Scope.Public, Everybody),
        new("trackCase", Scope.Public, Everybody),
        new("listPublicCommitments", Scope.Public, Everybody),
        new("listPublicNotices", Scope.Public, Everybody),

        new("listServices", Scope.Own, Everybody),
        new("listGrounds", Scope.Own, Everybody),
        new("listScenarios", Scope.Own, Everybody),
        new("showScenario", Scope.Own, Everybody),
        new("switchScenario", Scope.Admin, "administrator"),

        new("listCases", Scope.List, Readers, CaseIn: "no", IsWhole: true),
        new("listTasks", Scope.List, "clerk reviewer head", CaseIn: "caseNo"),
        new("listNotices", Scope.List, Readers, CaseIn: "caseNo"),
        new("readNotice", Scope.Record, "applicant"),

        new("openCase", Scope.Party, "applicant clerk"),
        new("showCase", Scope.Case, Readers),
        new("showDocument", Scope.Case, Readers),
        new("packDocuments", Scope.Case, Readers),
        new("listDecisions", Scope.Case, Readers),
        new("showDecision", Scope.Admin, Everybody, Lacks: "decision.not-found"),
        new("explainDecision", Scope.Admin, Everybody, Lacks: "decision.not-found"),
        new("showArchive", Scope.Case, Readers),
        new("uploadAttachment", Scope.Case, "applicant clerk reviewer head"),
        new("showAttachment", Scope.Case, Readers),
        new("withdrawCase", Scope.Case, "applicant"),

        new("declareRoute", Scope.Case, "applicant"),
        new("reportLiquidation", Scope.Case, "applicant"),
        new("showDeregistration", Scope.Case, Readers),
        new("decideRoute", Scope.Task, Department),
        new("settleCancellation", Scope.Task, Department),
        new("objectToNotice", Scope.Admin, $"applicant {Department}", Lacks: "public-notice.unknown"),

        new("showOffer", Scope.Case, Readers),
        new("showDraft", Scope.Case, "applicant", Lacks: "draft.not-found"),
        new("saveDraft", Scope.Case, "applicant"),
        new("dropDraft", Scope.Case, "applicant"),
        new("fileApplication", Scope.Case, "applicant"),
        new("acceptApplication", Scope.Case, "clerk"),
        new("refuseApplication", Scope.Case, "clerk"),
        new("handInTolerated", Scope.Case, "applicant"),
        new("endStage", Scope.Case, Department),
        new("decideLead", Scope.Case, Department),
        new("stopStageClock", Scope.Case, Department),
        new("resumeStageClock", Scope.Case, Department),
        new("extendStageClock", Scope.Case, "head"),

        new("proposeSupplement", Scope.Case, "clerk"),
        new("requestSupplement", Scope.Case, "clerk"),
        new("addSupplementItem", Scope.Case, Department),
        new("sendSupplement", Scope.Case, Department),
        new("answerSupplement", Scope.Case, "applicant"),

        new("showTask", Scope.Task, Readers),
        new("claimTask", Scope.Task, Department),
        new("releaseTask", Scope.Task, Department),
        new("delegateTask", Scope.Task, Department),
        new("completeTask", Scope.Task, Department),
        new("returnTask", Scope.Task, Department),
        new("answerCorrection", Scope.Task, "applicant"),
        new("stopTaskClock", Scope.Task, Department),
        new("resumeTaskClock", Scope.Task, Department),
        new("extendTaskClock", Scope.Task, "head"),

        new("putOnAgenda", Scope.Task, Department),
        new("takeOffAgenda", Scope.Task, Department),
        new("inviteDepartment", Scope.Task, Department),
        new("giveJointOpinion", Scope.Task, Department),
        new("mergeOpinions", Scope.Task, Department),
        new("answerIssue", Scope.Case, Department, Lacks: "issue.unknown"),
        new("closeIssue", Scope.Case, Department, Lacks: "issue.unknown"),
        new("listIssues", Scope.Own, Everybody),
        new("listMeetings", Scope.Own, Everybody),
        new("callMeeting", Scope.Admin, Department),
        new("showMeeting", Scope.Record, $"{Department} supervisor {Administrators}"),
        new("changeMeeting", Scope.Record, Department, Sees: $"supervisor {Administrators}"),
        new("closeMeeting", Scope.Record, Department, Sees: $"supervisor {Administrators}"),
        new("listCommitments", Scope.Case, Readers),
        new("showCommitment", Scope.Case, Readers, Lacks: "commitment.unknown"),
        new("askCommitment", Scope.Case, "applicant"),
        new("signCommitment", Scope.Case, "applicant", Lacks: "commitment.unknown"),
        new("declineCommitment", Scope.Case, "applicant", Lacks: "commitment.unknown"),
        new("withdrawCommitment", Scope.Case, "applicant", Lacks: "commitment.unknown"),
        new("decideCommitmentRoute", Scope.Case, Department, Lacks: "commitment.unknown"),
        new("showVerification", Scope.Case, Readers, Lacks: "verification.missing"),
        new("acknowledgeHandOver", Scope.Task, Department),
        new("nameInspectors", Scope.Task, Department),
        new("reportCheck", Scope.Task, Department),
        new("confirmRectification", Scope.Task, Department),
        new("signRevocation", Scope.Task, Department),
        new("reportRectification", Scope.Case, "applicant", Lacks: "verification.missing"),
        new("deliverPromised", Scope.Case, "applicant", Lacks: "verification.missing"),
        new("listCreditRecords", Scope.Record, $"applicant supervisor {Counter}"),

        new("listAccounts", Scope.Register, Administrators),
        new("createAccount", Scope.Admin, Administrators),
        new("showAccount", Scope.Record, Administrators),
        new("changeAccount", Scope.Record, Administrators),
        new("renewPassword", Scope.Record, Administrators),
        new("listColleagues", Scope.Admin, "clerk reviewer head"),
        new("listAdminAudit", Scope.Register, Administrators),

        new("listParties", Scope.Register, $"applicant supervisor {Counter}"),
        new("registerParty", Scope.Admin, Counter),
        new("showParty", Scope.Record, $"applicant supervisor {Counter}"),
        new("changeParty", Scope.Record, Counter, Sees: "applicant supervisor"),
        new("listFacts", Scope.Record, $"applicant supervisor {Counter}"),
        new("reportFacts", Scope.Record, Administrators, Sees: "applicant clerk supervisor"),
        new("askFacts", Scope.Record, Counter, Sees: "applicant supervisor"),
        new("showDossier", Scope.Record, $"applicant supervisor {Counter}"),
        new("listLicences", Scope.Register, $"applicant {Department} supervisor {Administrators}"),
        new("showLicence", Scope.Record, $"applicant {Department} supervisor {Administrators}"),
        new("registerLicence", Scope.Admin, Administrators),
        new("correctLicence", Scope.Record, Administrators, Sees: $"applicant {Department} supervisor"),
        new("listMandates", Scope.Record, $"applicant supervisor {Counter}"),
        new("giveMandate", Scope.Record, Counter, Sees: "applicant supervisor"),
        new("showMandate", Scope.Record, $"applicant supervisor {Counter}"),
        new("endMandate", Scope.Record, Counter, Sees: "applicant supervisor"),

        new("listProjects", Scope.Register, Readers),
        new("registerProject", Scope.Party, "applicant clerk"),
        new("showProject", Scope.Record, Readers),
        new("changeProject", Scope.Record, "applicant clerk", Sees: $"{Department} supervisor {Administrators}"),

        new("showOperations", Scope.Admin, "administrator"),
        new("retryDeadLetter", Scope.Admin, "administrator", Lacks: "dead-letter.not-found"),
        new("listIncidents", Scope.Admin, "administrator"),
        new("retryIncident", Scope.Admin, "administrator", Lacks: "incident.not-found"),
        new("passOverIncident", Scope.Admin, "administrator", Lacks: "incident.not-found"),
        new("listFlowTasks", Scope.Admin, "administrator"),
        new("reportFlowTask", Scope.Admin, "administrator", Lacks: "flow-task.not-found"),

        new("listDefinitions", Scope.Admin, Designers),
        new("showDefinition", Scope.Admin, Designers, Lacks: "definition.not-found"),
        new("showDefinitionDraft", Scope.Admin, Designers, Lacks: "definition.draft-not-found"),
        new("saveDefinitionDraft", Scope.Admin, Designers),
        new("dropDefinitionDraft", Scope.Admin, Designers, Lacks: "definition.draft-not-found"),
        new("checkDefinitionDraft", Scope.Admin, Designers, Lacks: "definition.draft-not-found"),
        new("publishDefinition", Scope.Admin, Designers, Lacks: "definition.draft-not-found"),
        new("takeUpDefinition", Scope.Admin, Designers, Lacks: "definition.not-found"),
        new("retractDefinition", Scope.Admin, Designers, Lacks: "definition.not-found"),
        new("proposeMigration", Scope.Admin, Designers, Lacks: "definition.not-found"),
        new("listMigrations", Scope.Admin, Designers),
        new("showMigration", Scope.Admin, Designers, Lacks: "migration.not-found"),
        new("listMigrationCases", Scope.Admin, Designers, Lacks: "migration.not-found"),
        new("approveMigration", Scope.Admin, Designers, Lacks: "migration.not-found"),
        new("rejectMigration", Scope.Admin, Designers, Lacks: "migration.not-found"),
        new("undoMigration", Scope.Admin, Designers, Lacks: "migration.not-found"),
    ];
}
