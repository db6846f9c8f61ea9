using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;

namespace Workflow.Host.Demo;

/// <summary>An invented startup with its application, read from <c>definitions/demo</c>. Everything in it is marked as demo.</summary>
/// <param name="Form">Values for every field the merged form may ask for.</param>
/// <param name="Facts">What the demo's register says about it, fact to value.</param>
internal sealed record DemoStartup(Party Party, JsonObject Form, JsonObject Facts)
{
    public const string Service = "enterprise-startup";

    public DemoSubject Subject => new(Service, Party, Project: null, Form);

    /// <summary>The startups of the demo: the first is all green, the second needs an approval first, the third has not applied yet.</summary>
    public static IReadOnlyList<DemoStartup> Read(string definitions)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(definitions, "demo", "startups.json")))!;
        return [.. json["startups"]!.AsArray().Select(row => Of(row!, json["form"]!.AsObject(), json["facts"]!.AsObject()))];
    }

    private static DemoStartup Of(JsonNode row, JsonObject shared, JsonObject facts)
    {
        var name = row["name"]!.GetValue<string>();
        var form = shared.DeepClone().AsObject();
        (form["enterpriseName"], form["businessScope"]) = (name, row["businessScope"]!.GetValue<string>());
        return new(new Party(new PartyId(row["id"]!.GetValue<Guid>()), PartyKind.Startup, name, row["region"]!.GetValue<string>(), []), form, facts);
    }
}
