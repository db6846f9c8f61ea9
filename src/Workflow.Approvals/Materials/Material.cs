namespace Workflow.Approvals.Materials;

/// <summary>One material of a stage application.</summary>
/// <param name="Stage">Stage number.</param>
/// <param name="Code">Material code of the catalogue.</param>
/// <param name="State">Provided, missing, ...</param>
/// <param name="Reference">Content hash of the file, number of the e-licence, or query that replaces it; null while missing.</param>
/// <param name="DueOn">Last office day to hand in a tolerated material; else null.</param>
public sealed record Material(int Stage, string Code, MaterialState State, string? Reference, DateOnly? DueOn);

/// <summary>How a material stands.</summary>
public enum MaterialState
{
    Missing,
    Provided,
    /// <summary>Not asked because of a stated ground.</summary>
    Waived,
    /// <summary>Accepted without it, to be handed in later (容缺).</summary>
    Tolerated,
    /// <summary>A commitment stands in for it (告知承诺); the commitments of the case say which.</summary>
    Promised,
}
