using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Parties;

namespace Workflow.Host.Api.Stages;

/// <summary>What is known of a form before anybody types: the register of parties, the project, and what earlier stages of the case were told.</summary>
/// <param name="file">The case.</param>
/// <param name="personal">Personal fields given before; null when the reader may not see them.</param>
internal sealed class Prefill(CaseFile file, IReadOnlyDictionary<string, JsonNode>? personal)
{
    public JsonNode? Of(FieldDefinition field) =>
        field.IsPersonal ? personal?.GetValueOrDefault(field.Code)?.DeepClone()
        : Register(field.Code) ?? file.Stages.OrderByDescending(stage => stage.Number).Select(stage => stage.Form[field.Code]).FirstOrDefault(value => value is not null)?.DeepClone();

    private JsonNode? Register(string code) => code switch
    {
        "ownerName" => file.Applicant.Kind == PartyKind.Person ? null : file.Applicant.DisplayName,
        "ownerCreditCode" => file.Applicant.Identifiers.FirstOrDefault(identifier => identifier.Scheme == PartyRegistration.CreditCodeScheme)?.Value,
        "projectName" => file.Project?.Name,
        "projectCode" => file.Project?.Code.Value,
        _ => file.Project?.Attributes[code]?.DeepClone(),
    };
}
