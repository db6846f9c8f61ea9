using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Workflow.Runtime.Data;

namespace Workflow.Host.Serving;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can also reach its store. Neither says more than one word.</summary>
internal static class Health
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<StoreReadiness>().AddHealthChecks().AddCheck<StoreReadiness>("store");
        return services;
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
    }
}

/// <summary>Whether the store answers a query, and soon.</summary>
/// <remarks>A server that has fallen silent holds a query for much longer, also one that is cancelled: it is left to end by itself, and no second one is sent after it.</remarks>
internal sealed class StoreReadiness(WorkflowStore store, TimeProvider time) : IHealthCheck
{
    // Whoever asks whether we are ready asks again soon: a store that takes longer is as good as none.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private Task? _query;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var query = _query is { IsCompleted: false } running ? running : _query = QueryAsync();
        await query.WaitAsync(Patience, time, cancellationToken);
        return HealthCheckResult.Healthy();
    }

    private async Task QueryAsync()
    {
        using var patience = new CancellationTokenSource(Patience, time);
        await using var db = store.Db();
        await db.CatalogueVersions.AsNoTracking().AnyAsync(patience.Token);
    }
}
