namespace Workflow.Approvals.Materials;

/// <summary>A material as handed in.</summary>
/// <param name="Code">Material of the catalogue.</param>
/// <param name="Reference">Content hash of the file, number of the e-licence, or query that replaces it; null when it is left out on a ground.</param>
/// <param name="WaiverGround">Why it is left out; only for materials the catalogue lets be left out.</param>
public sealed record FiledMaterial(string Code, string? Reference, string? WaiverGround = null);
