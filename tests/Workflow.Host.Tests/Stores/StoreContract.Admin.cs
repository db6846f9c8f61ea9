using System.Text.Json.Nodes;
using Workflow.Approvals.Parties;

namespace Workflow.Host.Tests.Stores;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_published_definition_is_never_changed()
    {
        var id = Sample.Unique("definition-");
        await Store.Definitions.ImportAsync(id, 1, "{}", "system", Sample.At, CancellationToken.None);

        var same = await Store.Definitions.ImportAsync(id, 1, "{}", "system", Sample.At, CancellationToken.None);
        var other = await Store.Definitions.ImportAsync(id, 1, """{"a":1}""", "system", Sample.At, CancellationToken.None);

        same.IsRefused.Should().BeFalse();
        other.Refusal!.Code.Should().Be("definition.changed");
        other.Refusal.Message.Should().Contain("./run");
        (await Store.Definitions.FindAsync(id, 1, CancellationToken.None)).Value.Json.Should().Be("{}");
    }

    [Fact]
    public async Task New_cases_begin_on_the_latest_version()
    {
        var id = Sample.Unique("definition-");
        await Store.Definitions.ImportAsync(id, 2, "{}", "system", Sample.At, CancellationToken.None);
        await Store.Definitions.ImportAsync(id, 10, "{}", "system", Sample.At, CancellationToken.None);

        var latest = await Store.Definitions.LatestAsync(id, CancellationToken.None);
        var unknown = await Store.Definitions.LatestAsync("nothing", CancellationToken.None);

        latest.Value.Version.Should().Be(10);
        unknown.Refusal!.Code.Should().Be("definition.not-found");
    }

    [Fact]
    public async Task Catalogue_and_calendar_versions_are_never_changed()
    {
        var calendar = Sample.Unique("2026-");
        await Store.References.ImportCatalogueAsync(1, new(2026, 1, 1), "hash", "content", Sample.At, CancellationToken.None);
        await Store.References.ImportCalendarAsync(calendar, "hash", "content", Sample.At, CancellationToken.None);

        var changedCatalogue = await Store.References.ImportCatalogueAsync(1, new(2026, 1, 1), "other", "content", Sample.At, CancellationToken.None);
        var changedCalendar = await Store.References.ImportCalendarAsync(calendar, "other", "content", Sample.At, CancellationToken.None);

        changedCatalogue.Refusal!.Code.Should().Be("catalogue.changed");
        changedCalendar.Refusal!.Code.Should().Be("calendar.changed");
    }

    [Fact]
    public async Task An_identifier_belongs_to_one_party()
    {
        var first = Sample.Party();
        await RegisterAsync(first);

        var second = await Store.Parties.AddAsync(Sample.Party() with { Identifiers = first.Identifiers }, CancellationToken.None);
        var found = await Store.Parties.FindAsync(first.Identifiers[0], CancellationToken.None);

        second.Refusal!.Code.Should().Be("party.identifier-taken");
        found.Value.Should().Be(first.Id);
    }

    [Fact]
    public async Task A_mandate_holds_from_its_first_to_its_last_day()
    {
        var party = Sample.Party();
        var mandate = new Mandate(Guid.NewGuid(), party.Id, Sample.Unique("account-"), MandateRole.Agent, new(2026, 5, 1), new(2026, 5, 31), "paper 7");
        await Store.Parties.AddAsync(mandate, CancellationToken.None);

        var before = await Store.Parties.MandatesOfAsync(mandate.Account, new(2026, 4, 30), CancellationToken.None);
        var last = await Store.Parties.MandatesOfAsync(mandate.Account, new(2026, 5, 31), CancellationToken.None);
        var after = await Store.Parties.MandatesOfAsync(mandate.Account, new(2026, 6, 1), CancellationToken.None);

        before.Should().BeEmpty();
        last.Should().Equal(mandate);
        after.Should().BeEmpty();
    }

    [Fact]
    public async Task Personal_fields_are_read_again_and_stand_nowhere_in_clear()
    {
        var party = Sample.Party();
        await RegisterAsync(party);
        await Store.Vault.WriteAsync(party.Id, "name", JsonValue.Create("王小明"), CancellationToken.None);
        await Store.Vault.WriteAsync(party.Id, "name", JsonValue.Create("王大明"), CancellationToken.None);

        var fields = (await Store.Vault.ReadAsync(party.Id, CancellationToken.None)).Value;

        await using var db = Store.Db();
        var row = db.PartyData.Single(f => f.PartyId == party.Id.Value);
        fields["name"].GetValue<string>().Should().Be("王大明");
        System.Text.Encoding.UTF8.GetString(row.Cipher).Should().NotContain("明");
    }

    [Fact]
    public async Task Without_its_key_a_party_has_no_personal_fields_any_more()
    {
        var party = Sample.Party();
        await RegisterAsync(party);
        await Store.Vault.WriteAsync(party.Id, "name", JsonValue.Create("王小明"), CancellationToken.None);

        await Store.Vault.ShredAsync(party.Id, CancellationToken.None);

        var read = await Store.Vault.ReadAsync(party.Id, CancellationToken.None);
        var write = await Store.Vault.WriteAsync(party.Id, "name", JsonValue.Create("王小明"), CancellationToken.None);
        read.Refusal!.Code.Should().Be("party.erased");
        write.Refusal!.Code.Should().Be("party.erased");
    }
}
