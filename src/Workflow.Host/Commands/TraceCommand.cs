using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Tracing;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Commands;

/// <summary><c>trace</c>: runs definitions in memory and in virtual time, step by step; exit 0 when the steps ran, whatever came of them.</summary>
internal static class TraceCommand
{
    public static async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var files = (arguments.Value("definitions") ?? throw new UnusableCallException("Name the definitions: --definitions FILE[,FILE...].")).Split(',', StringSplitOptions.RemoveEmptyEntries);
        var stepsFile = arguments.Value("steps") ?? throw new UnusableCallException("Name the steps: --steps FILE.");
        var texts = new List<(string File, byte[] Content)>();
        foreach (var file in files)
        {
            texts.Add((file, await ReadAsync(file, cancellationToken)));
        }

        var activities = UsableWorkflows.CatalogueOf([.. texts.Select(text => text.Content)]);
        var definitions = texts.ConvertAll(text => Definition(text.File, text.Content, activities));

        var trace = new Trace(definitions, activities);
        foreach (var step in TraceStep.Read(stepsFile, await ReadAsync(stepsFile, cancellationToken)))
        {
            step.Do(trace);
        }

        await output.WriteLineAsync(arguments.Has("json") ? TraceReport.Json(trace).ToJsonString(TraceReport.Writing) : TraceReport.Text(trace));
        return trace.IsStopped ? throw new UnusableCallException("The trace was stopped: more than 10,000 resumes or instances.") : CommandLine.Done;
    }

    internal static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableCallException($"{file} cannot be read: {failure.Message}");
        }
    }

    private static WorkflowDefinition Definition(string file, byte[] content, ActivityCatalogue activities) => ElsaJsonReader.Read(content, limits: null, activities) switch
    {
        ReadResult.Read read => read.Definition,
        ReadResult.Refused refused => throw new UnusableCallException($"{file} is no definition: {string.Join("; ", refused.Problems.Take(3).Select(problem => $"{problem.Code} at {problem.Path}: {problem.Message}"))}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
