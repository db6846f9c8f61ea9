using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Licences;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Deregistration;

/// <summary>Cancels one licence of an enterprise that leaves: at once when all is clear, by its department when obligations remain, not at all while it is investigated.</summary>
/// <remarks>行政许可法 art. 70(3): a permit whose holder ends by law is cancelled.</remarks>
public static class LicenceCancelling
{
    private const string RuleSet = "deregistration";
    private const string LicensingBasis = "《中华人民共和国行政许可法》第七十条";
    private static readonly LimitLength DepartmentDays = LimitLength.WorkingDays(5);

    /// <summary>The step of one licence.</summary>
    /// <param name="file">The case.</param>
    /// <param name="key">Kind and number, from <see cref="LicenceDiscovery.Find"/>.</param>
    /// <param name="activityId">The step.</param>
    /// <param name="bookmark">Answered with <c>Done</c> and how it ended.</param>
    /// <param name="context">Time, rules, catalogue.</param>
    /// <returns>Refused: <c>case.closed</c>, <c>licence.not-found-here</c>.</returns>
    public static Result<FlowSignals> Open(CaseFile file, string key, string activityId, string bookmark, StepContext context)
    {
        if (Standing.Open(file) is { IsRefused: true } closed)
        {
            return closed.Refusal;
        }

        if (file.DeregistrationOrEmpty().Licences.FirstOrDefault(one => one.Key == key && one.State == FoundLicenceState.Found) is not { } licence)
        {
            return new LicenceNotFoundHere(key);
        }

        var effect = file.DecideByRules(context, RuleSet, new(Subjects.PermitCancellation, file.Stages.MaxBy(one => one.Number), Matter: null), _ =>
            Result.Of<IReadOnlyList<object>>([FactsOf(file, licence, context)])).Effect;
        return effect switch
        {
            Effect.Grant => FlowSignals.Answer(bookmark, Cancel(file, licence, FoundLicenceState.Cancelled, "企业申请注销，无遗留义务", context)),
            Effect.Wait => FlowSignals.Answer(bookmark, Stop(file, licence, context)),
            _ => Refer(file, licence, activityId, bookmark, context),
        };
    }

    /// <summary>Cancels it in the register, leaves the document, tells the enterprise.</summary>
    /// <returns>The answers of its step.</returns>
    internal static string[] Cancel(CaseFile file, FoundLicence found, FoundLicenceState state, string reason, StepContext context)
    {
        // A licence that only another register has is cancelled there: the document goes to its department.
        if (file.Licences.FirstOrDefault(one => one.Id.Value == found.Licence) is { } licence && licence.Cancel(reason, file.Case.No, context.Now) is { IsRefused: false } cancelled)
        {
            file.Put(cancelled.Value);
        }

        Replace(file, found with { State = state, Bookmark = null });
        file.Issue(context, DocumentKind.PermitCancellation, found.Department, file.Stages.MaxBy(one => one.Number), task: null, new JsonObject
        {
            ["matter"] = LicenceDiscovery.NameOf(found, context.Catalogue), ["reasons"] = LegalWords.List(reason), ["basis"] = state == FoundLicenceState.CancelledByLaw ? $"{LicensingBasis}第三项" : LicensingBasis,
        });
        file.NotifyApplicant(context, NoticeCodes.LicenceCancelled, Values(found));
        file.Record("licence.cancelled", found.Key, new JsonObject { ["state"] = Wording.Of(state) });
        return ["Done", "Cancelled"];
    }

    /// <summary>The department does not cancel it now.</summary>
    internal static string[] Refuse(CaseFile file, FoundLicence found, string reason, StepContext context)
    {
        Replace(file, found with { State = FoundLicenceState.Refused, Bookmark = null, Reason = reason });
        file.NotifyApplicant(context, NoticeCodes.LicenceNotCancelled, Values(found));
        file.NotifyDepartment(context, Lead(file), NoticeCodes.LicenceNotCancelled, Values(found));
        file.Record("licence.cancellation-refused", found.Key, []);
        return ["Done", "Refused"];
    }

    /// <summary>Ends the task of a licence that another act settles.</summary>
    internal static void EndTask(CaseFile file, FoundLicence found, StepContext context)
    {
        if (file.Tasks.FirstOrDefault(one => one.Id == found.Task && one.IsOpen) is { } task)
        {
            file.Put(task with { State = TaskState.Cancelled, CompletedAt = context.Now, Assignee = null, Bookmark = null });
            file.EndClocks(context, ClockScope.Task, task.Owner());
            file.Record("task.cancelled", task.Owner(), new JsonObject { ["licence"] = found.Key });
        }
    }

    internal static void Replace(CaseFile file, FoundLicence found)
    {
        var record = file.DeregistrationOrEmpty();
        file.Put(record with { Licences = [.. record.Licences.Select(one => one.Key == found.Key ? found : one)] });
    }

    private static string[] Stop(CaseFile file, FoundLicence found, StepContext context)
    {
        Replace(file, found with { State = FoundLicenceState.Investigated });
        file.NotifyApplicant(context, NoticeCodes.LicenceInvestigated, Values(found));
        file.NotifyDepartment(context, found.Department, NoticeCodes.LicenceInvestigated, Values(found));
        file.NotifyDepartment(context, Lead(file), NoticeCodes.LicenceInvestigated, Values(found));
        file.Record("licence.investigated", found.Key, []);
        return ["Done", "Investigated"];
    }

    private static FlowSignals Refer(CaseFile file, FoundLicence found, string activityId, string bookmark, StepContext context)
    {
        var stage = file.Stages.MaxBy(one => one.Number)!; // The route opened it.
        var task = file.Put(new ReviewTask
        {
            Id = new TaskId(file.NextId()), Kind = TaskKind.LicenceCancellation, Stage = stage.Number, Filing = stage.Filing, ActivityId = activityId, Bookmark = bookmark,
            Department = found.Department, State = TaskState.Open, SignOffs = [new SignOffStep(SignOffRole.Handler)], OpenedAt = context.Now,
        });
        file.StartClock(context, ClockScope.Task, task.Owner(), ClockKind.Promised, context.Catalogue.PromiseOf("licence-cancellation", DepartmentDays, StartEvent.Received), context.Now);
        Replace(file, found with { State = FoundLicenceState.InDepartment, Bookmark = bookmark, Task = task.Id });
        file.NotifyDepartment(context, found.Department, NoticeCodes.LicenceToCancel, new JsonObject { ["licence"] = found.Key, ["task"] = task.Owner() });
        file.Record("task.opened", task.Owner(), new JsonObject { ["kind"] = Wording.Of(TaskKind.LicenceCancellation), ["licence"] = found.Key });
        return FlowSignals.None;
    }

    private static PermitToCancel FactsOf(CaseFile file, FoundLicence found, StepContext context)
    {
        var facts = new FactSet(file.Register.Facts, context.Now);
        var industry = found.Industry is { } code ? context.Catalogue.Industries.GetValueOrDefault(code) : null;
        return new(
            found.Number, context.Catalogue.LicenceKinds.GetValueOrDefault(found.Kind) is { ApprovesCancellation: true }, industry?.Obligations is not null,
            facts.Flag($"licence.obligations-remain:{found.Key}"), facts.Flag($"licence.under-investigation:{found.Key}"));
    }

    private static JsonObject Values(FoundLicence found) => new() { ["licence"] = found.Key };

    private static string Lead(CaseFile file) => file.Stages.MaxBy(one => one.Number)?.LeadDepartment ?? Standing.Window;
}
