using System.Linq.Expressions;
using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Api.Accounts;

/// <summary>An account as its administrators see it.</summary>
/// <param name="Account">What it signs in with; also its id.</param>
/// <param name="Closed">Nobody signs in with it.</param>
internal sealed record AccountView(string Account, string DisplayName, ActorRole Role, string? Department, string? Region, bool Closed, bool IsDemo)
{
    public static Expression<Func<Account, AccountView>> Of { get; } =
        row => new(row.Id, row.DisplayName, row.Role, row.Department, row.Region, row.IsClosed, row.IsDemo);

    private static readonly Func<Account, AccountView> Shown = Of.Compile();

    public static AccountView From(Account row) => Shown(row);

    /// <summary>What the trail tells of an account: its duties, not what its owner is called.</summary>
    public JsonObject Trail() => new() { ["role"] = Role.ToString(), ["department"] = Department, ["region"] = Region, ["closed"] = Closed };
}

/// <summary>A password, shown once.</summary>
internal sealed record NewPasswordView(string Account, string Password);

/// <summary>There is no such account, or it is another division's.</summary>
internal sealed record AccountNotFound(string Account) : Refusal("account.not-found", $"There is no account {Account}.", ("account", Account));
