using Workflow.Approvals.Clocks;
using Workflow.Approvals.Materials;

namespace Workflow.Host.Demo;

/// <summary>The story of one social project: three stages, told day by day. The dates are office time of 2026.</summary>
internal static class SocialStory
{
    /// <summary>Where the story begins.</summary>
    public static DateTimeOffset Begin { get; } = OfficeTime.At(new DateOnly(2026, 3, 2), new TimeOnly(8, 30));

    /// <summary>The matter whose department is late.</summary>
    public const string LateMatter = "water-opinion";

    /// <summary>The matter that is returned for correction.</summary>
    public const string ReturnedMatter = "landscape-opinion";

    /// <summary>The matter whose clocks stop for an expert review, and how long.</summary>
    public const string StoppedMatter = "engineering-planning-permit";
    public static DateOnly StopFrom { get; } = new(2026, 3, 18);
    public static DateOnly StopTo { get; } = new(2026, 3, 20);

    /// <summary>The matter that is tried before the result it waits for is there; gives the refusal's code.</summary>
    public const string EarlyMatter = "land-planning-permit";

    /// <summary>The matter that is prepared and takes effect with its predecessor.</summary>
    public const string PreparedMatter = "road-occupation";

    public static async Task<string> TellAsync(DemoOffice office, CancellationToken cancellationToken)
    {
        var early = await PlanningAsync(office, cancellationToken);
        await ConstructionAsync(office, cancellationToken);
        await AcceptanceAsync(office, cancellationToken);
        return early;
    }

    private static async Task<string> PlanningAsync(DemoOffice office, CancellationToken stop)
    {
        const string stage = "planning-permit";
        await office.AtAsync("2026-03-02 09:30", stop);
        await office.OpenAsync(stop);
        await office.FileAsync(stage, stop, "flood-study", "land-red-line");
        await office.AtAsync("2026-03-02 15:00", stop);
        await office.AskForAsync(stage, stop, "flood-study");
        await office.AtAsync("2026-03-04 10:00", stop);
        await office.AnswerAsync(stop, "flood-study");
        await office.AtAsync("2026-03-05 09:00", stop);
        await office.AcceptAsync(stage, stop, new ToleratedMaterial("land-red-line", new DateOnly(2026, 3, 13)));
        await office.AtAsync("2026-03-05 11:00", stop);
        var early = await office.GrantTooEarlyAsync(EarlyMatter, stop);
        await office.AtAsync("2026-03-06 10:00", stop);
        await office.GrantAsync(stop, "project-filing", "soil-registration", EarlyMatter);
        await office.AtAsync("2026-03-06 14:00", stop);
        await office.ReturnAsync(ReturnedMatter, "绿地布置图与总平面图的绿地率不一致，请核对后重新提交。", stop);
        await office.AtAsync("2026-03-09 09:30", stop);
        await office.CorrectAsync(ReturnedMatter, stop, "green-plan");
        await office.GrantAsync(stop, ReturnedMatter, "civil-defence-opinion", "traffic-opinion");
        await office.AtAsync("2026-03-10 16:00", stop);
        await office.HandInAsync(stage, stop, "land-red-line");
        await office.AtAsync("2026-03-11 15:30", stop);
        await office.GrantAsync(stop, LateMatter, "energy-review", "eia-form");
        await office.AtAsync("2026-03-16 16:00", stop);
        await office.GrantAsync(stop, "design-scheme");
        await office.AtAsync("2026-03-17 10:00", stop);
        await office.StopAsync(StoppedMatter, StopGround.ExpertReview, StopFrom, StopTo, stop);
        await office.AtAsync("2026-03-24 15:00", stop);
        await office.GrantAsync(stop, StoppedMatter);
        return early;
    }

    private static async Task ConstructionAsync(DemoOffice office, CancellationToken stop)
    {
        const string stage = "construction-permit";
        await office.AtAsync("2026-04-01 09:00", stop);
        await office.FileAsync(stage, stop);
        await office.AtAsync("2026-04-01 16:00", stop);
        await office.AcceptAsync(stage, stop);
        await office.AtAsync("2026-04-03 10:00", stop);
        await office.PrepareAsync(PreparedMatter, stop);
        await office.AtAsync("2026-04-07 10:00", stop);
        await office.GrantAsync(stop, "road-traffic-opinion", "fire-lane-opinion", "civil-defence-review");
        await office.AtAsync("2026-04-09 15:00", stop);
        await office.GrantAsync(stop, "drainage-permit", "fire-design-review");
        await office.AtAsync("2026-04-15 11:00", stop);
        await office.GrantAsync(stop, "joint-drawing-review");
        await office.AtAsync("2026-04-17 15:00", stop);
        await office.GrantAsync(stop, "construction-licence");
    }

    private static async Task AcceptanceAsync(DemoOffice office, CancellationToken stop)
    {
        const string stage = "completion-acceptance";
        await office.AtAsync("2026-09-16 09:00", stop);
        await office.FileAsync(stage, stop);
        await office.AtAsync("2026-09-16 15:00", stop);
        await office.AcceptAsync(stage, stop);
        await office.AtAsync("2026-09-20 10:00", stop);
        await office.GrantAsync(stop, "planning-verification", "land-verification");
        await office.AtAsync("2026-09-22 10:00", stop);
        await office.GrantAsync(stop, "fire-acceptance", "civil-defence-acceptance", "archive-acceptance");
        await office.AtAsync("2026-09-23 10:00", stop);
        await office.GrantAsync(stop, "completion-filing");
    }
}
