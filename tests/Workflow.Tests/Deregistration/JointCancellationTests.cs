using Workflow.Approvals.Cases;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Licences;
using Workflow.Approvals.Tasks;
using Workflow.Tests.Catalogue;
using Workflow.Tests.Clocks;
using static Workflow.Tests.Deregistration.LeavingFirm;

namespace Workflow.Tests.Deregistration;

/// <summary>The licences a firm really holds are found by credit code and cancelled in parallel; what is open when the registrar decides is cancelled by law.</summary>
public sealed class JointCancellationTests
{
    private const string Food = "LK06:JY1330402000001";
    private const string Tobacco = "LK29:330402100001";
    private const string Hotel = "LK44:TX330402-001";
    private static readonly string[] BeforeRegistrar = ["dereg-tax", "dereg-insurance", "dereg-fund"];

    [Fact]
    public void All_22_industries_in_9_departments_stand_in_the_catalogue()
    {
        var industries = Shipped.Catalogue.Industries.Values;

        industries.Should().HaveCount(22);
        industries.Select(one => one.Department).Distinct().Should().HaveCount(9);
        industries.Where(one => !one.Basis.IsAssumption).Select(one => one.Code).Should().Equal("food-business", "medical-devices");
        industries.SelectMany(one => one.Kinds).Should().OnlyHaveUniqueItems().And.BeSubsetOf(Shipped.Catalogue.LicenceKinds.Keys);
        industries.Should().OnlyContain(one => one.Kinds.All(kind => Shipped.Catalogue.LicenceKinds[kind].Department == one.Department || Shipped.Catalogue.LicenceKinds[kind].Department == "drug-administration"));
    }

    [Fact]
    public void The_pilot_cancels_four_industries_and_names_the_rest_version_2_cancels_all()
    {
        var pilot = Firms(version: 1).Declares().Until("2026-03-24 09:00");
        var full = Firms(version: 2).Declares().Until("2026-03-24 09:00");

        pilot.Record.Licences.Select(one => (one.Key, one.State)).Should().Equal((Food, FoundLicenceState.Cancelled), (Tobacco, FoundLicenceState.Remains), (Hotel, FoundLicenceState.Remains));
        pilot.Documents.Single(one => one.Kind == DocumentKind.RemainingPermits).Values["items"]!.AsArray().Should().HaveCount(2);
        full.Record.Licences.Select(one => (one.Key, one.State)).Should().Equal((Food, FoundLicenceState.Cancelled), (Tobacco, FoundLicenceState.Cancelled), (Hotel, FoundLicenceState.Cancelled));
        full.Documents.Should().NotContain(one => one.Kind == DocumentKind.RemainingPermits);
        full.Documents.Where(one => one.Kind == DocumentKind.PermitCancellation).Select(one => one.Department).Should().Equal("market", "tobacco", "public-security");
    }

    [Fact]
    public void Obligations_go_to_the_department_one_refuses_and_the_others_go_on()
    {
        var firm = Firms().Says($"licence.obligations-remain:{Tobacco}", true).Says($"licence.under-investigation:{Hotel}", true).Declares().Until("2026-03-24 09:00");

        firm.Found(Food).State.Should().Be(FoundLicenceState.Cancelled);
        firm.File.Licences.Single(one => one.Kind == "LK06").Status.Should().Be(LicenceStatus.Cancelled);
        firm.Found(Hotel).State.Should().Be(FoundLicenceState.Investigated);
        firm.Told.Where(n => n.Code == "notice.licence-investigated").Should().HaveCount(3, "the firm, the department and the registrar are told");
        var task = firm.Task(TaskKind.LicenceCancellation);
        task.Department.Should().Be("tobacco");

        firm.Try(Registrar, new SettleCancellation(firm.File.Case.No, task.Id, true, ""))!.Code.Should().Be("task.not-yours");
        var official = new Actor("tobacco", ActorRole.Reviewer, "tobacco");
        firm.Try(official, new SettleCancellation(firm.File.Case.No, task.Id, false, " "))!.Code.Should().Be("reasons.missing");
        firm.Try(official, new CompleteTask(firm.File.Case.No, task.Id, Verdict.Grant, ""))!.Code.Should().Be("task.wrong-kind");
        firm.Play(official, new SettleCancellation(firm.File.Case.No, task.Id, false, "库存卷烟尚未处置"));
        firm.Found(Tobacco).Should().Match<FoundLicence>(one => one.State == FoundLicenceState.Refused && one.Reason == "库存卷烟尚未处置");
        firm.File.Licences.Single(one => one.Kind == "LK29").Status.Should().Be(LicenceStatus.Valid);
        firm.Record.Window!.ClosedAt.Should().BeNull("the application does not wait for permits");
    }

    [Fact]
    public void What_is_not_known_is_for_the_department_and_its_task_has_a_promise()
    {
        var firm = Firms().Says($"licence.under-investigation:{Food}", "maybe").Declares().Until("2026-03-24 09:00");

        firm.Found(Food).State.Should().Be(FoundLicenceState.InDepartment);
        firm.File.Clocks.Single(clock => clock.OwnerId == firm.Task(TaskKind.LicenceCancellation).Owner()).Due!.Date.Should().Be(Published.Day(2026, 3, 31));
        firm.Play(new("market", ActorRole.Reviewer, "market"), new SettleCancellation(firm.File.Case.No, firm.Task(TaskKind.LicenceCancellation).Id, true, ""));
        firm.Found(Food).State.Should().Be(FoundLicenceState.Cancelled);
    }

    [Fact]
    public void When_the_registrar_grants_open_permits_are_cancelled_by_law_and_seal_and_bank_come_last()
    {
        var firm = Firms().Says($"licence.obligations-remain:{Tobacco}", true).Declares().Until("2026-03-24 09:00").Applies().IsAccepted();
        var seal = firm.File.Tasks.Single(one => one.MatterCode == "dereg-seal");
        firm.Try(new("ps", ActorRole.Reviewer, "public-security"), new CompleteTask(firm.File.Case.No, seal.Id, Verdict.Grant, ""))!.Code.Should().Be("task.waits-for-result");
        firm.File.Applicant.ClosedOn.Should().BeNull();

        firm.Grants(BeforeRegistrar).Grants("dereg-registration");

        firm.Found(Tobacco).State.Should().Be(FoundLicenceState.CancelledByLaw);
        firm.Task(TaskKind.LicenceCancellation).State.Should().Be(TaskState.Cancelled);
        firm.Documents.Last(one => one.Kind == DocumentKind.PermitCancellation).Values["basis"]!.GetValue<string>().Should().Contain("第七十条第三项");
        firm.File.Licences.Should().OnlyContain(one => one.Status == LicenceStatus.Cancelled, "the business licence too");
        firm.File.Changes.OfType<Change.PartyClosed>().Should().ContainSingle().Which.On.Should().Be(Published.Day(2026, 3, 24));
        firm.File.Case.IsClosed.Should().BeFalse("seal and bank are still to come");

        firm.Grants("dereg-seal", "dereg-bank");

        firm.File.Case.State.Should().Be(CaseState.Granted);
        firm.IsFinished.Should().BeTrue();
        DueTimers.Of(firm.File).Should().BeEmpty();
    }

    [Fact]
    public void A_missed_window_leaves_permits_that_are_not_cancelled_yet()
    {
        var firm = Firms().Says($"licence.obligations-remain:{Tobacco}", true).Declares().Until("2026-04-14 00:00");

        firm.Found(Tobacco).State.Should().Be(FoundLicenceState.Remains);
        firm.File.Licences.Single(one => one.Kind == "LK29").Status.Should().Be(LicenceStatus.Valid);
        firm.File.Tasks.Should().NotContain(one => one.IsOpen);
        firm.IsFinished.Should().BeTrue();
    }

    [Fact]
    public void A_struck_off_party_opens_no_case()
    {
        var closed = Firms().File.Applicant with { ClosedOn = new(2026, 3, 24) };
        var context = new StepContext(Published.At(2026, 3, 25, 9), Applicant, Published.Calendar, Workflow.Approvals.Clocks.OfficeHours.Default, Shipped.Catalogue);

        CaseOpening.Open(new("3304022026030200010000018"), (Flow, 2), closed, null, "330402", "x", context).Refusal!.Code.Should().Be("party.closed");
    }

    private static LeavingFirm Firms(int version = 2) => new(
        "2026-03-02 10:00", version, licences: [("LK06", "JY1330402000001"), ("LK29", "330402100001"), ("LK44", "TX330402-001"), ("LK47", "91330402MA2B0C1D2X")]);
}
