namespace Workflow.Approvals.Catalogue;

/// <summary>A department. <paramref name="ShortName"/> is used in document numbers.</summary>
public sealed record Department(string Code, string Name, string NameEn, string ShortName);
