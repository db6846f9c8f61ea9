using Workflow.Approvals.Cases;
using Workflow.Approvals.Commitments;

namespace Workflow.Host.Tests.Stores;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Commitments_verification_and_credit_are_found_again_as_they_were_written()
    {
        var @case = await OpenCaseAsync();
        var paper = new CommitmentPaper
        {
            Id = new(Guid.NewGuid()), Stage = 2, Filing = 3, Matter = "landscape-opinion", Template = "design-opinion", TemplateVersion = 4, Sha256 = new string('a', 64), State = CommitmentState.Granted,
            Route = CommitmentRoute.OpenedByPerson, Conditions = ["green-ratio"], IsWhole = true, SignedBy = "agent", Capacity = Signer.Agent, Method = SigningMethod.Paper, Evidence = new string('b', 64),
            ShownAt = Sample.At, SignedAt = Sample.At.AddMinutes(1), PublishedAt = Sample.At.AddMinutes(2), WithdrawnAt = Sample.At.AddMinutes(3), Reason = "“因故”撤回", GrantedAt = Sample.At.AddMinutes(4),
        };
        var duty = new VerificationDuty
        {
            Commitment = paper.Id, Origin = @case.No, Matter = "landscape-opinion", MatterName = "园林绿化", Approver = "landscaping", Regulator = "urban-management", GrantedAt = Sample.At, IsLowRisk = true,
            CheckDays = 40, Later = [new("green-plan", new(2026, 6, 1), new(2026, 5, 30))], State = VerificationState.Rectifying, AcknowledgedAt = Sample.At, AcknowledgedBy = "one",
            Manner = CheckManner.Sampled, DueOn = new(2026, 8, 1), Inspectors = ["one", "two"], Finding = CheckFinding.PromiseFalse, FoundBy = "two", CheckedOn = new(2026, 7, 1), HarmIfRevoked = true,
            RectifyBy = new(2026, 7, 31), ReportedAt = Sample.At.AddDays(2), Ground = "R27", ProposedBy = "one", WatchedOn = new(2026, 7, 2), IsWarned = true, IsAlarmed = true,
        };
        var record = new CreditRecord(new(Guid.NewGuid()), @case.Applicant, paper.Id, @case.No, CreditKind.BrokenPromise, "landscape-opinion", new(2026, 8, 1), new(2026, 9, 1));
        object[] given = [paper, duty, record];

        await StepAsync(@case.No, file =>
        {
            file.Apply(new Change.CommitmentChanged(paper));
            file.Apply(new Change.CommitmentTextKept(paper.Id, "一、“事项”"));
            file.Apply(new Change.VerificationChanged(duty));
            file.Apply(new Change.CreditChanged(record));
        });

        await using var found = await LoadAsync(@case.No);
        object[] again = [found.File.Commitments.Single(), found.File.Verification!, found.File.Register.Records.Single()];
        Whole(again).Should().Be(Whole(given));
        given.Should().OnlyContain(one => Filled.IsWhole(one), "the sample must not leave a field at its default");
        await using var db = Store.Db();
        db.CommitmentTexts.Single(text => text.CommitmentId == paper.Id.Value).Text.Should().Be("一、“事项”");
    }
}
