namespace Workflow.Approvals.Catalogue;

/// <summary>A definition in the words of the catalogue, whatever engine runs it: what the lawful half of the publish gate looks at (convention 44).</summary>
/// <param name="Flow">Definition id.</param>
/// <param name="Version">Version of the definition: it picks the stages of the catalogue.</param>
/// <param name="Openings">Steps that open a stage for its departments, in drawing order.</param>
/// <param name="Reviews">Steps in which a department decides a matter.</param>
/// <param name="Stages">Every other step that names a stage.</param>
public sealed record FlowSummary(string Flow, int Version, IReadOnlyList<StageOpening> Openings, IReadOnlyList<MatterReview> Reviews, IReadOnlyList<StageUse> Stages);

/// <summary>A step that opens a stage.</summary>
/// <param name="ActivityId">Its id.</param>
/// <param name="Stage">Stage code.</param>
/// <param name="Ports">Each connected outcome with the id of the step it leads to.</param>
public sealed record StageOpening(string ActivityId, string Stage, IReadOnlyList<(string Outcome, string Target)> Ports);

/// <summary>A step in which a department decides.</summary>
/// <param name="FinishAfter">Ids of the steps whose results it waits for.</param>
public sealed record MatterReview(string ActivityId, string Matter, IReadOnlyList<string> FinishAfter);

/// <summary>A step that names a stage.</summary>
public sealed record StageUse(string ActivityId, string Stage);
