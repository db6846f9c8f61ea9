namespace Workflow.Approvals.Catalogue;

/// <summary>A parameter that differs by place, with its source. An assumption is labelled as such.</summary>
public sealed record Setting(string Code, string Value, string Source, bool IsAssumption);
