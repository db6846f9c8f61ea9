using Workflow.Approvals.Clocks;

namespace Workflow.Approvals.Stages;

/// <summary>The catalogue has no such stage in the flow of this case.</summary>
public sealed record StageUnknown(string Stage) : Refusal("stage.unknown", $"The flow has no stage {Stage}.", ("stage", Stage));

/// <summary>The stage has not been opened on this case.</summary>
public sealed record StageNotOpened(string Stage) : Refusal("stage.not-opened", $"Stage {Stage} has not been opened.", ("stage", Stage));

/// <summary>The stage is not in a state that allows this.</summary>
public sealed record StageWrongState(string Stage, StageState State)
    : Refusal("stage.wrong-state", $"Stage {Stage} is {Wording.Of(State)}.", ("stage", Stage), ("state", Wording.Of(State)));

/// <summary>Another department leads the stage.</summary>
public sealed record StageNotYours(string Stage, string Lead)
    : Refusal("stage.not-yours", $"Stage {Stage} is led by {Lead}.", ("stage", Stage), ("lead", Lead));

/// <summary>Tasks of the stage are still open.</summary>
public sealed record StageTasksOpen(string Stage, int Open)
    : Refusal("stage.tasks-open", $"Stage {Stage} has {Open} open tasks.", ("stage", Stage), ("open", $"{Open}"));

/// <summary>Materials are missing that can neither be waived nor tolerated.</summary>
public sealed record StageMaterialsMissing(string Stage, IReadOnlyList<string> Materials)
    : Refusal("stage.materials-missing", $"Stage {Stage} lacks {string.Join(", ", Materials)}.", ("stage", Stage), ("materials", string.Join(", ", Materials)))
{
    public override string? LegalSource => "行政许可法 art. 32";
}

/// <summary>The lawful time of the intake has passed without a word: the law has accepted the application.</summary>
public sealed record IntakeDeemedAccepted(string Stage, DueDate Due)
    : Refusal("intake.deemed-accepted", $"Stage {Stage} counts as accepted: the time to tell the applicant ended {Due}.", ("stage", Stage), ("due", Due.ToString()))
{
    public override string? LegalSource => "行政许可法 art. 32(4)";
}

/// <summary>No matter of the stage is refused, so there is nothing to end early.</summary>
public sealed record StageNothingRefused(string Stage)
    : Refusal("stage.nothing-refused", $"No matter of stage {Stage} is refused: it cannot be ended early.", ("stage", Stage));

/// <summary>The definition does not let the applicant correct and file this stage again.</summary>
public sealed record StageRefileNotAllowed(string Stage)
    : Refusal("stage.refile-not-allowed", $"Stage {Stage} cannot be filed again; it can only be refused.", ("stage", Stage));

/// <summary>A chosen matter has no step in the definition.</summary>
public sealed record StageMatterNotDrawn(string Stage, string Matter)
    : Refusal("stage.matter-not-drawn", $"Matter {Matter} is needed in stage {Stage}, but the definition has no step for it.", ("stage", Stage), ("matter", Matter));

/// <summary>A fact that chooses a matter is not known: unknown never grants and never drops.</summary>
public sealed record ProjectAttributeMissing(string Matter, string Attribute)
    : Refusal(
        "project.attribute-missing",
        $"Whether {Matter} is needed depends on {Attribute}, which is not known.",
        ("matter", Matter),
        ("attribute", Attribute));

/// <summary>The form has faults; all are named.</summary>
public sealed record FormInvalid : Refusal
{
    /// <param name="problems">At least one.</param>
    public FormInvalid(IReadOnlyList<FormProblem> problems)
        : base("form.invalid", string.Join(" ", problems.Select(p => p.Message)), ("fields", string.Join(", ", problems.Select(p => p.Field))))
    {
        Problems = problems;
        Field = problems[0].Field;
    }

    /// <summary>Every fault, in the order of the form.</summary>
    public IReadOnlyList<FormProblem> Problems { get; }
}

/// <summary>One fault of a form.</summary>
/// <param name="Code">Text key: <c>field.unknown</c>, <c>field.missing</c>, <c>field.type</c>, <c>field.choice</c>, <c>field.reference-unknown</c>.</param>
/// <param name="Field">JSON pointer into the request, e.g. <c>/form/totalInvestment</c>.</param>
/// <param name="Message">English line.</param>
public sealed record FormProblem(string Code, string Field, string Message);
