using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Joint;

/// <summary>The Chinese words of merged opinions and minutes. Only what concerns the one case: its applicant does not read of others.</summary>
internal static class JointWords
{
    private const string Binding = "本意见由牵头部门汇总各部门意见形成，作为本阶段办理的依据。";
    private const string Advice = "本意见为正式申报前的预审意见，不具有行政许可效力，不替代各部门依法作出的决定。";

    public static string Of(JointOutcome? outcome) => outcome switch
    {
        JointOutcome.Agreed => "同意",
        JointOutcome.AgreedWithIssues => "原则同意，所列问题须按期落实",
        _ => "不同意",
    };

    public static JsonObject Opinion(CaseFile file, JointReview review, JointVoices voices, StepContext context) => new()
    {
        ["result"] = Of(review.Outcome),
        ["text"] = review.Text,
        ["consequence"] = review.IsBinding ? Binding : Advice,
        ["opinions"] = LegalWords.List(
        [
            .. voices.Stated.Select(task => Line(task, context)),
            .. voices.Deemed.Select(department => $"{Name(department, context)}：逾期未反馈，依据{context.Catalogue.Choice(JointReading.Silence, "")}视为同意"),
            .. voices.Silent.Select(department => $"{Name(department, context)}：未反馈意见（不视为同意）"),
        ]),
        ["issues"] = Issues(file, review, context),
    };

    /// <summary>The issue list of a review as it stands.</summary>
    public static JsonArray Issues(CaseFile file, JointReview review, StepContext context) => LegalWords.List(
        file.JointIssues.Where(issue => issue.Review == review.Task)
            .Select(issue => $"{issue.Text}（责任部门：{Name(issue.Owner, context)}，{LegalWords.Date(issue.DueOn)}前答复）"));

    /// <summary>What a department that answered said.</summary>
    public static string Line(ReviewTask task, StepContext context)
    {
        var said = task.Result switch { TaskResult.Agreed => "同意", TaskResult.AgreedWithIssues => "同意，提出问题", _ => "不同意" };
        return task.Opinions is [.., { Text.Length: > 0 } opinion] ? $"{Name(task.Department, context)}：{said}。{opinion.Text}" : $"{Name(task.Department, context)}：{said}";
    }

    public static string Name(string department, StepContext context) =>
        context.Catalogue.Departments.TryGetValue(department, out var known) ? known.Name : department;
}
