using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;

namespace Workflow.Host.Demo;

/// <summary>Who applies for what in a story.</summary>
/// <param name="Service">Definition id.</param>
/// <param name="Project">Its project, or null for a service without one.</param>
/// <param name="Form">Values for every field a stage may ask for.</param>
internal sealed record DemoSubject(string Service, Party Party, Project? Project, JsonObject Form);

/// <summary>An invented enterprise with its project, read from <c>definitions/demo</c>. Everything in it is marked as demo.</summary>
/// <param name="Form">Values for every field a stage may ask for.</param>
internal sealed record DemoProject(Party Party, Project Project, JsonObject Form)
{
    public DemoSubject Subject => new("investment-project-social", Party, Project, Form);

    /// <summary>The projects of the demo; the first is the story's.</summary>
    public static IReadOnlyList<DemoProject> Read(string definitions)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(definitions, "demo", "projects.json")))!;
        return [.. json["projects"]!.AsArray().Select(row => Of(row!["party"]!, row["project"]!, json["form"]!.AsObject()))];
    }

    private static DemoProject Of(JsonNode party, JsonNode project, JsonObject shared)
    {
        var owner = new PartyId(party["id"]!.GetValue<Guid>());
        var (name, region, creditCode) = (party["name"]!.GetValue<string>(), party["region"]!.GetValue<string>(), party["creditCode"]!.GetValue<string>());
        var (code, title) = (project["code"]!.GetValue<string>(), project["name"]!.GetValue<string>());
        var form = shared.DeepClone().AsObject();
        (form["projectName"], form["projectCode"], form["ownerName"], form["ownerCreditCode"]) = (title, code, name, creditCode);
        return new DemoProject(
            new Party(owner, PartyKind.Enterprise, name, region, [new PartyIdentifier("uscc", creditCode)]),
            new Project(new ProjectCode(code), owner, title, InvestmentKind.Social, region, project["attributes"]!.DeepClone().AsObject()),
            form);
    }
}
