using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Startup;
using Workflow.Rules.Versions;
using Workflow.Runtime.RuleSets;
using static Workflow.Tests.Rulebook.CommitmentScene;

namespace Workflow.Tests.Rulebook;

/// <summary>Name, scope, domicile and articles of a startup: every rule with a hit, a miss, a boundary and a missing fact.</summary>
public sealed class StartupRuleTests
{
    private static readonly RuleSetVersion Rules = RuleSetFiles.Shipped().InForce("startup", new(2026, 3, 2))!;
    private static readonly string[] Kinds = ["hit", "miss", "boundary", "missing"];
    private static readonly StartupApplication Clean = new("嘉兴示范软件有限公司", "嘉兴示范软件有限公司", ["软件开发"], DomicilePromised: true, StandardArticles: true);
    private static readonly StartupRegisters Clear = new(Known(true), Known(false));

    public static TheoryData<string, string, bool, StartupApplication, StartupRegisters> Examples => new()
    {
        { "S01", "hit", true, Clean, Clear with { NameFree = Known(false) } },
        { "S01", "miss", false, Clean, Clear },
        { "S01", "boundary: taken for another name than asked for", true, Clean with { Name = "另一名称有限公司" }, Clear with { NameFree = Known(false) } },
        { "S01", "missing", false, Clean, Clear with { NameFree = Unknown<bool>() } },
        { "S02", "hit: another name than registers were asked about", true, Clean with { Name = "另一名称有限公司" }, Clear },
        { "S02", "miss", false, Clean, Clear },
        { "S02", "boundary: stale", true, Clean, Clear with { NameFree = Stale<bool>() } },
        { "S02", "missing", true, Clean, Clear with { NameFree = Unknown<bool>() } },
        { "S03", "hit", true, Clean with { Name = "嘉兴国家软件有限公司" }, Clear },
        { "S03", "miss", false, Clean, Clear },
        { "S03", "boundary: half a word is none", false, Clean with { Name = "嘉兴国信软件有限公司" }, Clear },
        { "S03", "missing: no name holds no word", false, Clean with { Name = "" }, Clear },
        { "S04", "hit", true, Clean with { Scope = ["软件开发", "烟花爆竹零售"] }, Clear },
        { "S04", "miss", false, Clean, Clear },
        { "S04", "boundary: the item alone", true, Clean with { Scope = ["危险化学品"] }, Clear },
        { "S04", "missing: no items", false, Clean with { Scope = [] }, Clear },
        { "S05", "hit", true, Clean, Clear with { DomicileBarred = Known(true) } },
        { "S05", "miss", false, Clean, Clear },
        { "S05", "boundary: proved, not promised", false, Clean with { DomicilePromised = false }, Clear with { DomicileBarred = Known(true) } },
        { "S05", "missing", false, Clean, Clear with { DomicileBarred = Unknown<bool>() } },
        { "S06", "hit: stale", true, Clean, Clear with { DomicileBarred = Stale<bool>() } },
        { "S06", "miss", false, Clean, Clear },
        { "S06", "boundary: proved, not promised", false, Clean with { DomicilePromised = false }, Clear with { DomicileBarred = Unknown<bool>() } },
        { "S06", "missing", true, Clean, Clear with { DomicileBarred = Unknown<bool>() } },
        { "S07", "hit", true, Clean with { StandardArticles = false }, Clear },
        { "S07", "miss", false, Clean, Clear },
        { "S07", "boundary: one item is a scope", false, Clean with { Scope = ["软件开发"] }, Clear },
        { "S07", "missing: no items", true, Clean with { Scope = [] }, Clear },
        { "S08", "hit", true, Clean, Clear },
        { "S08", "miss", false, Clean with { StandardArticles = false }, Clear },
        { "S08", "boundary: proved, so the list does not matter", true, Clean with { DomicilePromised = false }, Clear with { DomicileBarred = Unknown<bool>() } },
        { "S08", "missing", false, Clean, Clear with { NameFree = Unknown<bool>() } },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_rule_fires_as_its_example_says(string rule, string example, bool fires, StartupApplication application, StartupRegisters registers) =>
        Decide(application, registers).Any(conclusion => conclusion.Rule == rule).Should().Be(fires, "{0} {1}", rule, example);

    [Fact]
    public void Every_rule_of_the_set_has_a_hit_a_miss_a_boundary_and_a_missing_fact()
    {
        var kinds = Examples.Select(row => ((string)row[0], ((string)row[1]).Split(':')[0])).ToList();

        Rules.Manifest.Rules.Should().OnlyContain(rule => Kinds.All(kind => kinds.Contains(ValueTuple.Create(rule.Rule, kind))));
    }

    [Fact]
    public void No_rule_refuses_and_what_is_found_is_named()
    {
        var everything = Decide(Clean with { Name = "中华政府有限公司", Scope = ["出版物批发", "危险化学品经营"], StandardArticles = false }, new(Known(false), Known(true)));

        everything.Should().NotContain(conclusion => conclusion.Effect == Effect.Deny || conclusion.Effect == Effect.Grant);
        Conclusions.Of(everything, Subjects.Startup).Should().Be(Effect.DraftRefusal);
        everything.Single(conclusion => conclusion.Rule == "S03").About.Should().Be("中华, 政府");
        everything.Single(conclusion => conclusion.Rule == "S04").About.Should().Be("危险化学品=emergency, 出版物=culture-tourism");
    }

    [Theory]
    [InlineData("forbidden-words", null, "rule-set.parameter-missing")]
    [InlineData("forbidden-words", " , ", "rule-set.parameter-empty")]
    [InlineData("pre-approvals", null, "rule-set.parameter-missing")]
    [InlineData("pre-approvals", "烟花爆竹", "rule-set.parameter-invalid")]
    [InlineData("pre-approvals", "烟花爆竹=", "rule-set.parameter-invalid")]
    public void A_list_that_is_missing_empty_or_no_pairs_is_refused(string code, string? value, string refusal)
    {
        var parameters = new Dictionary<string, string>(Rules.Manifest.Parameters);
        if (value is null)
        {
            parameters.Remove(code);
        }
        else
        {
            parameters[code] = value;
        }

        StartupParameters.Of(parameters).Refusal!.Code.Should().Be(refusal);
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"enterpriseName":" "}""", null)]
    [InlineData("""{"enterpriseName":7}""", null)]
    [InlineData("""{"enterpriseName":" 甲 ","businessScope":"软件开发；零售、 批发;","domicilePromised":false,"standardArticles":true}""", "软件开发|零售|批发")]
    public void A_form_is_read_and_one_of_another_kind_is_none(string form, string? scope)
    {
        var application = StartupApplication.Of(System.Text.Json.Nodes.JsonNode.Parse(form)!.AsObject(), "甲");

        (application is null ? null : string.Join('|', application.Scope)).Should().Be(scope);
        application?.Should().BeEquivalentTo(new { Name = "甲", DomicilePromised = false, StandardArticles = true });
    }

    private static List<Conclusion> Decide(StartupApplication application, StartupRegisters registers)
    {
        var session = Rules.Factory.CreateSession();
        session.InsertAll([StartupParameters.Of(Rules.Manifest.Parameters).Value, application, registers]);
        session.Fire();
        return [.. session.Query<Conclusion>()];
    }
}
