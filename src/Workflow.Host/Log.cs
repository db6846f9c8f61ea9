namespace Workflow.Host;

/// <summary>What the host logs; event ids 3000 to 3999. Ids go in, personal data stays out.</summary>
internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Error, "{Method} {Route} failed, trace {TraceId}")]
    public static partial void RequestFailed(ILogger logger, Exception error, string method, string route, string traceId);

    [LoggerMessage(3002, LogLevel.Warning, "No pages in {Folder}: only the API is served")]
    public static partial void PagesMissing(ILogger logger, string folder);

    [LoggerMessage(3003, LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds} ms, account {Account}, trace {TraceId}")]
    public static partial void Answered(ILogger logger, string method, string route, int status, long milliseconds, string account, string traceId);

    [LoggerMessage(3101, LogLevel.Information, "Account {Account} signed in")]
    public static partial void SignedIn(ILogger logger, string account);

    [LoggerMessage(3102, LogLevel.Warning, "Sign-in to account {Account} refused: {Reason}")]
    public static partial void SignInRefused(ILogger logger, string account, string reason);

    [LoggerMessage(3103, LogLevel.Warning, "Sign-in to an account that does not exist")]
    public static partial void SignInUnknown(ILogger logger);

    [LoggerMessage(3104, LogLevel.Warning, "{Method} {Route} came from another site and was refused")]
    public static partial void CrossSiteRefused(ILogger logger, string method, string route);

    [LoggerMessage(3201, LogLevel.Information, "Account {Account} put dead letter {Id} of case {Case} back into the outbox")]
    public static partial void DeadLetterRevived(ILogger logger, string account, long id, string @case);
}
