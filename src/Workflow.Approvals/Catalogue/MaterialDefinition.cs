namespace Workflow.Approvals.Catalogue;

/// <summary>A material that can be asked for. Vague names (其他材料, 有关材料) are refused at import.</summary>
/// <param name="IssuedBy">Department that issues it; set exactly when <paramref name="Provider"/> is <see cref="MaterialProvider.Office"/>.</param>
public sealed record MaterialDefinition(string Code, string Name, string NameEn, MaterialProvider Provider, string? IssuedBy);

/// <summary>Who provides a material.</summary>
public enum MaterialProvider
{
    Applicant,
    /// <summary>Issued by a department and fetched by the office, not by the applicant.</summary>
    Office,
    /// <summary>An intermediary (survey, evaluation report).</summary>
    Intermediary,
}

/// <summary>A matter's need of a material.</summary>
/// <param name="Waivable">May be left out on a stated ground.</param>
/// <param name="Tolerable">May follow after acceptance (容缺).</param>
public sealed record MaterialRequirement(string Code, bool Waivable, bool Tolerable);
