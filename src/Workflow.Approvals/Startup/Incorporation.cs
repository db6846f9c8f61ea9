using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;

namespace Workflow.Approvals.Startup;

/// <summary>A startup is registered: the party that applied gets its unified social credit code and is an enterprise from then on. Whoever acts for it goes on acting for it.</summary>
internal static class Incorporation
{
    /// <summary>The field that says what the enterprise is called.</summary>
    internal const string NameField = "enterpriseName";

    /// <summary>Issues the code. A party that is no startup keeps what it has: a registration granted again issues nothing.</summary>
    /// <param name="file">The case of the registration; its number makes the code, so that a repeated step issues the same.</param>
    /// <returns>The code, or null when none was issued.</returns>
    /// <remarks>市场主体登记管理条例 art. 21: the day the licence is issued is the day the enterprise is founded.</remarks>
    public static string? Of(CaseFile file)
    {
        if (file.Applicant.Kind != PartyKind.Startup)
        {
            return null;
        }

        var code = new PartyIdentifier(PartyRegistration.CreditCodeScheme, CreditCode.Of(file.Case.Region, CaseNumber.OrdinalOf(file.Case.No)));
        var name = file.Stages.Select(stage => stage.Form[NameField]).OfType<JsonValue>().Select(value => value.TryGetValue<string>(out var text) ? text.Trim() : "").LastOrDefault(text => text.Length > 0);
        file.Apply(new Change.PartyIncorporated(
            file.Applicant with { Kind = PartyKind.Enterprise, DisplayName = name ?? file.Applicant.DisplayName, Identifiers = [.. file.Applicant.Identifiers, code] }, code));
        file.Record("party.incorporated", file.Applicant.Id.Value.ToString("D"), new JsonObject { ["creditCode"] = code.Value });
        return code.Value;
    }
}
