using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Tests.Docs;

namespace Workflow.Tests.CaseFiles;

/// <summary>Every code has its sentence in both languages, and every refusal its row in docs/errors.md (convention 45).</summary>
public sealed partial class TextTests
{
    private static readonly string[] Projects = ["Workflow.Approvals", "Workflow.Runtime"];
    private static readonly string Root = Repository.Root;
    private static readonly JsonObject Chinese = Texts("zh-CN");
    private static readonly JsonObject English = Texts("en");

    [Fact]
    public void Every_refusal_in_the_source_has_a_text_and_a_row()
    {
        var codes = RefusalCodes();
        // The table of refusals is the first; those of definitions have their own section and test.
        var refusals = File.ReadAllText(Path.Combine(Root, "docs", "errors.md")).Split("\n## ")[0];
        var rows = Row().Matches(refusals).Select(m => m.Groups[1].Value).ToList();

        codes.Should().HaveCountGreaterThan(90, "the source was found");
        rows.Should().BeEquivalentTo(codes, "docs/errors.md lists exactly what the source declares");
        codes.Except(Chinese.Select(t => t.Key)).Should().BeEmpty();
    }

    [Fact]
    public void Every_kind_of_refusal_of_the_domain_declares_its_code_where_the_search_finds_it()
    {
        // A problem of a catalogue file is found by the reader of that file and carries the reader's code.
        var kinds = typeof(Refusal).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Refusal)) && t != typeof(CatalogueProblem)).ToList();

        var declared = Sources("Workflow.Approvals").Sum(text => Declared().Count(text));

        declared.Should().BeGreaterThanOrEqualTo(kinds.Count);
    }

    [Fact]
    public void Every_notice_state_and_reason_has_a_text()
    {
        List<string> keys =
        [
            .. NoticeCodes.All, .. MatterChoosing.Reasons, .. CaseClosing.Reasons,
            .. Of<CaseState>("case-state"), .. Of<StageState>("stage-state"), .. Of<TaskState>("task-state"), .. Of<TaskKind>("task-kind"), .. Of<TaskResult>("task-result"),
            .. Of<MatterOutcome>("matter-outcome"), .. Of<MaterialState>("material-state"), .. Of<SupplementState>("supplement-state"),
        ];

        keys.Except(Chinese.Select(t => t.Key)).Should().BeEmpty();
    }

    [Fact]
    public void Both_languages_have_the_same_keys()
    {
        English.Select(t => t.Key).Should().Equal(Chinese.Select(t => t.Key));
    }

    [Fact]
    public void No_text_is_empty_and_none_shows_a_value_the_code_does_not_give()
    {
        var scenario = CaseScenario.Accepted();
        var refusal = scenario.Try(CaseScenario.Clerk, new AcceptStage(CaseScenario.No, "planning", []))!;

        Chinese.Concat(English).Should().OnlyContain(t => !string.IsNullOrWhiteSpace(t.Value!.GetValue<string>()));
        Marks(Chinese[refusal.Code]!).Should().BeSubsetOf(refusal.Values.Select(v => v.Name));
        scenario.Notices.SelectMany(n => Marks(Chinese[n.Code]!).Concat(Marks(English[n.Code]!)).Where(mark => !n.Values.ContainsKey(mark))).Should().BeEmpty();
    }

    [Fact]
    public void Notices_of_every_story_give_the_values_their_texts_show()
    {
        var stories = new[]
        {
            CaseScenario.Accepted().Returns("eia").Grants("land", "soil").FireNextTimer().FireNextTimer(),
            CaseScenario.Accepted().Refuses("land").Refuses("eia").Grants("soil").LeadRefuses(),
            CaseScenario.Filed().Play(CaseScenario.Applicant, new Withdraw(CaseScenario.No, "")),
        };

        stories.SelectMany(s => s.Notices).SelectMany(n => Marks(Chinese[n.Code]!).Concat(Marks(English[n.Code]!)).Where(mark => !n.Values.ContainsKey(mark)).Select(mark => (n.Code, mark)))
            .Should().BeEmpty();
    }

    private static List<string> RefusalCodes() =>
        [.. Projects.SelectMany(Sources).SelectMany(text => Declared().Matches(text)).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Sources(string project) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    private static IEnumerable<string> Of<T>(string prefix)
        where T : struct, Enum => Enum.GetValues<T>().Select(value => $"{prefix}.{Wording.Of(value)}");

    private static IEnumerable<string> Marks(JsonNode text) => Mark().Matches(text.GetValue<string>()).Select(m => m.Groups[1].Value);

    private static JsonObject Texts(string language) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "src", "Workflow.Host", "Resources", $"{language}.json")))!.AsObject();

    [GeneratedRegex("""(?:Refusal|base)\(\s*"([a-z][a-z-]*\.[a-z][a-z-]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();

    [GeneratedRegex(@"^\| `([a-z.-]+)` \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
