using Workflow.Approvals;
using Workflow.Approvals.Clocks;
using Xunit.Abstractions;
using static Workflow.Tests.Clocks.Published;

namespace Workflow.Tests.Clocks;

/// <summary>Random verbs on random clocks: what the ledger holds is what the due date says, and nothing is ever lost from it.</summary>
public class ClockPropertyTests(ITestOutputHelper output)
{
    [Fact]
    public void After_every_verb_the_due_date_follows_from_the_ledger_and_the_ledger_only_grows()
    {
        var seed = Seed();
        output.WriteLine($"WORKFLOW_SEED={seed}");
        var random = new Random(seed);
        var taken = 0;
        for (var round = 0; round < 500; round++)
        {
            var clock = Started.Clock(At(2025, 1, 1, 10).AddDays(random.Next(500)), AnyLimit(random), scope: ClockScope.Stage);
            for (var step = 0; step < 8; step++)
            {
                var result = AnyVerb(clock, random);
                if (result.IsRefused)
                {
                    continue;
                }

                taken++;
                Check(clock, result.Value, $"seed {seed}, round {round}, step {step}");
                clock = result.Value;
            }
        }

        taken.Should().BeGreaterThan(1000, "the test must not pass because everything was refused");
    }

    private static void Check(Clock before, Clock after, string because)
    {
        after.Intervals.Select(entry => entry.Number).Should().Equal(Enumerable.Range(1, after.Intervals.Count), because);
        after.Intervals.Take(before.Intervals.Count).Select(entry => entry with { SupersededAt = null })
            .Should().Equal(before.Intervals.Select(entry => entry with { SupersededAt = null }), because);
        after.Due.Should().Be(DueDates.Forward(after.CountsAfter, after.WholeLength, after.Pauses, Hall)!, because);
        if (after.Due != before.Due)
        {
            after.Epoch.Should().BeGreaterThan(before.Epoch, because);
        }

        var lines = ClockLedger.Of(after, Hall);
        lines.Sum(line => line.Days).Should().Be(after.UsedThrough(after.Due?.LastHalf ?? OfficeHalf.AfternoonOf(Day(2099, 1, 1)), Hall), because);
    }

    private static Result<Clock> AnyVerb(Clock clock, Random random)
    {
        var now = clock.StartedAt.AddDays(random.Next(60));
        var from = OfficeHalf.FromOrdinal(clock.CountsAfter.Ordinal + random.Next(-3, 90));
        OfficeHalf? to = random.Next(4) == 0 ? null : OfficeHalf.FromOrdinal(from.Ordinal + random.Next(-1, 30));
        return random.Next(5) switch
        {
            0 or 1 => clock.Stop(Started.Stop(from.Day, null) with { From = from, To = to }, now, Hall),
            2 => clock.Resume(from, "officer", now, Hall),
            3 => clock.Extend(Started.Extension(now), now, Hall),
            _ => clock.FollowBranches(from > to ? [] : [new HalfRange(from, to)], StopGround.AllBranchesStopped, now, Hall),
        };
    }

    private static string AnyLimit(Random random) => random.Next(3) switch
    {
        0 => $"{random.Next(3, 40)}wd",
        1 => $"{random.Next(3, 40)}.5wd",
        _ => $"{random.Next(3, 60)}hd",
    };
}
