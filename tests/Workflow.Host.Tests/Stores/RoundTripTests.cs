using System.Collections.Concurrent;
using System.Diagnostics;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Tests.Stores;

/// <summary>What a step costs on the wire, counted from the driver's own trace of this test.</summary>
public sealed class RoundTripTests(PostgresStore fixture) : StoreScenario(fixture), IClassFixture<PostgresStore>
{
    [Fact]
    public async Task A_step_takes_two_round_trips()
    {
        var @case = await OpenCaseAsync();
        await StepAsync(@case.No, file => file.NextId(), HasStartedNothing);

        var trips = await CountAsync(() => StepAsync(@case.No, file => file.Apply(new Change.StageChanged(Sample.Stage()))));

        trips.Should().Be(2);
    }

    [Fact]
    public async Task A_step_that_issues_documents_takes_three_round_trips()
    {
        var @case = await OpenCaseAsync();
        var department = Sample.Unique("department-");
        await StepAsync(@case.No, file => file.NextId(), HasStartedNothing);

        var trips = await CountAsync(() => StepAsync(@case.No, file =>
        {
            file.Apply(new Change.DocumentIssued(Sample.Draft(Guid.NewGuid(), department)));
            file.Apply(new Change.DocumentIssued(Sample.Draft(Guid.NewGuid(), Sample.Unique("department-"))));
        }));

        trips.Should().Be(3);
    }

    [Fact]
    public async Task Instances_the_case_started_are_read_in_one_round_trip_more()
    {
        var @case = await OpenCaseAsync();
        await StepAsync(@case.No, file => file.NextId());

        var trips = await CountAsync(() => StepAsync(@case.No, file => file.Apply(new Change.StageChanged(Sample.Stage()))));

        trips.Should().Be(3);
    }

    private static StepChanges HasStartedNothing(StepChanges changes) => changes.Own(own => own with { Record = own.Record with { Children = 0 } });

    private static async Task<int> CountAsync(Func<Task> act)
    {
        using var parent = new Activity("test").Start();
        var trips = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = trip => trips.Add(trip),
        };
        ActivitySource.AddActivityListener(listener);

        await act();

        return trips.Count(trip => trip.TraceId == parent.TraceId);
    }
}
