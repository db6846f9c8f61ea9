using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Workflow.Runtime.Data;

/// <summary>The model on SQLite, which cannot compare instants: they are UTC ticks.</summary>
internal sealed class SqliteWorkflowDb(DbContextOptions<SqliteWorkflowDb> options) : WorkflowDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

/// <summary>Lets the migration tool build the context without a host.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteWorkflowDb>
{
    public SqliteWorkflowDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteWorkflowDb>().UseSqlite("Data Source=design.db").Options);
}
