using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Tasks;

namespace Workflow.Host.Demo;

/// <summary>Two startups after the project's story: one is registered by rules in the step of its acceptance, one asks for what needs an approval first and goes to a person.</summary>
internal static class StartupStory
{
    private const string Stage = "startup-one-day";
    private const string Registration = "enterprise-registration";

    private static readonly string[] Rest = ["seal-filing", "tax-registration", "social-insurance", "housing-fund", "bank-appointment"];

    /// <summary>Tells it, and checks it against the store.</summary>
    public static async Task<IReadOnlyList<DemoCheck>> TellAsync(DemoSetting setting, Action<string> say, CancellationToken stop)
    {
        var (green, referred) = (setting.Startups[0], setting.Startups[1]);
        var first = setting.OfficeOf(green, say);
        await first.AtAsync("2026-09-23 14:00", stop);
        await setting.AskRegistersAsync(green, stop);
        await first.OpenAsync(stop);
        await first.FileAsync(Stage, stop);
        await first.AtAsync("2026-09-23 14:30", stop);
        await first.AcceptAsync(Stage, stop);
        await TellDecisionAsync(setting, first, stop);

        var second = setting.OfficeOf(referred, say);
        await second.AtAsync("2026-09-23 15:00", stop);
        await setting.AskRegistersAsync(referred, stop);
        await second.OpenAsync(stop);
        await second.FileAsync(Stage, stop);
        await second.AtAsync("2026-09-23 15:30", stop);
        await second.AcceptAsync(Stage, stop);
        await TellDecisionAsync(setting, second, stop);
        var waited = Review(await second.ReadAsync(stop)).IsOpen;

        await first.AtAsync("2026-09-24 10:00", stop);
        await first.GrantAsync(stop, Rest);
        await second.AtAsync("2026-09-24 11:00", stop);
        await second.GrantAsync(stop, Registration);
        await second.AtAsync("2026-09-24 16:00", stop);
        await second.GrantAsync(stop, Rest);
        return await CheckAsync(setting, await first.ReadAsync(stop), await second.ReadAsync(stop), waited, stop);
    }

    private static async Task TellDecisionAsync(DemoSetting setting, DemoOffice office, CancellationToken stop)
    {
        var task = Review(await office.ReadAsync(stop));
        var said = await DecisionsAsync(setting, office.No, stop);
        office.Tell($"Rules ({string.Join(", ", said.Select(d => $"{d.RuleSet}: {Wording.Of(d.Effect)}"))}): the registration is {(task.IsOpen ? "for a person, with the reasons" : "granted at once; its result starts the other clocks")}.");
    }

    private static async Task<IReadOnlyList<DemoCheck>> CheckAsync(DemoSetting setting, CaseFile green, CaseFile referred, bool waited, CancellationToken stop)
    {
        var (granted, drafted) = (await DecisionsAsync(setting, green.Case.No, stop), await DecisionsAsync(setting, referred.Case.No, stop));
        var opened = Review(green);
        return
        [
            new("startup registered by rules in the step of its acceptance", opened.CompletedAt == opened.OpenedAt && granted.Contains(("instant", Effect.Grant)), string.Join(", ", granted)),
            new("startup that needs an approval first went to a person and was not refused by rules", waited && drafted.Contains(("startup", Effect.Wait)) && referred.Case.State == CaseState.Granted, string.Join(", ", drafted)),
            new("startups are enterprises with valid credit codes", new[] { green, referred }.All(IsEnterprise), string.Join(", ", new[] { green, referred }.SelectMany(file => file.Applicant.Identifiers).Select(code => code.Value))),
            new("startups done within a working day", new[] { green, referred }.All(file => file.Case.State == CaseState.Granted && file.Clocks.All(clock => clock.LateSince is null)), $"{green.Case.ClosedAt:O}, {referred.Case.ClosedAt:O}"),
        ];
    }

    private static bool IsEnterprise(CaseFile file) =>
        file.Applicant.Kind == PartyKind.Enterprise && file.Applicant.Identifiers is [{ Scheme: PartyRegistration.CreditCodeScheme } code] && CreditCode.Check(code.Value) == CreditCodeStanding.Valid;

    private static ReviewTask Review(CaseFile file) => file.Tasks.Single(task => task.MatterCode == Registration);

    private static async Task<List<(string RuleSet, Effect Effect)>> DecisionsAsync(DemoSetting setting, CaseNo no, CancellationToken stop)
    {
        await using var db = setting.Store.Db();
        var rows = await db.Decisions.AsNoTracking().Where(row => row.CaseNo == no.Value).OrderBy(row => row.DecidedAt).ThenBy(row => row.RuleSet).Select(row => new { row.RuleSet, row.Effect }).ToListAsync(stop);
        return rows.ConvertAll(row => (row.RuleSet, row.Effect));
    }
}
