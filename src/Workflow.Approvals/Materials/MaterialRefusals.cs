using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Materials;

/// <summary>The stage does not ask for this material.</summary>
public sealed record MaterialNotAsked(string Material) : Refusal("material.not-asked", $"The stage does not ask for material {Material}.", ("material", Material));

/// <summary>The material is given twice.</summary>
public sealed record MaterialDoubled(string Material) : Refusal("material.doubled", $"Material {Material} is given twice.", ("material", Material));

/// <summary>A material is given without file, number or ground.</summary>
public sealed record MaterialEmpty(string Material)
    : Refusal("material.empty", $"Material {Material} has neither a reference nor a ground for leaving it out.", ("material", Material));

/// <summary>The material may not be left out.</summary>
public sealed record MaterialNotWaivable(string Material) : Refusal("material.not-waivable", $"Material {Material} may not be left out.", ("material", Material));

/// <summary>The material is not on the published tolerance list.</summary>
public sealed record MaterialNotTolerable(string Material)
    : Refusal("material.not-tolerable", $"Material {Material} may not follow after acceptance.", ("material", Material));

/// <summary>The material is not missing, so it cannot be tolerated or asked for.</summary>
public sealed record MaterialNotMissing(string Material) : Refusal("material.not-missing", $"Material {Material} is not missing.", ("material", Material));

/// <summary>The material was not tolerated at acceptance.</summary>
public sealed record MaterialNotTolerated(string Material)
    : Refusal("material.not-tolerated", $"Material {Material} does not follow after acceptance.", ("material", Material));

/// <summary>The day named has passed.</summary>
public sealed record DayPassed(DateOnly Day) : Refusal("day.passed", $"{Day:yyyy-MM-dd} has passed.", ("day", $"{Day:yyyy-MM-dd}"));

/// <summary>The day named lies after the last one possible.</summary>
public sealed record DayTooLate(DateOnly Day, DateOnly Last)
    : Refusal("day.too-late", $"{Day:yyyy-MM-dd} is too late; the last possible day is {Last:yyyy-MM-dd}.", ("day", $"{Day:yyyy-MM-dd}"), ("last", $"{Last:yyyy-MM-dd}"));

/// <summary>No such supplement on this case.</summary>
public sealed record SupplementUnknown(string Supplement)
    : Refusal("supplement.unknown", $"The case has no supplement {Supplement}.", ("supplement", Supplement));

/// <summary>The supplement is not in a state that allows this.</summary>
public sealed record SupplementWrongState(SupplementId Supplement, SupplementState State)
    : Refusal("supplement.wrong-state", $"Supplement {Supplement.Value} is {Wording.Of(State)}.", ("supplement", $"{Supplement.Value}"), ("state", Wording.Of(State)));

/// <summary>The list or the answer holds nothing.</summary>
public sealed record SupplementEmpty() : Refusal("supplement.empty", "The list or the answer of a supplement holds nothing.");

/// <summary>The one-time notice leaves out materials that are missing.</summary>
public sealed record SupplementIncomplete(IReadOnlyList<string> Materials)
    : Refusal(
        "supplement.incomplete",
        $"Everything missing is told at once; the list leaves out {string.Join(", ", Materials)}.",
        ("materials", string.Join(", ", Materials)))
{
    public override string? LegalSource => "行政许可法 art. 32(4)";
}

/// <summary>A second supplement before acceptance says why the first one was not complete.</summary>
public sealed record SupplementReasonMissing() : Refusal("supplement.reason-missing", "A second supplement before acceptance needs a reason.")
{
    public override string? LegalSource => "行政许可法 art. 32(4)";
}

/// <summary>The last day to answer has passed.</summary>
public sealed record SupplementTooLate(SupplementId Supplement, DateOnly DueOn)
    : Refusal(
        "supplement.too-late",
        $"Supplement {Supplement.Value} was to be answered by {DueOn:yyyy-MM-dd}.",
        ("supplement", $"{Supplement.Value}"),
        ("due", $"{DueOn:yyyy-MM-dd}"));

/// <summary>The last day to answer has not passed yet.</summary>
public sealed record SupplementNotDue(SupplementId Supplement, DateOnly? DueOn)
    : Refusal(
        "supplement.not-due",
        $"Supplement {Supplement.Value} can be answered until {DueOn:yyyy-MM-dd}.",
        ("supplement", $"{Supplement.Value}"),
        ("due", $"{DueOn:yyyy-MM-dd}"));

/// <summary>The stage has no list of items that could be sent.</summary>
public sealed record SupplementNothingToSend(string Stage)
    : Refusal("supplement.nothing-to-send", $"Stage {Stage} has no open supplement list.", ("stage", Stage));

/// <summary>The list after acceptance was sent; it is sent once.</summary>
public sealed record SupplementAlreadySent(string Stage)
    : Refusal("supplement.already-sent", $"The supplement list of stage {Stage} was sent; it is sent once.", ("stage", Stage));
