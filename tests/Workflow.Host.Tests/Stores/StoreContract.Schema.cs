using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Tables;

namespace Workflow.Host.Tests.Stores;

public abstract partial class StoreContract
{
    private static readonly IStepTable[] StepTables =
    [
        CaseTable.Table, StageTable.Table, TaskTable.Table, TaskTable.Opinions, ClockTable.Table, ClockTable.Intervals,
        PaperTables.Materials, PaperTables.Supplements, PaperTables.Documents, PaperTables.Contents, PaperTables.Notices, JointTables.Reviews, JointTables.Issues, DecisionTables.Decisions, DecisionTables.Receipts, PartyTables.Fields, LicenceTables.Licences, LicenceTables.Versions, ArchiveTable.Table,
        CommitmentTables.Commitments, CommitmentTables.Texts, CommitmentTables.Verifications, CommitmentTables.Credit,
        DeregistrationTables.Deregistrations, DeregistrationTables.Notices,
        InstanceTables.Instances, InstanceTables.States, InstanceTables.Bookmarks, InstanceTables.Timers, InstanceTables.Journal,
        TrailTables.Audit, TrailTables.Outbox, IdempotencyTable.Table, AttachmentTables.Contents, AttachmentTables.Attachments, DraftTable.Table,
    ];

    [Fact]
    public void The_migrations_say_all_the_model_says()
    {
        using var db = Store.Db();

        db.Database.HasPendingModelChanges().Should().BeFalse("a change of the model needs build/add-migration NAME");
    }

    [Fact]
    public void The_step_store_writes_every_column_of_the_model()
    {
        using var db = Store.Db();

        var model = StepTables.Select(table => Described(table.Name, EntityOf(db, table.Name).GetProperties()
            .Where(property => property.ValueGenerated == ValueGenerated.Never)
            .Select(property => property.GetColumnName())));

        StepTables.Select(table => Described(table.Name, table.Columns)).Should().Equal(model);
    }

    [Fact]
    public void The_step_store_knows_the_keys_of_the_model()
    {
        using var db = Store.Db();

        StepTables.Should().OnlyContain(table => KeysOf(EntityOf(db, table.Name)).Contains(string.Join(' ', table.Keys)));
    }

    [Fact]
    public async Task The_migrated_database_has_every_table_and_column_of_the_model()
    {
        await using var db = Store.Db();

        var reading = db.Model.GetEntityTypes().Select(entity =>
            $"select {string.Join(", ", entity.GetProperties().Select(property => $"\"{property.GetColumnName()}\""))} from {entity.GetTableName()} where 1 = 0");

        await db.Database.ExecuteSqlRawAsync(string.Join("; ", reading));
        reading.Should().HaveCountGreaterThan(28);
    }

    [Fact]
    public async Task A_store_that_is_opened_again_finds_everything()
    {
        var @case = await OpenCaseAsync();

        await using var again = await WorkflowStore.OpenAsync(Options, CancellationToken.None);
        await using var found = (await again.Steps.LoadAsync(@case.No, CancellationToken.None)).Value;

        Whole(found.File.Case).Should().Be(Whole(@case));
    }

    private static string Described(string table, IEnumerable<string> columns) => $"{table}: {string.Join(' ', columns.Order(StringComparer.Ordinal))}";

    private static IEntityType EntityOf(WorkflowDb db, string table) => db.Model.GetEntityTypes().Single(entity => entity.GetTableName() == table);

    private static IEnumerable<string> KeysOf(IEntityType entity) =>
    [
        string.Join(' ', entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName())), // Every table of ours has a key.
        .. entity.GetIndexes().Where(index => index.IsUnique).Select(index => string.Join(' ', index.Properties.Select(property => property.GetColumnName()))),
    ];
}
