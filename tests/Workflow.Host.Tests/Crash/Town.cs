using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;
using Workflow.Host.Demo;
using Workflow.Host.Security;
using Workflow.Runtime;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Tests.Crash;

/// <summary>Everybody the load acts as: enterprises with projects enough, a window, and two signers in each department.</summary>
/// <param name="Enterprises">Each with an account of its own.</param>
/// <param name="Passwords">Account to password.</param>
/// <param name="Form">A value for every field a stage may ask for.</param>
internal sealed record Town(IReadOnlyList<Enterprise> Enterprises, IReadOnlyDictionary<string, string> Passwords, JsonObject Form)
{
    public const string Clerk = "clerk";
    private const string Region = "330402";

    /// <summary>Where office time begins; it goes on with the machine's.</summary>
    public static DateTimeOffset Begin { get; } = OfficeTime.At(new DateOnly(2026, 3, 2), new TimeOnly(9, 0));

    /// <summary>Signs first.</summary>
    public static string HandlerOf(string department) => $"{department}-handler";

    /// <summary>Signs second, for whatever signature comes then.</summary>
    public static string HeadOf(string department) => $"{department}-head";

    /// <summary>Fills a fresh store.</summary>
    public static async Task<Town> BuildAsync(WorkflowStore store, int enterprises, int projects)
    {
        (await ShippedFiles.ImportAsync(store, DefinitionFiles.Folder, Begin, CancellationToken.None)).Should().BeEmpty();
        await SignallingFlow.PublishAsync(store, Begin);
        await StoredOfficeTime.GoOnFromAsync(store, TimeProvider.System, Begin, CancellationToken.None);

        var demo = DemoProject.Read(DefinitionFiles.Folder)[0];
        var made = Enumerable.Range(1, enterprises).Select(number => Enterprise.Of(number, Region, projects, demo.Project.Attributes)).ToList();
        foreach (var enterprise in made)
        {
            await store.Parties.AddAsync(enterprise.Party, CancellationToken.None);
        }

        await AddAsync(store, made.SelectMany(enterprise => enterprise.Projects));
        var passwords = new Dictionary<string, string>(StringComparer.Ordinal);
        var accounts = new Accounts(store);
        var matters = (await PublishedVersions.LoadAsync(store, CancellationToken.None)).Catalogue.Matters.Values;
        var departments = matters.Where(matter => matter.Flow == SignallingFlow.Definition).Select(matter => matter.Department).Distinct();
        foreach (var account in made.Select(enterprise => enterprise.NewAccount).Append(new(Clerk, "综合窗口", ActorRole.IntakeClerk) { Department = "service-centre", Region = Region })
            .Concat(departments.SelectMany(Signers)))
        {
            passwords[account.Name] = (await accounts.CreateAsync(account, CancellationToken.None)).Value;
        }

        return new(made, passwords, demo.Form);
    }

    // Hundreds of commits of one row each would take longer than a test of them is worth.
    private static async Task AddAsync(WorkflowStore store, IEnumerable<Project> projects)
    {
        await using var db = store.Db();
        db.Projects.AddRange(projects.Select(project => new ProjectRow
        {
            Code = project.Code.Value, Owner = project.Owner.Value, Name = project.Name, Investment = project.Investment, Region = project.Region, Attributes = project.Attributes.ToJsonString(),
        }));
        await db.SaveChangesAsync();
    }

    private static IEnumerable<NewAccount> Signers(string department) =>
    [
        new(HandlerOf(department), "承办人", ActorRole.Reviewer) { Department = department, Region = Region },
        new(HeadOf(department), "负责人", ActorRole.DepartmentHead) { Department = department, Region = Region },
    ];
}

/// <summary>An enterprise that files.</summary>
/// <param name="Projects">Each is good for one case. Every fourth needs most of the matters, the others a few.</param>
internal sealed record Enterprise(Party Party, string Account, IReadOnlyList<Project> Projects)
{
    public NewAccount NewAccount => new(Account, "企业经办人", ActorRole.Applicant) { Mandates = [new(Party.Id, MandateRole.Handler, new DateOnly(2026, 1, 1), "委托书")] };

    public static Enterprise Of(int number, string region, int projects, JsonObject manyMatters)
    {
        var party = new Party(new(Guid.NewGuid()), PartyKind.Enterprise, string.Create(CultureInfo.InvariantCulture, $"企业 {number}"), region, []);
        var fewMatters = manyMatters.DeepClone().AsObject();
        foreach (var (attribute, _) in manyMatters.Where(attribute => attribute.Value!.GetValueKind() == JsonValueKind.True))
        {
            fewMatters[attribute] = false;
        }

        (fewMatters["eiaClass"], fewMatters["annualEnergyTce"]) = ("form", 100);
        return new(party, string.Create(CultureInfo.InvariantCulture, $"applicant-{number}"),
        [
            .. Enumerable.Range(1, projects).Select(serial => new Project(
                new(string.Create(CultureInfo.InvariantCulture, $"2602-330402-04-{number:D2}-{serial:D6}")), party.Id, string.Create(CultureInfo.InvariantCulture, $"项目 {serial}"),
                InvestmentKind.Social, region, (serial % 4 == 0 ? manyMatters : fewMatters).DeepClone().AsObject())),
        ]);
    }
}
