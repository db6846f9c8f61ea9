using Microsoft.Extensions.DependencyInjection;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data;

/// <summary>Gives an open store to a host.</summary>
internal static class StoreRegistration
{
    /// <summary>The store and its parts as singletons, its context once a request. The caller keeps the store and disposes it after the host.</summary>
    public static IServiceCollection AddWorkflowStore(this IServiceCollection services, WorkflowStore store) => services
        .AddSingleton(store)
        .AddSingleton<IStepStore>(store.Steps)
        .AddSingleton(store.Timers)
        .AddSingleton(store.Outbox)
        .AddSingleton(store.Jobs)
        .AddSingleton(store.Commitments)
        .AddSingleton(store.Parties)
        .AddSingleton(store.Licences)
        .AddSingleton(store.Vault)
        .AddSingleton(store.Attachments)
        .AddSingleton(store.Drafts)
        .AddSingleton(store.Tracking)
        .AddSingleton(store.Definitions)
        .AddSingleton(store.References)
        .AddScoped(_ => store.Db());
}
