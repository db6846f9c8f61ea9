using Workflow.Approvals.Deciding;

namespace Workflow.Tests.Rulebook;

/// <summary>The rules of commitment-based approval, each by its hits, misses, boundaries and by what it does when a fact is missing.</summary>
public sealed class CommitmentRuleTests
{
    public static TheoryData<string> Names => [.. CommitmentExamples.All.Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_example_is_concluded_as_it_says(string name)
    {
        var example = CommitmentExamples.All.Single(one => one.Name == name);

        var conclusions = example.Scene.Decide().Conclusions;

        var found = conclusions.Where(conclusion => conclusion.Rule == example.Rule).ToList();
        (found.Count > 0).Should().Be(example.Fires, string.Join("; ", conclusions));
        if (example.Due is { } due)
        {
            found.Should().Contain(conclusion => conclusion.Due == due);
        }

        if (example.About is { } about)
        {
            found.Should().Contain(conclusion => conclusion.About == about);
        }

        if (example.Subject is { } subject)
        {
            Conclusions.Of(conclusions, subject).Should().Be(example.Effect, string.Join("; ", conclusions));
        }
    }

    [Fact]
    public void Every_rule_of_the_set_has_a_hit_a_miss_a_boundary_and_a_missing_fact()
    {
        var kinds = Enum.GetValues<ExampleKind>();
        var lacking = CommitmentScene.Set.Rules.SelectMany(rule => kinds.Where(kind => !CommitmentExamples.All.Any(example => example.Rule == rule.Name && example.Kind == kind)).Select(kind => $"{rule.Name} {kind}"));

        lacking.Should().BeEmpty();
    }

    [Fact]
    public void What_is_missing_never_grants()
    {
        CommitmentExamples.All.Where(example => example.Kind == ExampleKind.Missing).Should().OnlyContain(example => !example.Fires || example.Effect != Effect.Grant);
        foreach (var example in CommitmentExamples.All.Where(example => example.Kind == ExampleKind.Missing))
        {
            var conclusions = example.Scene.Decide().Conclusions;
            var isCertain = example.Scene is { Matter: { RiskTags.IsKnown: true, OnList.IsKnown: true, Instant.IsKnown: true }, Applicant: { OnSeriousList.IsKnown: true, OnAbnormalList.IsKnown: true, Breaches.IsKnown: true }, Case.MaterialsComplete.IsKnown: true, Commitment: not null };
            if (!isCertain)
            {
                conclusions.Should().NotContain(conclusion => conclusion.Subject == Subjects.Decision && conclusion.Effect == Effect.Grant, example.Name);
            }
        }
    }

    [Fact]
    public void The_set_has_the_forty_rules_each_with_its_source()
    {
        var ids = CommitmentScene.Set.Rules.Select(rule => rule.Name).ToList();

        Enumerable.Range(1, 40).Select(number => $"R{number:00}").Where(id => !ids.Contains(id)).Should().BeEmpty();
        CommitmentScene.Set.Rules.Should().OnlyContain(rule => rule.Tags.Any(tag => tag.StartsWith("cites:") || tag.StartsWith("assumption:")));
        Workflow.Rulebook.Rulebook.Rules().Select(rule => rule.Name).Should().BeEquivalentTo(Runtime.RuleSets.RuleSetFiles.Shipped().Versions.SelectMany(set => set.Rules).Select(rule => rule.Name), "no rule stands outside a set");
    }

    [Fact]
    public void The_same_case_is_concluded_with_the_same_receipt_to_the_byte()
    {
        var scene = new CommitmentScene();

        var (first, second) = (scene.Decide().Receipt.ToJson(), scene.Decide().Receipt.ToJson());

        first.Should().Equal(second);
        System.Text.Encoding.UTF8.GetString(first).Should().Contain("\"matter.OnList\":\"true (register, 2026-03-02T08:00:00+08:00)\"", "who said it, and when");
    }
}
