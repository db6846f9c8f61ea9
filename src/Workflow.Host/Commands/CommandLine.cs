namespace Workflow.Host.Commands;

/// <summary>The verbs of the command line. Exit codes: 0 done, 1 the command's own checks failed, 2 the call was unusable.</summary>
internal static class CommandLine
{
    internal const int Done = 0;
    internal const int Failed = 1;
    internal const int Unusable = 2;

    private const string Usage = """
        Workflow: approvals from filing to decision.

          serve [--demo] [--store sqlite|postgres CONNECTION] [--data FOLDER] [--urls URL] [--public-url URL] [--master-key FILE] [--log text|json] [--log-level LEVEL]
                 serves; without arguments on one SQLite file in ./data. --demo: a store of its own with a story told and demo accounts
                 --public-url: where the service is reached from outside; printed on documents
                 --master-key: where the key of personal data is kept; else in the data folder (SQLite) or in the store (PostgreSQL)
          demo  [--json] [--store sqlite|postgres CONNECTION]
                 one investment project through all stages in virtual time, on a fresh store; exit 0 only if its own checks hold
          move  --store sqlite FILE --to postgres CONNECTION [--data FOLDER] [--master-key FILE] [--compare-only] [--json]
                 a SQLite store into an empty PostgreSQL database, compared table by table; exit 0 only if all agree. FOLDER holds the master key
                 unless FILE does
          trace --definitions FILE[,FILE...] --steps FILE [--json]
                 runs definitions in memory and in virtual time; the steps are a JSON array, see docs/how-to/trace-a-definition.md
          lint FILE... [--json]
                 holds definitions to the publish gate; exit 0 when nothing refuses them
          verify decisions [--store sqlite|postgres CONNECTION] [--data FOLDER] [--master-key FILE] [--json]
                 makes every decision by rules again; exit 0 only if all come out to the same bytes
          help   this text
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var verb = args is [var first, ..] && !first.StartsWith('-') ? first : "serve";
        var rest = args is [var named, ..] && named == verb ? args[1..] : args;
        try
        {
            switch (verb)
            {
                case "serve":
                    return await ServeCommand.RunAsync(Arguments.Read(rest, ["demo"], ["data", "urls", "public-url", "master-key", "log", "log-level"]), output, error, cancellationToken);
                case "demo":
                    return await DemoCommand.RunAsync(Arguments.Read(rest, ["json"], []), output, error, cancellationToken);
                case "move":
                    return await MoveCommand.RunAsync(Arguments.Read(rest, ["json", "compare-only"], ["data", "to", "master-key"]), output, error, cancellationToken);
                case "trace":
                    return await TraceCommand.RunAsync(Arguments.Read(rest, ["json"], ["definitions", "steps"]), output, cancellationToken);
                case "lint":
                    var isJson = rest.Contains("--json");
                    return await LintCommand.RunAsync([.. rest.Where(argument => argument != "--json")], isJson, output, cancellationToken);
                case "verify":
                    return await VerifyCommand.RunAsync(rest, output, cancellationToken);
                case "help":
                    await output.WriteLineAsync(Usage);
                    return Done;
                default:
                    throw new UnusableCallException($"There is no command '{verb}'.");
            }
        }
        catch (UnusableCallException unusable)
        {
            await error.WriteLineAsync(unusable.Message);
            await error.WriteLineAsync();
            await error.WriteLineAsync(Usage);
            return Unusable;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The door of the command line: whoever typed the command gets the reason, not a stack trace.
            await error.WriteLineAsync($"{verb} failed: {Reasons(failure)}");
            return Failed;
        }
        catch (OperationCanceledException)
        {
            return Done;
        }
    }

    private static string Reasons(Exception failure) => failure.InnerException is { } inner && !failure.Message.Contains(inner.Message, StringComparison.Ordinal)
        ? $"{failure.Message} ({Reasons(inner)})"
        : failure.Message;
}

/// <summary>The command line cannot be understood; the message says why.</summary>
internal sealed class UnusableCallException(string message) : Exception(message);
