using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Data.Versions;

namespace Workflow.Host.Security;

/// <summary>Makes accounts, for the command line and the demo. There is no self-registration and no default password (convention 46).</summary>
internal sealed partial class Accounts(WorkflowStore store)
{
    // No 0 O 1 l I: passwords are read from a screen. 16 of 55 letters are 92 bits.
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int PasswordLength = 16;

    /// <summary>Makes an account with a password of its own, which only its hash outlives: whoever gets it here must hand it on.</summary>
    /// <returns>The password, or why there is no such account: <c>account.name-malformed</c>, <c>account.exists</c>, <c>account.role-incomplete</c>.</returns>
    public async Task<Result<string>> CreateAsync(NewAccount request, CancellationToken cancellationToken)
    {
        if (request.Check() is { IsRefused: true } no)
        {
            return no.Refusal;
        }

        await using var db = store.Db();
        if (await db.Users.AnyAsync(account => account.Id == request.Name, cancellationToken))
        {
            return new AccountExists(request.Name);
        }

        var password = RandomNumberGenerator.GetString(Letters, PasswordLength);
        var account = new Account
        {
            // The id is the name: it stands in opinions and in the audit trail, and is never given to somebody else.
            Id = request.Name, UserName = request.Name, NormalizedUserName = request.Name.ToUpperInvariant(),
            DisplayName = request.DisplayName, Role = request.Role, Department = request.Department, Region = request.Region, IsDemo = request.IsDemo,
            LockoutEnabled = true, SecurityStamp = RandomNumberGenerator.GetHexString(32),
        };
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, password);
        db.Users.Add(account);
        foreach (var mandate in request.Mandates)
        {
            db.Mandates.Add(new()
            {
                Id = Guid.NewGuid(), PartyId = mandate.Party.Value, Account = request.Name, Role = mandate.Role, FromDay = mandate.From, ToDay = mandate.To, Evidence = mandate.Evidence,
            });
        }

        // Two processes that start together on a fresh store both make the first account: one of them is told that it exists.
        return await db.IsFirstAsync(cancellationToken) ? password : new AccountExists(request.Name);
    }

    /// <summary>True while nobody can sign in.</summary>
    public async Task<bool> AreNoneAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Db();
        return !await db.Users.AnyAsync(cancellationToken);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{1,39}$")]
    internal static partial Regex NamePattern();
}

/// <summary>An account to be made.</summary>
/// <param name="Name">What it signs in with: 2 to 40 of a-z 0-9 . _ -</param>
/// <param name="DisplayName">What others see.</param>
/// <param name="Role">Its one role.</param>
internal sealed record NewAccount(string Name, string DisplayName, ActorRole Role)
{
    /// <summary>Department code; officials of a department need one.</summary>
    public string? Department { get; init; }

    /// <summary>Division whose cases it sees. A clerk needs one; for other officials null is all divisions.</summary>
    public string? Region { get; init; }

    /// <summary>For whom an applicant's account acts; it sees nothing without one.</summary>
    public IReadOnlyList<NewMandate> Mandates { get; init; } = [];

    public bool IsDemo { get; init; }

    internal Result Check() =>
        !Accounts.NamePattern().IsMatch(Name) ? new AccountNameMalformed(Name)
        : Role is ActorRole.IntakeClerk or ActorRole.Reviewer or ActorRole.DepartmentHead && Department is null ? new AccountRoleIncomplete(Name, Role, "department")
        : Role is ActorRole.IntakeClerk && Region is null ? new AccountRoleIncomplete(Name, Role, "region")
        : Role is ActorRole.System ? new AccountRoleIncomplete(Name, Role, "person")
        : Result.Done;
}

/// <summary>For whom an account acts from the start.</summary>
/// <param name="From">First office day.</param>
/// <param name="Evidence">Number or hash of the paper it rests on.</param>
/// <param name="To">Last office day, or null.</param>
internal sealed record NewMandate(PartyId Party, MandateRole Role, DateOnly From, string Evidence, DateOnly? To = null);

/// <summary>The name cannot be an account's.</summary>
internal sealed record AccountNameMalformed(string Name)
    : Refusal("account.name-malformed", $"'{Name}' is no account name: 2 to 40 of a-z 0-9 . _ -, beginning with a letter or digit.", ("name", Name));

/// <summary>The name is taken.</summary>
internal sealed record AccountExists(string Name) : Refusal("account.exists", $"Account {Name} exists already.", ("name", Name));

/// <summary>The role needs something the account does not have.</summary>
internal sealed record AccountRoleIncomplete(string Name, ActorRole Role, string Missing)
    : Refusal("account.role-incomplete", $"Account {Name} cannot be {Role} without a {Missing}.", ("name", Name), ("role", Role.ToString()), ("missing", Missing));
