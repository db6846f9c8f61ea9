using System.Xml.Linq;
using Workflow.Host.Security;
using Workflow.Host.Tests.Stores;

namespace Workflow.Host.Tests.Security;

/// <summary>The keys of cookies and tokens, kept in the store.</summary>
public abstract class ProtectionKeyContract(StoreFixture fixture) : StoreScenario(fixture)
{
    [Fact]
    public async Task Of_two_nodes_that_make_the_first_key_together_both_use_the_one_that_came_first()
    {
        var (first, second) = (new ProtectionKeys(Store), new ProtectionKeys(Store));
        first.GetAllElements().Should().BeEmpty();
        second.GetAllElements().Should().BeEmpty();

        first.StoreElement(new XElement("key", "a"), "key-a");
        second.StoreElement(new XElement("key", "b"), "key-b");

        second.GetAllElements().Select(key => key.Value).Should().Equal("a");
        first.GetAllElements().Select(key => key.Value).Should().Equal("a");

        second.StoreElement(new XElement("key", "c"), "key-c");
        first.GetAllElements().Select(key => key.Value).Should().Equal("a", "c");

        await using var db = Store.Db();
        db.DataProtectionKeys.Select(row => row.Cipher).AsEnumerable().Should().OnlyContain(cipher => !System.Text.Encoding.UTF8.GetString(cipher).Contains("<key>"));
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteProtectionKeyTests(SqliteStore fixture) : ProtectionKeyContract(fixture), IClassFixture<SqliteStore>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresProtectionKeyTests(PostgresStore fixture) : ProtectionKeyContract(fixture), IClassFixture<PostgresStore>;
