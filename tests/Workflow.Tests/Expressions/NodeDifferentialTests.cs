using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace Workflow.Tests.Expressions;

public sealed class NodeDifferentialTests(ITestOutputHelper output)
{
    private const int Scripts = 6000;

    // A block keeps the names of one script from the next. What we refuse to let out, Node refuses here too.
    private const string Runner = """
        const vm = require('vm');
        const context = vm.createContext({});
        const sources = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        const run = source => {
          try {
            const value = vm.runInContext('{' + source + '\n}', context, { timeout: 1000 });
            if (typeof value === 'function') return 'refused: function';
            return JSON.stringify(value) ?? 'null';
          } catch (error) { return 'refused: ' + error.message; }
        };
        process.stdout.write(JSON.stringify(sources.map(run)));
        """;

    [Fact]
    public void Random_scripts_give_what_node_gives_or_both_refuse()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("WORKFLOW_SEED") ?? "20261122", CultureInfo.InvariantCulture);
        output.WriteLine($"WORKFLOW_SEED={seed}");
        var sources = new ScriptCorpus(seed).Make(Scripts);

        var expected = InNode(sources);
        var given = sources.ConvertAll(Ours);

        var pairs = sources.Select((source, i) => (Source: source, Node: expected[i], Ours: given[i])).ToList();
        pairs.Count(pair => !IsRefusal(pair.Node)).Should().BeGreaterThan(2000, "most scripts must have a value, seed {0}", seed);
        // Decisions of design 42: a text whose number a double would round is a fault with us, a rounded number in Node.
        pairs.RemoveAll(pair => pair.Ours.StartsWith("refused expression.number", StringComparison.Ordinal));
        pairs.Count.Should().BeGreaterThan(Scripts * 98 / 100, "few scripts of the corpus may round, seed {0}", seed);
        var different = pairs.Where(pair => !(IsRefusal(pair.Node) && IsRefusal(pair.Ours)) && pair.Node != pair.Ours).ToList();
        different.Take(12).Should().BeEmpty("seed {0}, {1} of {2} differ", seed, different.Count, pairs.Count);
    }

    private static bool IsRefusal(string result) => result.StartsWith("refused", StringComparison.Ordinal);

    private static string Ours(string source)
    {
        var result = MemoryScope.Run(source);
        if (result.Error is { } error)
        {
            return $"refused {error.Code} {error.Line}:{error.Column} {error.Message}";
        }

        // Numbers as JavaScript writes them, so that texts can be compared.
        var scope = new MemoryScope();
        scope.Globals["result"] = result.Value;
        return MemoryScope.Run("JSON.stringify(result)", scope).Value.AsString() ?? "null";
    }

    private static string[] InNode(List<string> sources)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-e");
        start.ArgumentList.Add(Runner);
        start.Environment["TZ"] = "Asia/Shanghai";
        using var node = Process.Start(start)!;
        JsonSerializer.Serialize(node.StandardInput.BaseStream, sources);
        node.StandardInput.Close();
        return JsonSerializer.Deserialize<string[]>(node.StandardOutput.BaseStream)!;
    }
}
