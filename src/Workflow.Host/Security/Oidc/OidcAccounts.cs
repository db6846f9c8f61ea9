using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Host.Api.Accounts;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Security.Oidc;

/// <summary>The account of a person at the provider. The first sign-in makes it from what the provider says; from then on its administrators change it, not the provider.</summary>
internal sealed class OidcAccounts(OidcSettings settings, WorkflowStore store, PublishedVersions versions, AdminTrail trail)
{
    /// <summary>Refused: <c>oidc.account-closed</c>; for somebody new also <c>oidc.role-unknown</c> and what makes an account incomplete.</summary>
    public async Task<Result<Account>> OfAsync(OidcPerson person, CancellationToken cancellationToken)
    {
        if (await FindAsync(person, cancellationToken) is not { } account)
        {
            var made = await MakeAsync(person, cancellationToken);
            // Of two first sign-ins at the same moment the other has made it.
            if (made.Refusal is { } no and not AccountExists)
            {
                return no;
            }

            account = await FindAsync(person, cancellationToken) ?? throw new InvalidOperationException($"The account {NameOf(person)} belongs to somebody else.");
        }

        return account.IsClosed ? new OidcAccountClosed() : account;
    }

    private async Task<Account?> FindAsync(OidcPerson person, CancellationToken cancellationToken)
    {
        await using var db = store.Db();
        return await db.UserLogins.AsNoTracking().Where(login => login.LoginProvider == person.Issuer && login.ProviderKey == person.Subject)
            .Join(db.Users, login => login.UserId, account => account.Id, (_, account) => account).SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<Result<string>> MakeAsync(OidcPerson person, CancellationToken cancellationToken)
    {
        var roles = person.Values(settings.RoleClaim).Where(settings.Roles.ContainsKey).Select(value => settings.Roles[value]).Distinct().ToList();
        if (roles is not [var role])
        {
            return new OidcRoleUnknown();
        }

        var request = new NewAccount(NameOf(person), person.Value(settings.NameClaim) ?? "", role)
        {
            Department = person.Value(settings.DepartmentClaim), Region = person.Value(settings.RegionClaim), Login = new(person.Issuer, person.Subject),
        };
        if (Duties.CheckDepartment(request.Department, versions.Catalogue) is { IsRefused: true } no)
        {
            return no.Refusal;
        }

        var after = new AccountView(request.Name, request.DisplayName, role, request.Department, request.Region, Closed: false, IsDemo: false).Trail();
        var self = new Caller(request.Name, role, request.Department, request.Region);
        return await new Accounts(store).CreateAsync(request, trail.Of(self, "account.created", request.Name, request.Region, before: null, after), cancellationToken);
    }

    // Not a name the provider knows the person by: such names change hands, and could be those of local accounts.
    private static string NameOf(OidcPerson person) => $"sso-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{person.Issuer}\n{person.Subject}")))[..16]}";
}

/// <summary>The account was closed by an administrator.</summary>
internal sealed record OidcAccountClosed() : Refusal("oidc.account-closed", "The account of this person is closed.");

/// <summary>The provider does not say which role somebody new is to have.</summary>
internal sealed record OidcRoleUnknown() : Refusal("oidc.role-unknown", "The provider names no role that this service knows, or several.");
