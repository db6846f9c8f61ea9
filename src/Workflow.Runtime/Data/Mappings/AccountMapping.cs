using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary>ASP.NET Core Identity's user store under our names: <c>accounts</c> and what hangs on them. Its own indexes serve sign-in by name and e-mail.</summary>
internal static class AccountMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Account>(row =>
        {
            row.ToTable("accounts").Property(a => a.Version).IsConcurrencyToken();
            // The accounts of a division, for its administrators.
            row.HasIndex(a => new { a.Region, a.Id });
            // The colleagues of a department.
            row.HasIndex(a => new { a.Department, a.Id });
        });
        model.Entity<IdentityUserClaim<string>>().ToTable("account_claims");
        model.Entity<IdentityUserLogin<string>>().ToTable("account_logins");
        model.Entity<IdentityUserToken<string>>().ToTable("account_tokens");
    }
}
