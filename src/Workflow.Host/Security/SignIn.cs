using Microsoft.AspNetCore.Identity;
using Workflow.Approvals;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Security;

/// <summary>Checks a name and a password. Whatever is wrong, the answer and the time it takes are the same: nobody learns which names exist.</summary>
internal sealed class SignIn(SignInManager<Account> sessions, UserManager<Account> accounts, UnknownAccount nobody, ILogger<SignIn> logger)
{
    /// <summary>Begins a session. Refused: <c>session.refused</c> for an unknown name, a wrong password and an account that is locked out alike.</summary>
    public async Task<Result<Account>> OpenAsync(string userName, string password)
    {
        if (await accounts.FindByNameAsync(userName) is not { } account)
        {
            nobody.Check(password);
            Log.SignInUnknown(logger);
            return new SessionRefused();
        }

        var outcome = await sessions.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (outcome.Succeeded)
        {
            await sessions.SignInAsync(account, isPersistent: false);
            Log.SignedIn(logger, account.Id);
            return account;
        }

        if (outcome.IsLockedOut)
        {
            // Identity does not look at the password of a locked account.
            nobody.Check(password);
        }

        Log.SignInRefused(logger, account.Id, outcome.IsLockedOut ? "locked out" : "wrong password");
        return new SessionRefused();
    }

    /// <summary>Ends the session of this browser.</summary>
    public Task CloseAsync() => sessions.SignOutAsync();
}

/// <summary>Stands in where no password is looked at, so that the answer takes its usual time.</summary>
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
