using Workflow.Approvals;
using Workflow.Approvals.Instant;
using Workflow.Runtime.Catalogue;
using static Workflow.Runtime.RuleSets.RulebookFiles;

namespace Workflow.Runtime.RuleSets;

/// <summary>Instant scenarios (秒批) as YAML: <c>scenarios</c>, each with <c>code</c>, <c>name</c> and <c>requirements</c>; <c>open: false</c> switches one off.</summary>
internal static class InstantScenarios
{
    /// <summary>Those that ship with the program.</summary>
    /// <exception cref="InvalidDataException">A file cannot be read.</exception>
    public static IReadOnlyList<InstantScenario> Shipped() => [.. In("scenarios").SelectMany(file => Read(file.File, file.Text) switch
    {
        { IsRefused: true, Refusal: var refusal } => throw new InvalidDataException(refusal.Message),
        { Value: var scenarios } => scenarios,
    })];

    /// <summary>Reads one file. Refused: <c>catalogue.yaml-malformed</c>, or <c>rule-set.unreadable</c> with the place.</summary>
    public static Result<IReadOnlyList<InstantScenario>> Read(string file, string text)
    {
        var top = YamlTree.Read(file, text);
        if (top.IsRefused)
        {
            return top.Refusal;
        }

        try
        {
            var scenarios = new List<InstantScenario>();
            foreach (var row in Items(Mapping(top.Value), "scenarios").Select(Mapping))
            {
                List<InstantRequirement> requirements = [.. Items(row, "requirements").Select(Mapping).Select(requirement => new InstantRequirement(Text(requirement, "fact"), Text(requirement, "meaning")))];
                if (requirements.Count == 0 || scenarios.Exists(known => known.Code == Text(row, "code")))
                {
                    throw new Unreadable(row, "every scenario has a code of its own and requirements");
                }

                scenarios.Add(new(Text(row, "code"), Text(row, "name"), !row.Entries.ContainsKey("open") || Text(row, "open") != "false", requirements));
            }

            return scenarios;
        }
        catch (Unreadable problem)
        {
            return problem.Refusal;
        }
    }
}
