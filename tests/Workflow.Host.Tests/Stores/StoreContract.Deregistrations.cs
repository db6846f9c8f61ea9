using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.PublicNotices;
using Workflow.Runtime.Data.Json;

namespace Workflow.Host.Tests.Stores;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_deregistration_and_its_notices_are_found_again_by_the_next_step()
    {
        var @case = await OpenCaseAsync(made => made with { Project = null });
        var (record, notice) = (Leaving(), Published());

        await StepAsync(@case.No, file =>
        {
            file.Apply(new Change.DeregistrationChanged(DeregistrationRecord.Empty));
            file.Apply(new Change.DeregistrationChanged(record));
            file.Apply(new Change.PublicNoticeChanged(notice));
        });

        await using var found = await LoadAsync(@case.No);
        StoreJson.Write(found.File.Deregistration!).Should().Be(StoreJson.Write(record));
        found.File.PublicNotices.Single().Should().BeEquivalentTo(notice);
    }

    [Fact]
    public async Task A_party_that_is_struck_off_is_closed_for_new_cases()
    {
        var @case = await OpenCaseAsync(made => made with { Project = null });

        await StepAsync(@case.No, file => file.Apply(new Change.PartyClosed(@case.Applicant, new(2026, 3, 24))));

        await using var found = await LoadAsync(@case.No);
        found.File.Applicant.ClosedOn.Should().Be(new DateOnly(2026, 3, 24));
    }

    private static DeregistrationRecord Leaving() => new()
    {
        RouteBookmark = "b1",
        RouteStep = "route",
        Declaration = new(true, true, false, Sample.At),
        Route = DeregistrationRoute.Ordinary,
        Window = new(Guid.NewGuid(), new(2026, 4, 13), [new(10, Sample.At, Sample.At), new(5, Sample.At)], Sample.At),
        Liquidation = new("b2")
        {
            GroupFormedOn = new(2026, 3, 2), GroupPublishedOn = new(2026, 3, 3), CreditorsNotifiedOn = new(2026, 3, 4), AnnouncedOn = new(2026, 3, 5), ClaimsUntil = new(2026, 4, 20),
            EndedOn = new(2026, 4, 21),
        },
        Licences = [new("LK06:1", "LK06", "1", Guid.NewGuid(), "food-business", "market", FoundLicenceState.Refused) { Bookmark = "b3", Task = new(Guid.NewGuid()), Reason = "库存" }],
    };

    private static PublicNotice Published() => new()
    {
        Id = Guid.NewGuid(), Kind = PublicNoticeKind.SimpleDeregistration, Title = "公告", Text = "正文", PublishedAt = Sample.At, EndsOn = new(2026, 3, 23), State = PublicNoticeState.Objected,
        EndedAt = Sample.At.AddDays(1), IsListed = true, Clock = new ClockId(Guid.NewGuid()), Objections = [new(ObjectionGround.Tax, "欠税", "taxman", Sample.At)],
    };
}
