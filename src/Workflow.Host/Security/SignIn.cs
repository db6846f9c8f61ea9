using Microsoft.AspNetCore.Identity;
using Workflow.Approvals;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Security;

/// <summary>Checks a name and a password. Whatever is wrong, the answer and the time it takes are the same: nobody learns which names exist.</summary>
internal sealed class SignIn(
    SignInManager<Account> sessions, UserManager<Account> accounts, WorkflowDb db, UnknownAccount nobody, AdminTrail trail, TimeProvider time, ILogger<SignIn> logger)
{
    // Longer than a refusal takes on a busy machine; hashing is most of it.
    private static readonly TimeSpan RefusalTakes = TimeSpan.FromMilliseconds(250);

    // Each conflict means that another attempt got through, and five lock the account.
    private const int MostConflicts = 100;

    // Hashing a password takes time that grows with its length.
    private const int LongestText = 256;

    /// <summary>Begins a session. Refused as <see cref="CheckAsync"/>.</summary>
    public async Task<Result<Account>> OpenAsync(string userName, string password, CancellationToken cancellationToken)
    {
        var account = await CheckAsync(userName, password, cancellationToken);
        if (!account.IsRefused)
        {
            await sessions.SignInAsync(account.Value, isPersistent: false);
        }

        return account;
    }

    /// <summary>The account behind a name and a password. Refused: <c>session.refused</c> for an unknown name, a wrong password, and an account that is locked out or closed alike.</summary>
    public async Task<Result<Account>> CheckAsync(string userName, string password, CancellationToken cancellationToken)
    {
        if (userName.Length > LongestText || password.Length > LongestText)
        {
            return new SessionRefused();
        }

        var begun = time.GetTimestamp();
        var account = await accounts.FindByNameAsync(userName);
        if (account is not null && await IsRightAsync(account, password, cancellationToken))
        {
            Log.SignedIn(logger, account.Id);
            return account;
        }

        if (account is null)
        {
            nobody.Check(password);
            Log.SignInUnknown(logger);
        }

        var left = RefusalTakes - time.GetElapsedTime(begun);
        await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken);
        return new SessionRefused();
    }

    /// <summary>Another password for the caller. The browser it is asked from keeps its session. Refused: <c>password.wrong</c>, counted and timed like a sign-in.</summary>
    public async Task<Result> ChangePasswordAsync(Caller caller, string current, string chosen, CancellationToken cancellationToken)
    {
        var account = await CheckAsync(caller.Account, current, cancellationToken);
        if (account.IsRefused)
        {
            return new PasswordWrong();
        }

        Accounts.SetPassword(account.Value, chosen);
        db.AdminAudit.Add(trail.Of(caller, "account.password-changed", caller.Account, account.Value.Region, before: null, after: null));
        var saved = await db.SaveAsync(cancellationToken);
        if (!saved.IsRefused && sessions.Context.Request.Headers.Authorization.Count == 0)
        {
            await sessions.SignInAsync(account.Value, isPersistent: false);
        }

        return saved;
    }

    /// <summary>Ends the session of this browser.</summary>
    public Task CloseAsync() => sessions.SignOutAsync();

    // The attempt is counted before the password is looked at: many attempts at the same moment get no more looks than five.
    private async Task<bool> IsRightAsync(Account account, string password, CancellationToken cancellationToken)
    {
        if (!await WriteAsync(account, async () => !account.IsClosed && !await accounts.IsLockedOutAsync(account), () => accounts.AccessFailedAsync(account), cancellationToken))
        {
            nobody.Check(password);
            Log.SignInRefused(logger, account.Id, account.IsClosed ? "closed" : "locked out");
            return false;
        }

        if (!await accounts.CheckPasswordAsync(account, password))
        {
            Log.SignInRefused(logger, account.Id, "wrong password");
            return false;
        }

        return await WriteAsync(account, () => Task.FromResult(true), () => ForgiveAsync(account), cancellationToken);
    }

    private Task<IdentityResult> ForgiveAsync(Account account)
    {
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        return accounts.UpdateAsync(account);
    }

    // Writes as long as the condition holds on the row as it is; false when it does not.
    private async Task<bool> WriteAsync(Account account, Func<Task<bool>> condition, Func<Task<IdentityResult>> write, CancellationToken cancellationToken)
    {
        for (var conflict = 0; conflict < MostConflicts; conflict++)
        {
            if (!await condition())
            {
                return false;
            }

            if ((await write()).Succeeded)
            {
                return true;
            }

            await db.Entry(account).ReloadAsync(cancellationToken);
        }

        throw new InvalidOperationException($"Account {account.Id} could not be written.");
    }
}

/// <summary>Stands in where no password is looked at, so that the answer takes its usual work.</summary>
internal sealed class UnknownAccount
{
    private readonly Account _account = new();
    private readonly PasswordHasher<Account> _hasher = new();
    private readonly string _hash;

    public UnknownAccount() => _hash = _hasher.HashPassword(_account, Guid.NewGuid().ToString());

    public void Check(string password) => _hasher.VerifyHashedPassword(_account, _hash, password);
}

/// <summary>Nobody was signed in.</summary>
internal sealed record SessionRefused() : Refusal("session.refused", "Name or password is wrong, or the account is locked for a while after too many attempts.");

/// <summary>The password one has to know to choose another.</summary>
internal sealed record PasswordWrong() : Refusal("password.wrong", "The current password is wrong, or the account is locked for a while after too many attempts.");
