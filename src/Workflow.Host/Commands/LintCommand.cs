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
        var found = new List<(string File, Problem Problem)>();
        foreach (var file in files)
        {
            found.AddRange(PublishGate.Check(await TraceCommand.ReadAsync(file, cancellationToken), catalogue, explore: true).Problems.Select(problem => (file, problem)));
        }

        await output.WriteLineAsync(json ? new JsonArray([.. found.Select(one => Json(one.File, one.Problem))]).ToJsonString(TraceReport.Writing) : Text(found));
        return found.Exists(one => one.Problem.Severity == Severity.Error) ? CommandLine.Failed : CommandLine.Done;
    }

    private static JsonObject Json(string file, Problem problem) => new JsonObject
    {
        ["file"] = file, ["severity"] = problem.Severity == Severity.Error ? "error" : "warning", ["code"] = problem.Code, ["path"] = problem.Path, ["message"] = problem.Message,
        ["counterExample"] = Steps(problem) is { } steps ? new JsonArray([.. steps.Select(step => JsonValue.Create(step))]) : null,
    };

    private static string Text(List<(string File, Problem Problem)> found) => found.Count == 0 ? "Nothing stands in the way." : string.Join(Environment.NewLine, found.Select(one =>
        $"{one.File}: {(one.Problem.Severity == Severity.Error ? "error" : "warning")} {one.Problem.Code} at {one.Problem.Path}: {one.Problem.Message}{(Steps(one.Problem) is { } steps ? $" [{string.Join("; ", steps)}]" : "")}"));

    // What was answered, in order, until it came to that.
    private static string[]? Steps(Problem problem) => problem.Values.TryGetValue("counterExample", out var steps) ? steps.Split("; ", StringSplitOptions.RemoveEmptyEntries) : null;
}
