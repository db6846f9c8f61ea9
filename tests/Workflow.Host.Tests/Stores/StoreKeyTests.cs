using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Keys;
using Workflow.Runtime.Data.Parties;

namespace Workflow.Host.Tests.Stores;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class StoreKeyTests
{
    [Fact]
    public void The_key_file_is_made_once_and_only_its_owner_can_read_it()
    {
        var path = TestFolder.File(Sample.Unique("made/master.key-"));

        var made = KeyFile.OpenOrCreate(path);
        var found = KeyFile.OpenOrCreate(path);

        found.Should().Equal(made);
        File.GetUnixFileMode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_file_that_is_no_key_is_not_taken_for_one()
    {
        var path = TestFolder.File(Sample.Unique("short.key-"));
        File.WriteAllBytes(path, [1, 2, 3]);

        var opening = () => KeyFile.OpenOrCreate(path);

        opening.Should().Throw<InvalidDataException>().WithMessage("*3 bytes*");
    }

    [Fact]
    public void A_cipher_moved_to_another_row_does_not_open()
    {
        var cipher = new PartyCipher(new byte[32]);
        var party = new PartyId(Guid.NewGuid());
        var key = cipher.NewKey(party);
        var name = cipher.Seal(key, party, "name", "王小明");

        var moved = () => cipher.Open(key, name with { Field = "phone" });

        cipher.Open(key, name).Should().Be("王小明");
        moved.Should().Throw<CryptographicException>();
    }

    [Fact]
    public async Task A_sqlite_store_does_not_open_with_another_key_or_without_its_own()
    {
        var options = OnSqlite(TestFolder.File(Sample.Unique("own.key-")));
        await (await WorkflowStore.OpenAsync(options, CancellationToken.None)).DisposeAsync();
        var other = TestFolder.File(Sample.Unique("other.key-"));
        KeyFile.OpenOrCreate(other);

        var withOther = () => WorkflowStore.OpenAsync(options with { MasterKeyPath = other }, CancellationToken.None);
        var withMissing = () => WorkflowStore.OpenAsync(options with { MasterKeyPath = $"{other}.gone" }, CancellationToken.None);
        var withNone = () => WorkflowStore.OpenAsync(options with { MasterKeyPath = null }, CancellationToken.None);

        (await withOther.Should().ThrowAsync<InvalidDataException>()).WithMessage("*not the master key of this store*");
        (await withMissing.Should().ThrowAsync<InvalidDataException>()).WithMessage("*.gone*");
        (await withNone.Should().ThrowAsync<InvalidDataException>()).WithMessage("*--master-key*");
        File.Exists($"{other}.gone").Should().BeFalse("a key that would not open anything is not made");
    }

    [Fact]
    public async Task Of_a_key_in_a_file_the_store_holds_the_check_value_only()
    {
        var options = OnSqlite(TestFolder.File(Sample.Unique("apart.key-")));
        await using var store = await WorkflowStore.OpenAsync(options, CancellationToken.None);
        await using var db = store.Db();

        var row = db.StoreKeys.Single();

        row.Key.Should().BeNull();
        row.CheckValue.Should().NotEqual(KeyFile.Open(options.MasterKeyPath!));
    }

    [Fact]
    public async Task Nodes_that_start_together_on_one_postgres_have_one_key()
    {
        var options = new StoreOptions { Database = StoreDatabase.Postgres, ConnectionString = await PrivatePostgres.NewDatabaseAsync() };

        var nodes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => WorkflowStore.OpenAsync(options, CancellationToken.None))));

        nodes.Select(node => Convert.ToHexString(node.DeriveKey("tracking"))).Distinct().Should().ContainSingle();
        await Task.WhenAll(nodes.Select(node => node.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_postgres_store_whose_key_was_taken_out_to_a_file_opens_with_the_file_only()
    {
        var options = new StoreOptions { Database = StoreDatabase.Postgres, ConnectionString = await PrivatePostgres.NewDatabaseAsync() };
        var path = TestFolder.File(Sample.Unique("taken-out.key-"));
        byte[] derived;
        await using (var store = await WorkflowStore.OpenAsync(options, CancellationToken.None))
        {
            derived = store.DeriveKey("tracking");
            await using var db = store.Db();
            await File.WriteAllBytesAsync(path, db.StoreKeys.Single().Key!);
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "update store_keys set key = null");
        }

        await using var withFile = await WorkflowStore.OpenAsync(options with { MasterKeyPath = path }, CancellationToken.None);
        var without = () => WorkflowStore.OpenAsync(options, CancellationToken.None);

        withFile.DeriveKey("tracking").Should().Equal(derived);
        (await without.Should().ThrowAsync<InvalidDataException>()).WithMessage("*--master-key*");
    }

    [Fact]
    public void Each_purpose_has_a_key_of_its_own()
    {
        var master = new MasterKey(new byte[32]);

        master.Derive("tracking").Should().HaveCount(32).And.Equal(new MasterKey(new byte[32]).Derive("tracking"));
        master.Derive("tracking").Should().NotEqual(master.Derive("party-keys"));
    }

    private static StoreOptions OnSqlite(string key) => new()
    {
        Database = StoreDatabase.Sqlite,
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = TestFolder.File(Sample.Unique("keys-") + ".db") }.ToString(),
        MasterKeyPath = key,
    };
}
