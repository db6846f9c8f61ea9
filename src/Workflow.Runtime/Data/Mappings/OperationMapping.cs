using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>job_runs</c>, <c>timer_lateness</c>: a few rows a node and a day, read whole.</summary>
internal static class OperationMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<JobRunRow>().ToTable("job_runs").HasKey(r => new { r.Node, r.Job });
        model.Entity<TimerLatenessRow>().ToTable("timer_lateness").HasKey(r => new { r.Day, r.Lateness });
    }
}
