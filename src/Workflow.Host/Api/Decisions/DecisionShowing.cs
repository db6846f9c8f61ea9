using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Approvals.Deciding;
using Workflow.Host.Serving;
using Workflow.Rules.RuleModel;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Deciding;

namespace Workflow.Host.Api.Decisions;

/// <summary>Puts a decision by rules into words.</summary>
internal sealed class DecisionShowing(Languages languages, Language language)
{
    private const string Cites = "cites:";
    private const string Assumption = "assumption:";
    private const string Concludes = "concludes:";

    public DecisionRowView Row(DecisionRow row) => new(row.Id, row.CaseNo, row.Subject, NameOf(row.Subject), row.Effect, NameOf(row.Effect), row.Matter, row.RuleSet, row.Version, row.DecidedAt, row.Failure);

    public DecisionView Whole(StoredDecision decision)
    {
        var (row, rules) = (decision.Row, decision.Version?.Rules ?? []);
        return new(
            row.Id, row.CaseNo, row.Subject, NameOf(row.Subject), row.Effect, NameOf(row.Effect), row.Matter, row.TaskId, row.RuleSet, row.Version, row.Hash, row.Calendar, row.DecidedAt,
            row.Failure, row.Failure is { } failure ? language.Text(failure, ("ruleSet", row.RuleSet)) : null,
            [.. decision.Conclusions.OrderBy(conclusion => conclusion.Effect).Select(conclusion => Reason(conclusion, rules))],
            FactReading.Lines(decision.Receipt.Facts),
            row.Effect is Effect.Grant or Effect.Allow ? [] : [.. Instead(decision)],
            decision.Receipt.Receipt.Length == 0 ? null : JsonNode.Parse(decision.Receipt.Receipt));
    }

    /// <summary>Why a rule did not match. Refused: <c>decision.rule-unknown</c>, <c>decision.rules-missing</c>.</summary>
    public Result<InsteadView> WhyNot(StoredDecision decision, string rule) => decision.WhyNot(rule).Map(why =>
        new InsteadView(rule, Sentence(languages.Chinese, rule, null), Sentence(languages.English, rule, null), [.. why.Ways.Select(way => new ObstacleView(way.Step, way.Asks, way.Condition, way.Nearest))]));

    // The rules that would have decided the subject in favour.
    private IEnumerable<InsteadView> Instead(StoredDecision decision) =>
        (decision.Version?.Rules ?? [])
            .Where(rule => rule.Tags.Contains($"{Concludes}{decision.Row.Subject}={nameof(Effect.Grant)}") || rule.Tags.Contains($"{Concludes}{decision.Row.Subject}={nameof(Effect.Allow)}"))
            .Where(rule => decision.Conclusions.All(conclusion => conclusion.Rule != rule.Name))
            .Select(rule => WhyNot(decision, rule.Name)).Where(why => !why.IsRefused).Select(why => why.Value);

    private ReasonView Reason(Conclusion conclusion, IReadOnlyList<IRuleDefinition> rules)
    {
        var tags = rules.FirstOrDefault(rule => rule.Name == conclusion.Rule)?.Tags.ToList() ?? [];
        var (chinese, english) = (Sentence(languages.Chinese, conclusion.Rule, conclusion), Sentence(languages.English, conclusion.Rule, conclusion));
        return new(
            conclusion.Rule, conclusion.Subject, conclusion.Effect, NameOf(conclusion.Effect), language.Pick(chinese, english), chinese, english, conclusion.Due, conclusion.About,
            [.. tags.Where(tag => tag.StartsWith(Cites, StringComparison.Ordinal)).Select(tag => tag[Cites.Length..])],
            [.. tags.Where(tag => tag.StartsWith(Assumption, StringComparison.Ordinal)).Select(tag => tag[Assumption.Length..])]);
    }

    private static string Sentence(Language language, string rule, Conclusion? conclusion) => language.Find(rule, place => place switch
    {
        "about" => conclusion is null ? "…" : conclusion.About ?? "",
        "due" => conclusion is null ? "…" : conclusion.Due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
        _ => null,
    }) ?? rule;

    private string NameOf(string subject) => language.Text($"decision-subject.{subject}");

    private string NameOf(Effect effect) => language.Text($"decision-effect.{Wording.Of(effect)}");
}
