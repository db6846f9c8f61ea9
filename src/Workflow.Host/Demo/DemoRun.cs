using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data;

namespace Workflow.Host.Demo;

/// <summary>Tells the whole story on a store and reads it back.</summary>
internal static class DemoRun
{
    /// <summary>True when the store is not fresh.</summary>
    public static async Task<bool> HasCasesAsync(WorkflowStore store, CancellationToken cancellationToken)
    {
        await using var db = store.Db();
        return await db.Cases.AnyAsync(cancellationToken);
    }

    /// <param name="store">A fresh store.</param>
    /// <param name="definitions">Folder of the shipped definitions.</param>
    /// <param name="say">Takes the lines of the story.</param>
    /// <param name="cancellationToken">Stops the story; what was committed stays.</param>
    /// <exception cref="InvalidOperationException">A step of the story was refused, or a shipped file cannot be imported.</exception>
    public static async Task<DemoReport> TellAsync(WorkflowStore store, string definitions, Action<string> say, CancellationToken cancellationToken)
    {
        var setting = await DemoSetting.OpenAsync(store, definitions, SocialStory.Begin, cancellationToken);
        return await TellAsync(setting, say, cancellationToken);
    }

    /// <summary>Tells the story on a stage that is set.</summary>
    public static async Task<DemoReport> TellAsync(DemoSetting setting, Action<string> say, CancellationToken cancellationToken)
    {
        var office = setting.OfficeOf(setting.Projects[0], say);
        var early = await SocialStory.TellAsync(office, cancellationToken);
        var startups = await StartupStory.TellAsync(setting, say, cancellationToken);
        var file = await office.ReadAsync(cancellationToken);
        var reading = new DemoReading(setting.Store, setting.Versions.Catalogue, setting.Office);
        var checks = await new DemoChecks(setting.Store, setting.Versions.Catalogue, setting.Office, reading).RunAsync(file, early, cancellationToken);
        return await reading.ReadAsync(file, [.. checks, .. startups], cancellationToken);
    }
}
