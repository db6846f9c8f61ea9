using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Audit;

namespace Workflow.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly CaseNo Case = new("33040220260529NR01000001");

    [Fact]
    public void A_chain_as_it_was_written_is_whole()
    {
        var (entries, head) = Written(5);

        AuditChain.Verify(Case, entries, head).Should().BeEmpty();
    }

    [Fact]
    public void A_flipped_bit_is_named_by_its_entry()
    {
        var (entries, head) = Written(5);

        var altered = entries.Select(entry => entry.Sequence == 3 ? entry with { Details = entry.Details.Replace('3', '4') } : entry).ToList();

        AuditChain.Verify(Case, altered, head).Should().Equal(new AuditBreak(3, AuditBreakKind.Altered));
    }

    [Fact]
    public void A_flipped_bit_of_a_hash_is_named_by_its_entry_and_the_next()
    {
        var (entries, head) = Written(5);

        var altered = entries.Select(entry => entry.Sequence == 3 ? entry with { Hash = [.. entry.Hash[..31], (byte)(entry.Hash[31] ^ 1)] } : entry).ToList();

        AuditChain.Verify(Case, altered, head).Should().Equal(new AuditBreak(3, AuditBreakKind.Altered), new AuditBreak(4, AuditBreakKind.Unlinked));
    }

    [Fact]
    public void A_deleted_entry_is_named()
    {
        var (entries, head) = Written(5);

        var cut = entries.Where(entry => entry.Sequence != 3).ToList();

        AuditChain.Verify(Case, cut, head).Should().Equal(new AuditBreak(3, AuditBreakKind.Missing));
    }

    [Fact]
    public void Entries_cut_off_at_the_end_are_named_by_the_head()
    {
        var (entries, head) = Written(5);

        AuditChain.Verify(Case, entries.Take(3).ToList(), head).Should().Equal(new AuditBreak(4, AuditBreakKind.Missing));
    }

    [Fact]
    public void An_inserted_entry_is_named()
    {
        var (entries, head) = Written(5);
        var forged = AuditChain.Next(Case, new(2, entries[1].Hash), Fact(99), Actor.System, At(99), At(99));

        AuditChain.Verify(Case, [.. entries.Take(3), forged, .. entries.Skip(3)], head)
            .Should().Equal(new AuditBreak(3, AuditBreakKind.Inserted), new AuditBreak(4, AuditBreakKind.Unlinked));
    }

    [Fact]
    public void Entries_added_behind_the_head_are_named()
    {
        var (entries, head) = Written(5);
        var forged = AuditChain.Next(Case, head, Fact(99), Actor.System, At(99), At(99));

        AuditChain.Verify(Case, [.. entries, forged], head).Should().Equal(new AuditBreak(6, AuditBreakKind.BeyondHead));
    }

    [Fact]
    public void The_trail_of_another_case_does_not_pass()
    {
        var (entries, head) = Written(1);

        AuditChain.Verify(new("33040220260529NR01000002"), entries, head).Should().Equal(new AuditBreak(1, AuditBreakKind.Altered));
    }

    [Fact]
    public void Text_moved_from_one_field_into_the_next_changes_the_hash()
    {
        var one = AuditChain.Next(Case, AuditHead.Start, new("task.done", "x", []), Actor.System, At(1), At(1));
        var other = AuditChain.Next(Case, AuditHead.Start, new("task.don", "ex", []), Actor.System, At(1), At(1));

        one.Hash.Should().NotEqual(other.Hash);
    }

    private static (IReadOnlyList<AuditEntry> Entries, AuditHead Head) Written(int count)
    {
        var head = AuditHead.Start;
        var entries = new List<AuditEntry>();
        foreach (var i in Enumerable.Range(1, count))
        {
            var entry = AuditChain.Next(Case, head, Fact(i), new("zhang", ActorRole.Reviewer, "housing"), At(i), At(i + 1000));
            entries.Add(entry);
            head = new(entry.Sequence, entry.Hash);
        }

        return (entries, head);
    }

    private static AuditFact Fact(int number) => new("task.completed", $"task-{number}", new JsonObject { ["number"] = number, ["text"] = "同意" });

    private static DateTimeOffset At(int minutes) => new DateTimeOffset(2026, 5, 29, 9, 0, 0, TimeSpan.FromHours(8)).AddMinutes(minutes);
}
