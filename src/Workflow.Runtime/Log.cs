using Microsoft.Extensions.Logging;

namespace Workflow.Runtime;

/// <summary>Everything the runtime logs, event ids 2000 to 2999. Ids in, personal data out.</summary>
internal static partial class Log
{
    [LoggerMessage(2101, LogLevel.Warning, "Timer {Subject} {Purpose} of case {Case} failed, attempt {Attempt}")]
    public static partial void TimerFailed(ILogger logger, Exception error, string @case, string subject, string purpose, int attempt);

    [LoggerMessage(2102, LogLevel.Warning, "Timer {Subject} {Purpose} of case {Case} was refused: {Code}")]
    public static partial void TimerRefused(ILogger logger, string @case, string subject, string purpose, string code);

    [LoggerMessage(2201, LogLevel.Warning, "Message {EffectId} of case {Case} was not delivered, attempt {Attempt}")]
    public static partial void DeliveryFailed(ILogger logger, Exception error, string effectId, string @case, int attempt);

    [LoggerMessage(2301, LogLevel.Error, "The look at {Job} failed")]
    public static partial void LookFailed(ILogger logger, Exception error, string job);

    [LoggerMessage(2302, LogLevel.Warning, "The look at {Job} could not be told of: {Error}")]
    public static partial void LookNotTold(ILogger logger, string job, string error);

    [LoggerMessage(2401, LogLevel.Error, "The scanner cannot be asked; uploads are refused")]
    public static partial void ScanFailed(ILogger logger, Exception error);

    [LoggerMessage(2501, LogLevel.Warning, "The source {Source} did not answer: {Error}; its facts are unknown")]
    public static partial void FactSourceSilent(ILogger logger, string source, string error);

    [LoggerMessage(2402, LogLevel.Error, "The scanner answered {Answer}; the upload is refused")]
    public static partial void ScanUnanswered(ILogger logger, string answer);
}
