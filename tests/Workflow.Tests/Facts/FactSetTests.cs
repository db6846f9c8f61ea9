using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Facts;

namespace Workflow.Tests.Facts;

/// <summary>What is known of what sources said: known, unknown, stale or conflicting.</summary>
public sealed class FactSetTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8));
    private static readonly PartyId Firm = new(Guid.NewGuid());

    [Fact]
    public void An_answer_is_known_with_its_source_and_time()
    {
        var fact = Set(Said("register", "on-list", true, hours: 1)).Flag("on-list");

        fact.IsTrue().Should().BeTrue();
        fact.IsFalse().Should().BeFalse();
        fact.ToString().Should().Be("true (register, 2026-03-02T09:00:00+08:00)");
        Set(Said("register", "level", "B", hours: 1)).Text("level").Holds(level => level == "B").Should().BeTrue();
        Set(Said("register", "capital", 12.5m, hours: 1)).Number("capital").Holds(capital => capital == 12.5m).Should().BeTrue();
        Set(Said("register", "since", "2024-05-06", hours: 1)).Day("since").Holds(day => day == new DateOnly(2024, 5, 6)).Should().BeTrue();
        Set(Said("register", "tags", new JsonArray("a", "b"), hours: 1)).Texts("tags").Holds(tags => tags.SequenceEqual(["a", "b"])).Should().BeTrue();
    }

    [Fact]
    public void What_was_not_asked_or_not_answered_is_unknown_and_neither_holds_nor_fails()
    {
        var notAsked = Set().Flag("on-list");
        var down = Set(new FactSnapshot(Firm, "register", "on-list", null, At, At, FactStatus.Unavailable)).Flag("on-list");
        var ofAnotherKind = Set(Said("register", "on-list", "maybe", hours: 1)).Flag("on-list");

        foreach (var fact in new[] { notAsked, down, ofAnotherKind })
        {
            (fact.IsKnown, fact.IsTrue(), fact.IsFalse()).Should().Be((false, false, false));
        }

        notAsked.Should().Be(Fact.NotAsked<bool>());
        down.Should().Be(new Fact<bool>.Unknown("fact.source-down"));
    }

    [Theory]
    [InlineData(24 * 3600, true)]
    [InlineData((24 * 3600) + 1, false)]
    public void An_answer_is_relied_on_for_twenty_four_hours(int secondsOld, bool isKnown)
    {
        var fact = Set(Said("register", "on-list", true, hours: secondsOld / 3600.0)).Flag("on-list");

        fact.IsKnown.Should().Be(isKnown);
        (fact is Fact<bool>.Stale).Should().Be(!isKnown);
    }

    [Fact]
    public void Sources_that_contradict_each_other_conflict_and_old_answers_do_not_count()
    {
        Set(Said("a", "on-list", true, hours: 1), Said("b", "on-list", false, hours: 2)).Flag("on-list").Should().BeOfType<Fact<bool>.Conflicting>().Which.Sources.Should().HaveCount(2);
        Set(Said("a", "on-list", true, hours: 1), Said("b", "on-list", false, hours: 30)).Flag("on-list").IsTrue().Should().BeTrue();
        Set(Said("a", "on-list", true, hours: 1), Said("b", "on-list", true, hours: 2)).Flag("on-list").IsTrue().Should().BeTrue();
        Set(Said("a", "on-list", false, hours: 3), Said("a", "on-list", true, hours: 1)).Flag("on-list").IsTrue().Should().BeTrue("the last answer of one source counts");
        Set(Said("a", "on-list", true, hours: -1)).Flag("on-list").IsKnown.Should().BeFalse("it came after the decision");
    }

    private static FactSet Set(params FactSnapshot[] snapshots) => new(snapshots, At);

    private static FactSnapshot Said(string source, string name, JsonNode value, double hours) => new(Firm, source, name, value, At.AddHours(-hours), At.AddHours(-hours), FactStatus.Answered);
}
