using Workflow.Bench;

var parts = new Dictionary<string, Func<Report, Task>>(StringComparer.Ordinal)
{
    ["engine"] = EngineBench.RunAsync,
    ["rules"] = RulesBench.RunAsync,
    ["steps"] = StepsBench.OnPostgresAsync,
    ["sqlite"] = StepsBench.OnSqliteAsync,
    ["start"] = StartBench.RunAsync,
    ["memory"] = MemoryBench.RunAsync,
};
var asked = args is [] or ["all"] ? [.. parts.Keys] : args;
if (asked.FirstOrDefault(name => !parts.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no part '{unknown}': {string.Join(", ", parts.Keys)}, all.");
    return 2;
}

var report = new Report(Console.Out);
foreach (var name in asked)
{
    report.Begin(name);
    await parts[name](report);
}

return 0;
