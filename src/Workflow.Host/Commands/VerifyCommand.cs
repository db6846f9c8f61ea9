using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Runtime.Data;
using Workflow.Runtime.Deciding;

namespace Workflow.Host.Commands;

/// <summary><c>verify decisions</c>: makes every stored decision again from its facts with the rules it was made with; exit 0 only if all come out to the same bytes.</summary>
internal static class VerifyCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        if (args is not ["decisions", .. var rest])
        {
            throw new UnusableCallException("Say what is to be verified: verify decisions.");
        }

        var arguments = Arguments.Read(rest, ["json"], ["data", "master-key"]);
        var folder = Path.GetFullPath(arguments.Value("data") ?? "data");
        var (database, connection) = arguments.Store ?? (StoreDatabase.Sqlite, $"Data Source={Path.Combine(folder, "workflow.db")};Mode=ReadWrite");
        var key = arguments.Value("master-key") ?? (database == StoreDatabase.Sqlite ? Path.Combine(folder, "master.key") : null);
        await using var store = await WorkflowStore.OpenAsync(new StoreOptions { Database = database, ConnectionString = connection, MasterKeyPath = key }, cancellationToken);

        var (made, differences) = (0, new List<(Guid Decision, string Case, DecisionDifference How)>());
        await foreach (var decision in new DecisionStore(store).AllAsync(cancellationToken))
        {
            made++;
            if (decision.MakeAgain() is { } difference)
            {
                differences.Add((decision.Row.Id, decision.Row.CaseNo, difference));
            }
        }

        await output.WriteLineAsync(arguments.Has("json") ? Json(made, differences).ToJsonString(new JsonSerializerOptions { WriteIndented = true }) : Text(made, differences));
        return differences.Count == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private static JsonObject Json(int made, List<(Guid Decision, string Case, DecisionDifference How)> differences) => new()
    {
        ["ok"] = differences.Count == 0, ["decisions"] = made,
        ["differences"] = new JsonArray([.. differences.Select(one => new JsonObject { ["decision"] = one.Decision.ToString(), ["case"] = one.Case, ["how"] = Wording.Of(one.How) })]),
    };

    private static string Text(int made, List<(Guid Decision, string Case, DecisionDifference How)> differences) => string.Join(Environment.NewLine,
    [
        .. differences.Select(one => $"decision {one.Decision} of case {one.Case} differs: {Wording.Of(one.How)}"),
        differences.Count == 0 ? $"{made} decisions made again, all to the same bytes." : $"{made} decisions made again, {differences.Count} differ.",
    ]);
}
