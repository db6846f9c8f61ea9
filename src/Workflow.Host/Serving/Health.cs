using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Workflow.Runtime.Data;

namespace Workflow.Host.Serving;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can also reach its store. Neither says more than one word.</summary>
internal static class Health
{
    private static readonly HttpMethodMetadata Reads = new([HttpMethods.Get, HttpMethods.Head]);

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).WithMetadata(Reads);
        app.MapHealthChecks("/health/ready").WithMetadata(Reads);
    }
}

/// <summary>Whether the store answers a query.</summary>
internal sealed class StoreReadiness(WorkflowDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await db.CatalogueVersions.AsNoTracking().AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
