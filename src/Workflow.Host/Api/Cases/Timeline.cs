using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;

namespace Workflow.Host.Api.Cases;

/// <summary>The audit trail of a case in words.</summary>
internal sealed class Timeline(CaseHead head, CaseContent content, CatalogueNames names)
{
    public IReadOnlyList<TimelineView> Lines() => [.. content.Trail.Select(line =>
        new TimelineView(line.Sequence, line.At, line.Kind, TextOf(line), ActorOf(line), SubjectOf(line.Subject)))];

    private string TextOf(AuditLine line)
    {
        var details = JsonNode.Parse(line.Details) as JsonObject;
        return names.Language.Find($"audit.{line.Kind}", name => name == "subject" ? SubjectOf(line.Subject) : names.Value(name, details?[name])) ?? line.Kind;
    }

    private string ActorOf(AuditLine line) =>
        line.Role == ActorRole.System ? names.Language.Text("role.system")
        : content.Accounts.TryGetValue(line.Account, out var name) ? name
        : line.Department is { } department ? names.Department(department)
        : line.Role == ActorRole.Applicant ? head.Applicant : line.Account;

    // What an entry is about: the case, a stage (case number and suffix), or the id of a task, clock, supplement or document.
    private string SubjectOf(string subject)
    {
        if (subject == head.No)
        {
            return head.ProjectName ?? head.No;
        }

        if (content.Stages.FirstOrDefault(stage => subject == $"{head.No}-{stage.Number}") is { } stage)
        {
            return names.Stage(stage.Code);
        }

        if (!Guid.TryParse(subject, out var id))
        {
            return subject;
        }

        return TaskName(id)
            ?? (content.Clocks.FirstOrDefault(clock => clock.Id.Value == id) is { } clock ? OwnerName(clock) : null)
            ?? (content.Supplements.FirstOrDefault(supplement => supplement.Id == id) is { } supplement ? StageName(supplement.Stage) : null)
            ?? content.Documents.FirstOrDefault(document => document.Id == id)?.Title
            ?? "";
    }

    private string? TaskName(Guid id) =>
        content.Tasks.FirstOrDefault(task => task.Id == id) is { } task ? names.Task(task.Kind, task.Matter, StageCode(task.Stage)) : null;

    private string OwnerName(Clock clock) => clock.Scope switch
    {
        ClockScope.Task => Guid.TryParse(clock.OwnerId, out var task) ? TaskName(task) ?? "" : "",
        ClockScope.Stage => int.TryParse(clock.OwnerId, out var stage) ? StageName(stage) : "",
        _ => head.ProjectName ?? head.No,
    };

    private string StageName(int number) => names.Stage(StageCode(number));

    private string StageCode(int number) => content.Stages.FirstOrDefault(stage => stage.Number == number)?.Code ?? "";
}
