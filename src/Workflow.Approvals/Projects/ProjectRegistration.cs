using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Projects;

/// <summary>Enters a project into the register: its code joins everything that belongs to it.</summary>
public static class ProjectRegistration
{
    /// <summary>The project. Attributes choose its matters, so the required ones must be there, typed, and none unknown.</summary>
    /// <param name="code">Project code.</param>
    /// <param name="owner">The party it belongs to.</param>
    /// <param name="name">Name.</param>
    /// <param name="investment">Social or government money.</param>
    /// <param name="region">6 digits.</param>
    /// <param name="attributes">Attribute code to value.</param>
    /// <param name="known">Attributes of the catalogue.</param>
    public static Result<Project> Register(
        string code, PartyId owner, string name, InvestmentKind investment, string region, JsonObject attributes, IEnumerable<AttributeDefinition> known)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return new ProjectNameMissing();
        }

        if (PartyRegistration.Region(region) is { IsRefused: true } malformed)
        {
            return malformed.Refusal;
        }

        return Check(attributes, known) is { IsRefused: true } fault
            ? fault.Refusal
            : ProjectCodes.Parse(code).Map(parsed => new Project(parsed, owner, name.Trim(), investment, region, (JsonObject)attributes.DeepClone()));
    }

    /// <summary>The project under another name, with other attributes; they choose the matters of stages that are opened from now on.</summary>
    public static Result<Project> Amend(Project project, string name, JsonObject attributes, IEnumerable<AttributeDefinition> known) =>
        string.IsNullOrWhiteSpace(name) ? new ProjectNameMissing()
        : Check(attributes, known) is { IsRefused: true } fault ? fault.Refusal
        : project with { Name = name.Trim(), Attributes = (JsonObject)attributes.DeepClone() };

    /// <summary>The attributes are those of the catalogue: required ones given, each typed, none unknown.</summary>
    /// <param name="attributes">Attribute code to value.</param>
    /// <param name="known">Attributes of the catalogue.</param>
    internal static Result Check(JsonObject attributes, IEnumerable<AttributeDefinition> known)
    {
        var definitions = known.Select(a => new FieldDefinition(a.Code, a.Label, a.LabelEn, a.Type, a.Required, a.Choices, Source: null, IsPersonal: false)).ToList();
        var problems = FormCheck.Check(attributes, definitions, definitions, "/attributes");
        return problems.Count > 0 ? new ProjectAttributesInvalid(problems) : Result.Done;
    }
}

/// <summary>The project has no name.</summary>
public sealed record ProjectNameMissing() : Refusal("project.name-missing", "A project needs a name.");

/// <summary>The flow is for projects, and the case names none.</summary>
public sealed record ProjectMissing(string Flow) : Refusal("project.missing", $"{Flow} is applied for with a project.", ("flow", Flow));

/// <summary>The flow is about its applicant alone, and the case names a project.</summary>
public sealed record ProjectNotTaken(ProjectCode Project, string Flow)
    : Refusal("project.not-taken", $"{Flow} is applied for without a project, not with {Project.Value}.", ("project", Project.Value), ("flow", Flow));

/// <summary>The flow is for projects of the other kind of money.</summary>
public sealed record ProjectOtherInvestment(ProjectCode Project, InvestmentKind Investment, string Flow, InvestmentKind Takes)
    : Refusal(
        "project.other-investment",
        $"Project {Project.Value} is {Wording.Of(Investment)} investment; {Flow} takes {Wording.Of(Takes)} investment.",
        ("project", Project.Value),
        ("investment", Wording.Of(Investment)),
        ("flow", Flow),
        ("takes", Wording.Of(Takes)));

/// <summary>Attributes of the project are missing, of the wrong type, or unknown; all are named.</summary>
public sealed record ProjectAttributesInvalid : Refusal
{
    /// <param name="problems">At least one.</param>
    public ProjectAttributesInvalid(IReadOnlyList<FormProblem> problems)
        : base("project.attributes-invalid", string.Join(" ", problems.Select(p => p.Message)), ("attributes", string.Join(", ", problems.Select(p => p.Field))))
    {
        Problems = problems;
        Field = problems[0].Field;
    }

    /// <summary>Every fault, in the order of the attributes.</summary>
    public IReadOnlyList<FormProblem> Problems { get; }
}
