using System.Security.Cryptography;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Parties;

namespace Workflow.Host.Tests.Stores;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class MasterKeyTests
{
    [Fact]
    public void The_key_is_made_once_and_only_its_owner_can_read_it()
    {
        var path = TestFolder.File(Sample.Unique("made/master.key-"));

        var made = MasterKey.OpenOrCreate(path);
        var found = MasterKey.OpenOrCreate(path);

        found.Should().Equal(made);
        File.GetUnixFileMode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_file_that_is_no_key_is_not_taken_for_one()
    {
        var path = TestFolder.File(Sample.Unique("short.key-"));
        File.WriteAllBytes(path, [1, 2, 3]);

        var opening = () => MasterKey.OpenOrCreate(path);

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
}
