using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Licences;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Deregistration;

/// <summary>What follows from the registrar's decision: permits that are still open are cancelled by law, the business licence too, and the enterprise can apply for nothing any more.</summary>
public static class StrikingOff
{
    /// <summary>The registrar granted the deregistration.</summary>
    /// <remarks>行政许可法 art. 70(3). A permit under investigation stays until that is over; its department was told, and is told again.</remarks>
    /// <returns>Answers of the steps that still waited for a licence. Refused: <c>case.closed</c>, <c>deregistration.not-decided</c>.</returns>
    public static Result<IReadOnlyList<StepAnswer>> Do(CaseFile file, StepContext context)
    {
        if (Standing.Open(file) is { IsRefused: true } closed)
        {
            return closed.Refusal;
        }

        var stage = file.Stages.MaxBy(one => one.Number);
        if (stage is null || !file.Tasks.Any(task => task is { Kind: TaskKind.Review, Result: TaskResult.Granted } && task.Stage == stage.Number && task.Filing == stage.Filing && task.Department == stage.LeadDepartment))
        {
            return new DeregistrationNotDecided();
        }

        var answers = new List<StepAnswer>();
        foreach (var found in file.DeregistrationOrEmpty().Licences.Where(one => one.IsOpen || one.State == FoundLicenceState.Refused).ToList())
        {
            LicenceCancelling.EndTask(file, found, context);
            var outcomes = LicenceCancelling.Cancel(file, found, FoundLicenceState.CancelledByLaw, "法人依法终止", context);
            if (found.Bookmark is { } bookmark)
            {
                answers.Add(new(bookmark, outcomes));
            }
        }

        foreach (var business in file.Licences.Where(one => one.Kind == LicenceDiscovery.BusinessLicence).ToList())
        {
            if (business.Cancel("准予注销登记", file.Case.No, context.Now) is { IsRefused: false } cancelled)
            {
                file.Put(cancelled.Value);
            }
        }

        file.Apply(new Change.PartyClosed(file.Case.Applicant, context.Today));
        foreach (var left in file.DeregistrationOrEmpty().Licences.Where(one => one.State == FoundLicenceState.Investigated))
        {
            file.NotifyDepartment(context, left.Department, NoticeCodes.LicenceOutlives, new JsonObject { ["licence"] = left.Key });
        }

        file.NotifyApplicant(context, NoticeCodes.StruckOff, []);
        file.Record("party.struck-off", file.Case.No.Value, new JsonObject { ["on"] = Clocks.Iso.Of(context.Today) });
        return Result.Of<IReadOnlyList<StepAnswer>>(answers);
    }

    /// <summary>The deregistration comes to nothing: licences that are not cancelled yet stay.</summary>
    public static Result<IReadOnlyList<StepAnswer>> GiveUp(CaseFile file, StepContext context) => Standing.Open(file).Map(() =>
    {
        var answers = new List<StepAnswer>();
        foreach (var found in file.DeregistrationOrEmpty().Licences.Where(one => one.IsOpen).ToList())
        {
            LicenceCancelling.EndTask(file, found, context);
            LicenceCancelling.Replace(file, found with { State = FoundLicenceState.Remains, Bookmark = null });
            if (found.Bookmark is { } bookmark)
            {
                answers.Add(new(bookmark, ["Done", "Remains"]));
            }
        }

        if (answers.Count > 0)
        {
            file.Record("licences.remain", file.Case.No.Value, new JsonObject { ["count"] = answers.Count });
        }

        return (IReadOnlyList<StepAnswer>)answers;
    });
}
