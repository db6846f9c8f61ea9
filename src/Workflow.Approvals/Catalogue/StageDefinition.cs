using Workflow.Approvals.Clocks;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;

namespace Workflow.Approvals.Catalogue;

/// <summary>A stage of a flow.</summary>
/// <param name="Flow">Definition id.</param>
/// <param name="Number">1, 2, ...</param>
/// <param name="LeadDepartment">The one department that leads it (牵头部门).</param>
public sealed record StageDefinition(
    string Code, string Flow, int Number, string Name, string NameEn, string LeadDepartment, TimeLimit Statutory, TimeLimit Promised)
{
    /// <summary>First version of the definition that has the stage.</summary>
    public int FromVersion { get; init; } = 1;

    /// <summary>Last version of the definition that has the stage; null while it goes on.</summary>
    public int? UntilVersion { get; init; }

    /// <summary>Whether a version of the definition has the stage. Cases of several versions live on one catalogue; each knows only the stages of its own.</summary>
    public bool IsOf(int version) => version >= FromVersion && (UntilVersion is not { } until || version <= until);
}

/// <summary>A flow that carries stages and matters. It is about a project, or about its applicant alone.</summary>
/// <param name="Code">Definition id.</param>
/// <param name="Investment">Kind of project it takes; null when it takes none and says in <paramref name="Applicants"/> who may apply.</param>
/// <param name="Applicants">Kinds of applicants of a flow that takes no project, at least one; empty when the project says who applies.</param>
/// <param name="Promised">The promise for the whole case, whatever the version; the promises of the stages of each version fit in it.</param>
public sealed record FlowDefinition(string Code, string Name, string NameEn, InvestmentKind? Investment, IReadOnlyList<PartyKind> Applicants, TimeLimit Promised);
