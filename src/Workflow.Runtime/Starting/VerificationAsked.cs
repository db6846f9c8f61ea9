using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Commitments;

namespace Workflow.Runtime.Starting;

/// <summary>What a granted commitment asks for: one verification case. Read from the message of the grant.</summary>
/// <param name="Duty">What is verified.</param>
/// <param name="Applicant">Who committed itself.</param>
/// <param name="Region">Division of the case that was granted.</param>
internal sealed record VerificationAsked(VerificationDuty Duty, PartyId Applicant, string Region)
{
    /// <summary>Kind of the message.</summary>
    public const string Message = "verification.asked";

    /// <summary>Reads a message as the grant wrote it.</summary>
    public static VerificationAsked Read(JsonObject payload)
    {
        var later = payload["later"]!.AsArray().Select(one => new PromisedMaterial(
            one!["code"]!.GetValue<string>(), DateOnly.ParseExact(one["dueOn"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture), DeliveredOn: null));
        var duty = new VerificationDuty
        {
            Commitment = new(Guid.ParseExact(Text("commitment"), "D")), Origin = new(Text("case")), Matter = Text("matter"), MatterName = Text("matterName"), Approver = Text("approver"),
            Regulator = Text("regulator"), GrantedAt = DateTimeOffset.Parse(Text("grantedAt"), CultureInfo.InvariantCulture), IsLowRisk = payload["lowRisk"]!.GetValue<bool>(),
            CheckDays = payload["checkDays"]?.GetValue<int>(), Later = [.. later],
        };
        return new(duty, new(Guid.ParseExact(Text("applicant"), "D")), Text("region"));

        string Text(string name) => payload[name]!.GetValue<string>();
    }
}
