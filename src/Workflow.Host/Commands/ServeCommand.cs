namespace Workflow.Host.Commands;

/// <summary><c>serve</c>: the service.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(Arguments arguments, TextWriter output, CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        return CommandLine.Done;
    }
}
