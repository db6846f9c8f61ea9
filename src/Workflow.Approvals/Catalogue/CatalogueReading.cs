namespace Workflow.Approvals.Catalogue;

/// <summary>What reading a catalogue leads to.</summary>
/// <param name="Catalogue">The version; null when there are problems.</param>
/// <param name="Content">The normalised content as JSON text, which is also YAML: read again it gives the same version. Stored with the version.</param>
/// <param name="Problems">All problems; empty when there is a version.</param>
public sealed record CatalogueReading(CatalogueVersion? Catalogue, string Content, IReadOnlyList<CatalogueProblem> Problems);
