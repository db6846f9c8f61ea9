using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Commands;

/// <summary><c>lint</c>: holds definitions to the publish gate; exit 0 when nothing refuses them, 1 with problems.</summary>
internal static class LintCommand
{
    public static async Task<int> RunAsync(string[] files, bool json, TextWriter output, CancellationToken cancellationToken)
    {
        if (files.Length == 0)
        {
            throw new UnusableCallException("Name the definitions: lint FILE... [--json].");
        }

        var catalogue = ShippedFiles.Catalogue(DefinitionFiles.Folder);
        var office = ShippedFiles.Office(DefinitionFiles.Folder);
        var found = new List<(string File, Problem Problem, string Pointer)>();
        var texts = new List<(string File, byte[] Content)>();
        foreach (var file in files)
        {
            texts.Add((file, await TraceCommand.ReadAsync(file, cancellationToken)));
        }

        // Files given together may use each other as activities.
        var activities = UsableWorkflows.CatalogueOf([.. texts.Select(text => text.Content)]);
        foreach (var (file, content) in texts)
        {
            var (definition, problems) = PublishGate.Check(content, catalogue, explore: true, office, activities, TimeProvider.System.GetUtcNow());
            found.AddRange(problems.Select(problem => (file, problem, ProblemPlace.PointerOf(definition, problem.Path))));
        }

        await output.WriteLineAsync(json ? new JsonArray([.. found.Select(one => Json(one.File, one.Problem, one.Pointer))]).ToJsonString(TraceReport.Writing) : Text(found));
        return found.Exists(one => one.Problem.Severity == Severity.Error) ? CommandLine.Failed : CommandLine.Done;
    }

    private static JsonObject Json(string file, Problem problem, string pointer) => new()
    {
        ["file"] = file, ["severity"] = problem.Severity == Severity.Error ? "error" : "warning", ["code"] = problem.Code, ["path"] = problem.Path, ["pointer"] = pointer, ["message"] = problem.Message,
        ["way"] = problem.Values.TryGetValue("way", out var way) ? way : null,
        ["counterExample"] = problem.Values.TryGetValue("counterExample", out var steps) ? JsonNode.Parse(steps) : null,
    };

    private static string Text(List<(string File, Problem Problem, string Pointer)> found) => found.Count == 0 ? "Nothing stands in the way." : string.Join(Environment.NewLine, found.Select(one =>
        $"{one.File}: {(one.Problem.Severity == Severity.Error ? "error" : "warning")} {one.Problem.Code} at {one.Problem.Path}: {one.Problem.Message}{Shown(one.Problem)}"));

    // What was answered until it came to that, and the steps with which trace shows it.
    private static string Shown(Problem problem) => problem.Values.TryGetValue("counterExample", out var steps)
        ? $" [{problem.Values["way"]}]{Environment.NewLine}  trace --steps: {steps}"
        : "";
}
