using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Projects;

/// <summary>An investment project (项目). Its code joins everything that belongs to it.</summary>
/// <param name="Investment">Social or government money; picks the definition.</param>
/// <param name="Attributes">Facts that choose matters: attribute code of the catalogue to value. An attribute that is missing is unknown, never false.</param>
public sealed record Project(ProjectCode Code, PartyId Owner, string Name, InvestmentKind Investment, string Region, JsonObject Attributes);

/// <summary>Whose money.</summary>
public enum InvestmentKind
{
    Social,
    Government,
}
