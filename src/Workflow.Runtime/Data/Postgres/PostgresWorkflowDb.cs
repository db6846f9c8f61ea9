using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data;

/// <summary>The model on PostgreSQL; instants are <c>timestamptz</c>, written in UTC as the driver demands.</summary>
internal sealed class PostgresWorkflowDb(DbContextOptions<PostgresWorkflowDb> options) : WorkflowDb(options)
{
    private const int RoomForUpdates = 80;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InUtc>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // Rows that steps write again and again leave room in their page for the next version, which then needs no new index entries.
        builder.Entity<CaseRow>().HasStorageParameter("fillfactor", RoomForUpdates);
        builder.Entity<StageApplicationRow>().HasStorageParameter("fillfactor", RoomForUpdates);
        builder.Entity<ReviewTaskRow>().HasStorageParameter("fillfactor", RoomForUpdates);
        builder.Entity<ClockRow>().HasStorageParameter("fillfactor", RoomForUpdates);
        builder.Entity<InstanceRow>().HasStorageParameter("fillfactor", RoomForUpdates);
        builder.Entity<InstanceStateRow>().HasStorageParameter("fillfactor", RoomForUpdates);
    }

    private sealed class InUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant.ToUniversalTime(), instant => instant);
}

/// <summary>Lets the migration tool build the context without a host.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresWorkflowDb>
{
    public PostgresWorkflowDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresWorkflowDb>().UseNpgsql("Host=localhost;Database=design").Options);
}
