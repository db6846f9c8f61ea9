namespace Workflow.Approvals.Catalogue;

/// <summary>An industry (行业) whose licences are cancelled together with the enterprise (证照注销联办).</summary>
/// <param name="Kinds">Licence kinds that belong to it, at least one; a kind belongs to one industry.</param>
/// <param name="Department">Who cancels them.</param>
/// <param name="Obligations">What may be left to see to, e.g. stock of tobacco; null when nothing is. With it a machine cancels only what is known to be settled.</param>
/// <param name="Basis">Who says that the industry takes part.</param>
public sealed record Industry(string Code, string Name, string NameEn, IReadOnlyList<string> Kinds, string Department, string? Obligations, Clocks.LegalBasis Basis);
