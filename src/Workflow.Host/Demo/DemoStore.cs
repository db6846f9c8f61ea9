using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Parties;
using Workflow.Runtime;
using Workflow.Runtime.Data;

namespace Workflow.Host.Demo;

/// <summary>A store to look at: one project and two startups told to their end, two projects under way, a startup that may apply, accounts to sign in with. Office time goes on from where the stories stop.</summary>
internal static class DemoStore
{
    /// <summary>True when the stories have been told to their end; it is the last thing written.</summary>
    public static async Task<bool> IsBuiltAsync(WorkflowStore store, CancellationToken cancellationToken)
    {
        await using var db = store.Db();
        return await db.OfficeClock.AnyAsync(cancellationToken);
    }

    public static async Task BuildAsync(WorkflowStore store, string definitions, string folder, CancellationToken cancellationToken)
    {
        var setting = await DemoSetting.OpenAsync(store, definitions, SocialStory.Begin, cancellationToken);
        await DemoRun.TellAsync(setting, _ => { }, cancellationToken);
        await UnderWayAsync(setting.OfficeOf(setting.Projects[1], _ => { }), cancellationToken);
        await AskedAsync(setting.OfficeOf(setting.Projects[2], _ => { }), cancellationToken);
        // The third startup has not applied yet; registers have just been asked about it.
        await setting.AskRegistersAsync(setting.Startups[2], cancellationToken);
        Party[] parties = [.. setting.Projects.Select(project => project.Party), .. setting.Startups.Select(startup => startup.Party)];
        await DemoAccounts.MakeAsync(store, setting.Versions.Catalogue, parties, folder, cancellationToken);
        await StoredOfficeTime.GoOnFromAsync(store, TimeProvider.System, setting.Time.GetUtcNow(), cancellationToken);
    }

    // In the departments: some matters decided, one late, one stopped, one returned.
    private static async Task UnderWayAsync(DemoOffice office, CancellationToken stop)
    {
        const string stage = "planning-permit";
        await office.AtAsync("2026-09-28 09:10", stop);
        await office.OpenAsync(stop);
        await office.FileAsync(stage, stop, "land-red-line");
        await office.AtAsync("2026-09-28 15:00", stop);
        await office.AcceptAsync(stage, stop, new ToleratedMaterial("land-red-line", new DateOnly(2026, 10, 20)));
        await office.AtAsync("2026-09-29 10:00", stop);
        await office.GrantAsync(stop, "project-filing");
        await office.AtAsync("2026-09-30 10:00", stop);
        await office.GrantAsync(stop, "traffic-opinion", "civil-defence-opinion");
        await office.ReturnAsync("landscape-opinion", "绿地布置图与总平面图的绿地率不一致，请核对后重新提交。", stop);
        await office.StopAsync("soil-conservation", StopGround.ExpertReview, new DateOnly(2026, 10, 8), new DateOnly(2026, 10, 14), stop);
    }

    // At the window: the enterprise has been told what is missing.
    private static async Task AskedAsync(DemoOffice office, CancellationToken stop)
    {
        const string stage = "planning-permit";
        await office.AtAsync("2026-10-09 09:30", stop);
        await office.OpenAsync(stop);
        await office.FileAsync(stage, stop, "energy-report");
        await office.AtAsync("2026-10-09 14:00", stop);
        await office.AskForAsync(stage, stop, "energy-report");
        await office.AtAsync("2026-10-12 09:00", stop);
    }
}
