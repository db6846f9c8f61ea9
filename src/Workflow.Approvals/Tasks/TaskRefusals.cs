using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Tasks;

/// <summary>No such task on this case.</summary>
public sealed record TaskUnknown(TaskId Task) : Refusal("task.unknown", $"The case has no task {Task.Value}.", ("task", $"{Task.Value}"));

/// <summary>The task belongs to another department.</summary>
public sealed record TaskNotYours(TaskId Task, string Department)
    : Refusal("task.not-yours", $"Task {Task.Value} belongs to {Department}.", ("task", $"{Task.Value}"), ("department", Department));

/// <summary>The task is not in a state that allows this.</summary>
public sealed record TaskWrongState(TaskId Task, TaskState State)
    : Refusal("task.wrong-state", $"Task {Task.Value} is {Wording.Of(State)}.", ("task", $"{Task.Value}"), ("state", Wording.Of(State)));

/// <summary>This act does not fit the kind of task.</summary>
public sealed record TaskWrongKind(TaskId Task, TaskKind Kind)
    : Refusal("task.wrong-kind", $"Task {Task.Value} is a task of kind {Wording.Of(Kind)}.", ("task", $"{Task.Value}"), ("kind", Wording.Of(Kind)));

/// <summary>Somebody else has claimed the task.</summary>
public sealed record TaskClaimed(TaskId Task, string Assignee)
    : Refusal("task.claimed", $"Task {Task.Value} is claimed by {Assignee}.", ("task", $"{Task.Value}"), ("assignee", Assignee));

/// <summary>Nobody has claimed the task.</summary>
public sealed record TaskNotClaimed(TaskId Task) : Refusal("task.not-claimed", $"Task {Task.Value} is not claimed.", ("task", $"{Task.Value}"));

/// <summary>The account signed this round before: each signature needs another person.</summary>
public sealed record TaskAlreadySigned(TaskId Task, string Account)
    : Refusal("task.already-signed", $"{Account} has signed task {Task.Value} in this round.", ("task", $"{Task.Value}"), ("account", Account));

/// <summary>The next signature is another role's.</summary>
public sealed record TaskSignOffNotYours(TaskId Task, SignOffRole Next)
    : Refusal("task.sign-off-not-yours", $"Task {Task.Value} waits for the {Wording.Of(Next)}.", ("task", $"{Task.Value}"), ("next", Wording.Of(Next)));

/// <summary>The matter was returned for correction before; it can be granted or refused now.</summary>
public sealed record TaskReturnedBefore(TaskId Task)
    : Refusal("task.returned-before", $"Task {Task.Value} was returned for correction before; a matter is returned once.", ("task", $"{Task.Value}"));

/// <summary>The matter needs the result of another one first (soft dependency).</summary>
public sealed record TaskWaitsForResult(TaskId Task, IReadOnlyList<string> Matters)
    : Refusal(
        "task.waits-for-result",
        $"Task {Task.Value} may finish only after {string.Join(", ", Matters)}.",
        ("task", $"{Task.Value}"),
        ("matters", string.Join(", ", Matters)))
{
    public override string? LegalSource => "滨州市工程建设项目并联审批管理规定 art. 16";
}

/// <summary>The act needs reasons and none are given.</summary>
public sealed record ReasonsMissing() : Refusal("reasons.missing", "This act must give its reasons.")
{
    public override string? LegalSource => "行政许可法 art. 38";
}

/// <summary>The catalogue has no such matter.</summary>
public sealed record MatterUnknown(string Matter) : Refusal("matter.unknown", $"The catalogue has no matter {Matter}.", ("matter", Matter));
