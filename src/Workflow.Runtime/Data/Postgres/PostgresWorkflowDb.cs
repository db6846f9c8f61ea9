using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Workflow.Runtime.Data;

/// <summary>The model on PostgreSQL; instants are <c>timestamptz</c>, written in UTC as the driver demands.</summary>
internal sealed class PostgresWorkflowDb(DbContextOptions<PostgresWorkflowDb> options) : WorkflowDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InUtc>();
    }

    private sealed class InUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant.ToUniversalTime(), instant => instant);
}

/// <summary>Lets the migration tool build the context without a host.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresWorkflowDb>
{
    public PostgresWorkflowDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresWorkflowDb>().UseNpgsql("Host=localhost;Database=design").Options);
}
