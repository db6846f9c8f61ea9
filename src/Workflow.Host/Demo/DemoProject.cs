using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;

namespace Workflow.Host.Demo;

/// <summary>The invented enterprise and project of the story, read from <c>definitions/demo</c>. Everything in it is marked as demo.</summary>
internal sealed record DemoProject(Party Party, Project Project, JsonObject Form)
{
    // A fixed id, so that the same story makes the same rows.
    private static readonly PartyId Owner = new(Guid.Parse("0d0e0000-0000-4000-8000-000000000001"));

    public static DemoProject Read(string definitions)
    {
        var text = File.ReadAllText(Path.Combine(definitions, "demo", "social-project.json"));
        var json = JsonNode.Parse(text)!.AsObject();
        var (party, project) = (json["party"]!, json["project"]!);
        var region = party["region"]!.GetValue<string>();
        return new DemoProject(
            new Party(Owner, PartyKind.Enterprise, party["name"]!.GetValue<string>(), region, [new PartyIdentifier("uscc", party["creditCode"]!.GetValue<string>())]),
            new Project(
                new ProjectCode(project["code"]!.GetValue<string>()), Owner, project["name"]!.GetValue<string>(), InvestmentKind.Social, region,
                project["attributes"]!.DeepClone().AsObject()),
            json["form"]!.DeepClone().AsObject());
    }
}
