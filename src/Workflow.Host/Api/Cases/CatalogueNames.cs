using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Host.Serving;

namespace Workflow.Host.Api.Cases;

/// <summary>The words of one catalogue version in one language. A code the version does not know shows itself.</summary>
internal sealed class CatalogueNames(CatalogueVersion catalogue, Language language)
{
    public CatalogueVersion Catalogue => catalogue;

    public Language Language => language;

    public string Service(string definition) =>
        catalogue.Flows.TryGetValue(definition, out var flow) ? language.Pick(flow.Name, flow.NameEn) : definition;

    public string Department(string code) =>
        catalogue.Departments.TryGetValue(code, out var department) ? language.Pick(department.Name, department.NameEn) : code;

    public CodeName DepartmentOf(string code) => new(code, Department(code));

    public string Stage(string code) => catalogue.Stages.TryGetValue(code, out var stage) ? language.Pick(stage.Name, stage.NameEn) : code;

    public string Matter(string code) => catalogue.Matters.TryGetValue(code, out var matter) ? language.Pick(matter.Name, matter.NameEn) : code;

    public string Material(string code) => catalogue.Materials.TryGetValue(code, out var material) ? language.Pick(material.Name, material.NameEn) : code;

    public string State(CaseState state) => language.Text($"case-state.{Wording.Of(state)}");

    public string State(StageState state) => language.Text($"stage-state.{Wording.Of(state)}");

    public string State(TaskState state) => language.Text($"task-state.{Wording.Of(state)}");

    /// <summary>What a task is called: its matter, or what is done in its stage.</summary>
    public string Task(TaskKind kind, string? matter, string stage) =>
        matter is not null ? Matter(matter)
        : language.Text(kind switch
        {
            TaskKind.Intake => "task.intake",
            TaskKind.RouteDecision => "task.route-decision",
            TaskKind.LicenceCancellation => "task.licence-cancellation",
            _ => "task.lead-decision",
        }, ("stage", Stage(stage)));

    /// <summary>A value of a notice or audit entry as a reader wants it: codes become names.</summary>
    public string Value(string name, JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join(language.Pick("、", ", "), list.Select(item => Value(name, item))),
        JsonObject => "",
        JsonValue flag when flag.TryGetValue<bool>(out var isTrue) => language.Text(isTrue ? "value.yes" : "value.no"),
        _ => Named(name, value is JsonValue text && text.TryGetValue<string>(out var written) ? written : string.Create(CultureInfo.InvariantCulture, $"{value}")),
    };

    private string Named(string name, string value) => name switch
    {
        "stage" => Stage(value),
        "matter" => Matter(value),
        "department" => Department(value),
        "material" => Material(value),
        "definition" => Service(value),
        "ground" => language.Text($"ground.{value}"),
        "reason" or "code" => language.Find(value, _ => null) ?? value,
        "outcome" or "state" => Word("outcome", value) ?? Word("case-state", value) ?? Word("stage-state", value) ?? value,
        _ => value,
    };

    private string? Word(string kind, string value) => language.Find($"{kind}.{value}", _ => null);
}
