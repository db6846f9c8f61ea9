using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Tasks;
using Workflow.Runtime.Data.Parties;
using Workflow.Runtime.Data.Tables;

namespace Workflow.Runtime.Data.Steps;

/// <summary>What a step found in the database: a commit writes only what differs from it.</summary>
/// <param name="Case">The case row; null for a new case.</param>
/// <param name="Timers">The timers that stand.</param>
/// <param name="Opinions">Opinions of the tasks.</param>
/// <param name="Intervals">Intervals of the clocks.</param>
/// <param name="Applicant">Whose personal fields may be given in this step.</param>
/// <param name="ApplicantKey">Key of the applicant's fields; null once shredded.</param>
internal sealed record StoredRows(
    CaseLine? Case, IReadOnlyList<StandingTimer> Timers, IReadOnlyList<OpinionLine> Opinions, IReadOnlyList<IntervalLine> Intervals, PartyId Applicant,
    WrappedKey? ApplicantKey)
{
    /// <summary>The opinions of a task that are not stored yet; one that is stored never changes.</summary>
    public IEnumerable<OpinionLine> NewOpinions(ReviewTask task)
    {
        var stored = Opinions.Where(line => line.Task == task.Id).Select(line => line.Position).ToHashSet();
        return task.Opinions.Select((opinion, i) => new OpinionLine(task.Id, i + 1, opinion)).Where(line => !stored.Contains(line.Position));
    }

    /// <summary>The intervals of a clock that are new or were superseded.</summary>
    public IEnumerable<IntervalLine> ChangedIntervals(Clock clock)
    {
        var stored = Intervals.Where(line => line.Clock == clock.Id).ToHashSet();
        return clock.Intervals.Select(interval => new IntervalLine(clock.Id, interval)).Where(line => !stored.Contains(line));
    }
}
