using Workflow.Approvals.Commitments;
using Workflow.Rules.Versions;
using Workflow.Runtime.RuleSets;

namespace Workflow.Tests.Rulebook;

/// <summary>Manifests of rule sets: what ships, and what is refused with its place.</summary>
public sealed class RuleSetFileTests
{
    private const string Sound = """
        set: test
        version: 2
        validFrom: 2026-01-01
        validTo: 2026-06-30
        parameters:
          - { code: days, value: 60, basis: assumption }
        rules:
          - R01
          - { rule: R06, revision: 2 }
        """;

    [Fact]
    public void A_manifest_is_read()
    {
        var manifest = RuleSetFiles.Read("test.yaml", Sound).Value;

        (manifest.Id, manifest.Version, manifest.ValidFrom, manifest.ValidTo).Should().Be(("test", 2, new DateOnly(2026, 1, 1), (DateOnly?)new DateOnly(2026, 6, 30)));
        manifest.Rules.Should().Equal(new RuleReference("R01"), new RuleReference("R06", 2));
        manifest.Parameters.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("days", "60"));
    }

    [Theory]
    [InlineData("validFrom: 2026-01-01", "validFrom: soon")]
    [InlineData("validFrom: 2026-01-01\n", "")]
    [InlineData("version: 2", "version: 0")]
    [InlineData("version: 2\n", "")]
    [InlineData(", basis: assumption", "")]
    [InlineData("  - R01", "  - [R01]")]
    [InlineData("revision: 2", "revision: first")]
    [InlineData("rules:\n  - R01\n  - { rule: R06, revision: 2 }", "rules: R01")]
    public void What_cannot_be_read_is_refused_with_its_place(string sound, string spoilt)
    {
        var text = Sound.ReplaceLineEndings("\n");
        text.Should().Contain(sound);

        var refusal = RuleSetFiles.Read("test.yaml", text.Replace(sound, spoilt, StringComparison.Ordinal)).Refusal;

        refusal!.Code.Should().Be("rule-set.unreadable");
        refusal.Message.Should().StartWith("test.yaml line ");
    }

    [Fact]
    public void What_is_no_YAML_is_refused() => RuleSetFiles.Read("test.yaml", "set: [").Refusal!.Code.Should().Be("catalogue.yaml-malformed");

    [Fact]
    public void What_ships_stands_up_and_its_parameters_are_read()
    {
        var set = RuleSetFiles.Shipped().Versions.Should().ContainSingle(version => version.Manifest.Id == "commitments").Subject;

        CommitmentParameters.Of(set.Manifest.Parameters).Value.Should().BeEquivalentTo(new CommitmentParameters(60, 5, 30, [10, 5, 1], 5, 3, 3, 1));
    }

    [Theory]
    [InlineData("check-days", null, "rule-set.parameter-missing")]
    [InlineData("check-days", "sixty", "rule-set.parameter-invalid")]
    [InlineData("check-days", "0", "rule-set.parameter-invalid")]
    [InlineData("check-days", "60, 30", "rule-set.parameter-invalid")]
    [InlineData("reminders", "10, five", "rule-set.parameter-invalid")]
    public void A_parameter_that_is_missing_or_no_number_is_refused(string code, string? value, string refusal)
    {
        var parameters = new SortedDictionary<string, string>(CommitmentScene.Set.Manifest.Parameters.ToDictionary(), StringComparer.Ordinal);
        parameters.Remove(code);
        if (value is not null)
        {
            parameters[code] = value;
        }

        CommitmentParameters.Of(parameters).Refusal!.Code.Should().Be(refusal);
    }
}
