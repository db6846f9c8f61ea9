using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Licences;
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
        catalogue.Flows.TryGetValue(definition, out var flow) ? language.Pick(flow.Name, flow.NameEn) : language.Find($"service.{definition}", _ => null) ?? definition;

    public string Department(string code) =>
        catalogue.Departments.TryGetValue(code, out var department) ? language.Pick(department.Name, department.NameEn) : code;

    public CodeName DepartmentOf(string code) => new(code, Department(code));

    public string Stage(string code) => catalogue.Stages.TryGetValue(code, out var stage) ? language.Pick(stage.Name, stage.NameEn) : code;

    public string Matter(string code) => catalogue.Matters.TryGetValue(code, out var matter) ? language.Pick(matter.Name, matter.NameEn) : code;

    public string Material(string code) => catalogue.Materials.TryGetValue(code, out var material) ? language.Pick(material.Name, material.NameEn) : code;

    public string State(CaseState state) => language.Text($"case-state.{Wording.Of(state)}");

    public string State(LicenceStatus status) => language.Text($"licence-status.{Wording.Of(status)}");

    public CodeName LicenceKind(string code) => new(code, catalogue.LicenceKinds.TryGetValue(code, out var kind) ? kind.Name : code);

    public string State(StageState state) => language.Text($"stage-state.{Wording.Of(state)}");

    public string State(TaskState state) => language.Text($"task-state.{Wording.Of(state)}");

    /// <summary>What a task is called: its matter, or what is done in its stage.</summary>
    public string Task(TaskKind kind, string? matter, string stage) =>
        kind is TaskKind.HandOver or TaskKind.Verification or TaskKind.Rectification or TaskKind.Revocation ? language.Pick($"{language.Text($"task-kind.{Wording.Of(kind)}")}：{Matter(matter ?? "")}", $"{language.Text($"task-kind.{Wording.Of(kind)}")}: {Matter(matter ?? "")}")
        : matter is not null ? Matter(matter)
        : language.Text($"task.{Wording.Of(kind)}", ("stage", Stage(stage)));

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
        "joint" => language.Text($"task-result.{value}"),
        "silent" or "deemed" => Department(value),
        "reason" or "code" => language.Find(value, _ => null) ?? value,
        "outcome" or "state" => Word("outcome", value) ?? Word("case-state", value) ?? Word("stage-state", value) ?? value,
        _ => value,
    };

    private string? Word(string kind, string value) => language.Find($"{kind}.{value}", _ => null);
}
