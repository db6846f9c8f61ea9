using Workflow.Runtime.Data;

namespace Workflow.Host.Commands;

/// <summary>The options of one call.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private Arguments() { }

    /// <summary>The store named by <c>--store</c>: database and connection string; null when none was named.</summary>
    public (StoreDatabase Database, string Connection)? Store { get; private set; }

    /// <summary>The store named by <c>--to</c>, for the verbs that take it; null when none was named.</summary>
    public (StoreDatabase Database, string Connection)? To { get; private set; }

    /// <summary>Reads the options; <c>--store</c> is known to every verb.</summary>
    /// <exception cref="UnusableCallException">An unknown option, a doubled one, or one without its value.</exception>
    public static Arguments Read(string[] args, string[] flags, string[] values)
    {
        var read = new Arguments();
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i][2..] : throw new UnusableCallException($"'{args[i]}' is no option.");
            if (name == "store" && read.Store is null)
            {
                read.Store = StoreOf(Next(args, ref i, name), Next(args, ref i, name));
            }
            else if (name == "to" && values.Contains(name) && read.To is null)
            {
                read.To = StoreOf(Next(args, ref i, name), Next(args, ref i, name));
            }
            else if (flags.Contains(name))
            {
                read.Add(name, "");
            }
            else if (name != "to" && values.Contains(name))
            {
                read.Add(name, Next(args, ref i, name));
            }
            else
            {
                throw new UnusableCallException($"Option --{name} is not known here, or stands twice.");
            }
        }

        return read;
    }

    public bool Has(string flag) => _values.ContainsKey(flag);

    public string? Value(string name) => _values.GetValueOrDefault(name);

    private void Add(string name, string value)
    {
        if (!_values.TryAdd(name, value))
        {
            throw new UnusableCallException($"Option --{name} stands twice.");
        }
    }

    private static string Next(string[] args, ref int i, string name) =>
        ++i < args.Length ? args[i] : throw new UnusableCallException($"Option --{name} lacks its value.");

    private static (StoreDatabase, string) StoreOf(string kind, string connection) => kind switch
    {
        "sqlite" => (StoreDatabase.Sqlite, connection.Contains('=', StringComparison.Ordinal) ? connection : $"Data Source={connection}"),
        "postgres" => (StoreDatabase.Postgres, connection),
        _ => throw new UnusableCallException($"A store is 'sqlite' or 'postgres', not '{kind}'."),
    };
}
