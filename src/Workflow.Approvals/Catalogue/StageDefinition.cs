using Workflow.Approvals.Clocks;
using Workflow.Approvals.Projects;

namespace Workflow.Approvals.Catalogue;

/// <summary>A stage of a flow.</summary>
/// <param name="Flow">Definition id.</param>
/// <param name="Number">1, 2, ...</param>
/// <param name="LeadDepartment">The one department that leads it (牵头部门).</param>
public sealed record StageDefinition(
    string Code, string Flow, int Number, string Name, string NameEn, string LeadDepartment, TimeLimit Statutory, TimeLimit Promised);

/// <summary>A flow that carries stages and matters.</summary>
/// <param name="Code">Definition id.</param>
/// <param name="Investment">Kind of project that takes it.</param>
/// <param name="Promised">The promise for the whole case; the promises of its stages fit in it.</param>
public sealed record FlowDefinition(string Code, string Name, string NameEn, InvestmentKind Investment, TimeLimit Promised);
