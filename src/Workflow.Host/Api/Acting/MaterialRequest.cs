namespace Workflow.Host.Api.Acting;

/// <summary>A material as it is handed in: in one of the three ways.</summary>
/// <param name="Code">Material of the catalogue.</param>
/// <param name="Attachment">Hash of a file uploaded to this case.</param>
/// <param name="Reference">Number of an e-licence, or of the query that replaces the paper.</param>
/// <param name="WaiverGround">Why it is left out, where the catalogue lets it be left out.</param>
internal sealed record MaterialRequest(string Code, string? Attachment = null, string? Reference = null, string? WaiverGround = null);
