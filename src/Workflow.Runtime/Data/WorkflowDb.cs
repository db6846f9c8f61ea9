using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Mappings;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data;

/// <summary>The model of the store: migrations, queries and admin rows. Rows that belong to a case are written by the step store only.</summary>
internal abstract class WorkflowDb(DbContextOptions options) : IdentityUserContext<Account>(options)
{
    public DbSet<CaseRow> Cases => Set<CaseRow>();
    public DbSet<StageApplicationRow> StageApplications => Set<StageApplicationRow>();
    public DbSet<ReviewTaskRow> ReviewTasks => Set<ReviewTaskRow>();
    public DbSet<OpinionRow> Opinions => Set<OpinionRow>();
    public DbSet<ClockRow> Clocks => Set<ClockRow>();
    public DbSet<ClockIntervalRow> ClockIntervals => Set<ClockIntervalRow>();
    public DbSet<MaterialRow> Materials => Set<MaterialRow>();
    public DbSet<SupplementRow> Supplements => Set<SupplementRow>();
    public DbSet<DocumentRow> Documents => Set<DocumentRow>();
    public DbSet<DocumentContentRow> DocumentContents => Set<DocumentContentRow>();
    public DbSet<AttachmentContentRow> AttachmentContents => Set<AttachmentContentRow>();
    public DbSet<AttachmentRow> Attachments => Set<AttachmentRow>();
    public DbSet<FilingDraftRow> FilingDrafts => Set<FilingDraftRow>();
    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();
    public DbSet<DecisionReceiptRow> DecisionReceipts => Set<DecisionReceiptRow>();
    public DbSet<FactSnapshotRow> FactSnapshots => Set<FactSnapshotRow>();
    public DbSet<ScenarioSwitchRow> ScenarioSwitches => Set<ScenarioSwitchRow>();
    public DbSet<JointReviewRow> JointReviews => Set<JointReviewRow>();
    public DbSet<JointIssueRow> JointIssues => Set<JointIssueRow>();
    public DbSet<MeetingRow> Meetings => Set<MeetingRow>();
    public DbSet<CommitmentRow> Commitments => Set<CommitmentRow>();
    public DbSet<CommitmentTextRow> CommitmentTexts => Set<CommitmentTextRow>();
    public DbSet<VerificationRow> Verifications => Set<VerificationRow>();
    public DbSet<CreditRecordRow> CreditRecords => Set<CreditRecordRow>();
    public DbSet<DeregistrationRow> Deregistrations => Set<DeregistrationRow>();
    public DbSet<PublicNoticeRow> PublicNotices => Set<PublicNoticeRow>();
    public DbSet<NoticeRow> Notices => Set<NoticeRow>();
    public DbSet<PartyRow> Parties => Set<PartyRow>();
    public DbSet<PartyIdentifierRow> PartyIdentifiers => Set<PartyIdentifierRow>();
    public DbSet<PartyDataRow> PartyData => Set<PartyDataRow>();
    public DbSet<PartyKeyRow> PartyKeys => Set<PartyKeyRow>();
    public DbSet<ArchiveRow> Archives => Set<ArchiveRow>();
    public DbSet<LicenceRow> Licences => Set<LicenceRow>();
    public DbSet<LicenceVersionRow> LicenceVersions => Set<LicenceVersionRow>();
    public DbSet<MandateRow> Mandates => Set<MandateRow>();
    public DbSet<ProjectRow> Projects => Set<ProjectRow>();
    public DbSet<DefinitionVersionRow> DefinitionVersions => Set<DefinitionVersionRow>();
    public DbSet<CatalogueVersionRow> CatalogueVersions => Set<CatalogueVersionRow>();
    public DbSet<CalendarVersionRow> CalendarVersions => Set<CalendarVersionRow>();
    public DbSet<InstanceRow> Instances => Set<InstanceRow>();
    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();
    public DbSet<DefinitionDraftRow> DefinitionDrafts => Set<DefinitionDraftRow>();
    public DbSet<DefinitionHeadRow> DefinitionHeads => Set<DefinitionHeadRow>();
    public DbSet<FlowStartRow> FlowStarts => Set<FlowStartRow>();
    public DbSet<MigrationRow> Migrations => Set<MigrationRow>();
    public DbSet<MigratedCaseRow> MigratedCases => Set<MigratedCaseRow>();
    public DbSet<UnmovedCaseRow> UnmovedCases => Set<UnmovedCaseRow>();
    public DbSet<InstanceStateRow> InstanceStates => Set<InstanceStateRow>();
    public DbSet<BookmarkRow> Bookmarks => Set<BookmarkRow>();
    public DbSet<DueTimerRow> DueTimers => Set<DueTimerRow>();
    public DbSet<JournalRow> Journal => Set<JournalRow>();
    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();
    public DbSet<AdminAuditRow> AdminAudit => Set<AdminAuditRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<IdempotencyRow> IdempotencyKeys => Set<IdempotencyRow>();
    public DbSet<CounterRow> Counters => Set<CounterRow>();
    public DbSet<OfficeClockRow> OfficeClock => Set<OfficeClockRow>();
    public DbSet<StoreKeyRow> StoreKeys => Set<StoreKeyRow>();
    public DbSet<DataProtectionKeyRow> DataProtectionKeys => Set<DataProtectionKeyRow>();
    public DbSet<JobRunRow> JobRuns => Set<JobRunRow>();
    public DbSet<TimerLatenessRow> TimerLateness => Set<TimerLatenessRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        CaseMapping.Map(builder);
        TaskMapping.Map(builder);
        ClockMapping.Map(builder);
        PaperMapping.Map(builder);
        JointMapping.Map(builder);
        DecisionMapping.Map(builder);
        CommitmentMapping.Map(builder);
        DeregistrationMapping.Map(builder);
        AttachmentMapping.Map(builder);
        PartyMapping.Map(builder);
        LicenceMapping.Map(builder);
        VersionMapping.Map(builder);
        InstanceMapping.Map(builder);
        TrailMapping.Map(builder);
        IdempotencyMapping.Map(builder);
        AccountMapping.Map(builder);
        KeyMapping.Map(builder);
        OperationMapping.Map(builder);
        SnakeCase.Apply(builder.Model);
    }
}
