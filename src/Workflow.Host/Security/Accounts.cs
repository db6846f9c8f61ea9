using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Security;

/// <summary>Makes accounts. There is no self-registration and no default password (convention 46).</summary>
internal sealed partial class Accounts(WorkflowStore store)
{
    /// <summary>Shortest password one may choose.</summary>
    public const int ShortestPassword = 12;

    /// <summary>Longest: hashing takes time that grows with its length.</summary>
    public const int LongestPassword = 256;

    // No 0 O 1 l I: passwords are read from a screen. 16 of 55 letters are 92 bits.
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int PasswordLength = 16;

    /// <summary>Makes an account, by the program itself.</summary>
    /// <returns>As the other.</returns>
    public Task<Result<string>> CreateAsync(NewAccount request, CancellationToken cancellationToken) => CreateAsync(request, trail: null, cancellationToken);

    /// <summary>Makes an account with a password of its own, which only its hash outlives: whoever gets it here must hand it on.</summary>
    /// <param name="request">What it is to be.</param>
    /// <param name="trail">Who makes it; written with it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The password, or why there is no such account: <c>account.name-malformed</c>, <c>account.display-name-malformed</c>, <c>account.exists</c>, <c>account.role-incomplete</c>,
    /// <c>account.role-without-department</c>, <c>region.malformed</c>.</returns>
    public async Task<Result<string>> CreateAsync(NewAccount request, AdminAuditRow? trail, CancellationToken cancellationToken)
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

        var account = new Account
        {
            // The id is the name: it stands in opinions and in the audit trail, and is never given to somebody else.
            Id = request.Name, UserName = request.Name, NormalizedUserName = request.Name.ToUpperInvariant(),
            DisplayName = request.DisplayName, Role = request.Role, Department = request.Department, Region = request.Region, IsDemo = request.IsDemo,
            LockoutEnabled = true,
        };
        var password = RandomNumberGenerator.GetString(Letters, PasswordLength);
        SetPassword(account, password);
        db.Users.Add(account);
        if (request.Login is { } login)
        {
            // Who comes from a provider has no password here.
            account.PasswordHash = null;
            db.UserLogins.Add(new() { UserId = account.Id, LoginProvider = login.Provider, ProviderKey = login.Subject });
        }

        if (trail is not null)
        {
            db.AdminAudit.Add(trail);
        }

        foreach (var mandate in request.Mandates)
        {
            db.Mandates.Add(new()
            {
                Id = Guid.NewGuid(), PartyId = mandate.Party.Value, Account = request.Name, Role = mandate.Role, FromDay = mandate.From, ToDay = mandate.To, Evidence = mandate.Evidence,
            });
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody took the name between the look and the save; anything else is a fault.
            await using var again = store.Db();
            if (await again.Users.AnyAsync(taken => taken.Id == request.Name, cancellationToken))
            {
                return new AccountExists(request.Name);
            }

            throw;
        }

        return password;
    }

    /// <summary>Gives an account a new password of the program's choice and opens a lock-out. Ends its sessions. The caller saves.</summary>
    public static string RenewPassword(Account account)
    {
        var password = RandomNumberGenerator.GetString(Letters, PasswordLength);
        SetPassword(account, password);
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        return password;
    }

    /// <summary>Sets the password. Ends the account's sessions. The caller saves.</summary>
    public static void SetPassword(Account account, string password)
    {
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, password);
        EndSessions(account);
    }

    /// <summary>Ends every session and token of an account within a minute. The caller saves.</summary>
    public static void EndSessions(Account account)
    {
        account.SecurityStamp = RandomNumberGenerator.GetHexString(32);
        // A sign-in under way has read the row as it was, and writes all of it.
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    /// <summary>True while nobody can sign in.</summary>
    public async Task<bool> AreNoneAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Db();
        return !await db.Users.AnyAsync(cancellationToken);
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{1,39}\z")]
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

    /// <summary>The provider it signs in through; it then has no password.</summary>
    public ExternalLogin? Login { get; init; }

    internal Result Check() =>
        !Accounts.NamePattern().IsMatch(Name) ? new AccountNameMalformed(Name)
        : string.IsNullOrWhiteSpace(DisplayName) || DisplayName.Length > LongestDisplayName ? new DisplayNameMalformed()
        : Duties.Check(Name, Role, Department, Region);

    /// <summary>Longest display name.</summary>
    internal const int LongestDisplayName = 100;
}

/// <summary>Who somebody is at a provider.</summary>
/// <param name="Provider">Its issuer.</param>
/// <param name="Subject">What it calls the person; never given to another.</param>
internal sealed record ExternalLogin(string Provider, string Subject);

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

/// <summary>Others must see who an account is.</summary>
internal sealed record DisplayNameMalformed() : Refusal("account.display-name-malformed", $"An account needs a display name of 1 to {NewAccount.LongestDisplayName} characters.");
