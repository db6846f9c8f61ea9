using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Tests.Stores;

public sealed class SqliteWriteGateTests(SqliteStore fixture) : IClassFixture<SqliteStore>
{
    [Fact]
    public async Task A_save_that_meets_a_conflict_lets_the_next_writer_in()
    {
        var account = new Account { Id = "twice", UserName = "twice", NormalizedUserName = "TWICE" };
        await using var first = fixture.Store.Db();
        first.Users.Add(account);
        await first.SaveChangesAsync();
        await using var second = fixture.Store.Db();
        var same = await second.Users.SingleAsync(row => row.Id == "twice");
        (account.DisplayName, account.ConcurrencyStamp) = ("first", "1");
        await first.SaveChangesAsync();
        (same.DisplayName, same.ConcurrencyStamp) = ("second", "2");

        var conflict = () => second.SaveChangesAsync();

        await conflict.Should().ThrowAsync<DbUpdateConcurrencyException>();
        account.DisplayName = "third";
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        (await first.SaveChangesAsync(soon.Token)).Should().Be(1);
    }
}
