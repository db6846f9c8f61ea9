namespace Workflow.Host.Observing;

/// <summary>What the service writes to standard output.</summary>
/// <param name="Format">Text for people, or a JSON object a line for whatever collects them.</param>
/// <param name="Level">Least level of our own lines. The framework's begin at warning however low this is: below it they hold addresses as they were typed.</param>
internal sealed record LogSettings(LogFormat Format = LogFormat.Text, LogLevel Level = LogLevel.Information);

/// <summary>Shape of a log line.</summary>
internal enum LogFormat
{
    Text,
    Json,
}
