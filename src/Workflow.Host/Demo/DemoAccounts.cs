using System.Text;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Parties;
using Workflow.Host.Security;
using Workflow.Runtime.Data;

namespace Workflow.Host.Demo;

/// <summary>The accounts of a demo store, one a role, named by role. Their passwords are made for this store and kept in a file beside it, readable by the owner only.</summary>
internal static class DemoAccounts
{
    /// <summary>The file with names and passwords; a demo store's only.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, "demo-accounts.txt");

    /// <summary>Makes the accounts and the file.</summary>
    public static async Task MakeAsync(WorkflowStore store, CatalogueVersion catalogue, IReadOnlyList<Party> parties, string folder, CancellationToken cancellationToken)
    {
        var accounts = new Accounts(store);
        var text = new StringBuilder();
        foreach (var account in Of(catalogue, parties))
        {
            var made = await accounts.CreateAsync(account with { IsDemo = true }, cancellationToken);
            var password = made.IsRefused ? throw new InvalidOperationException($"{made.Refusal.Code}: {made.Refusal.Message}") : made.Value;
            text.Append("  ").Append(account.Name.PadRight(36)).Append(password).Append("   ").AppendLine(account.DisplayName);
        }

        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new StreamWriter(FileIn(folder), options);
        await file.WriteAsync(text, cancellationToken);
    }

    private static IEnumerable<NewAccount> Of(CatalogueVersion catalogue, IReadOnlyList<Party> parties)
    {
        var region = parties[0].Region;
        var day = new DateOnly(2026, 1, 1);
        yield return new("demo-applicant", "企业经办人", ActorRole.Applicant)
        {
            Mandates = [.. parties.Select(party => new NewMandate(party.Id, MandateRole.Handler, day, "demo"))],
        };
        yield return new("demo-clerk", "综合窗口受理员", ActorRole.IntakeClerk) { Department = "service-centre", Region = region };
        foreach (var code in new[] { "natural-resources", "housing", "development-reform", "ecology", "water", "market", "public-security", "tax", "human-resources", "housing-fund", "peoples-bank" })
        {
            var name = catalogue.Departments[code].Name;
            yield return new($"demo-{code}-handler", $"{name} 承办人", ActorRole.Reviewer) { Department = code, Region = region };
            if (code is "natural-resources" or "housing" or "development-reform")
            {
                yield return new($"demo-{code}-head", $"{name} 负责人", ActorRole.DepartmentHead) { Department = code, Region = region };
            }
        }

        yield return new("demo-supervisor", "电子监察员", ActorRole.Supervisor) { Region = region };
        yield return new("demo-administrator", "系统管理员", ActorRole.Administrator) { Region = region };
        yield return new("demo-chief-administrator", "总管理员（各区）", ActorRole.Administrator);
        yield return new("demo-designer", "流程设计员", ActorRole.Designer);
        yield return new("demo-second-designer", "流程设计员（复核）", ActorRole.Designer);
    }
}
