using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Versions;

/// <summary>What tells two contents of a rule set version apart: manifest, parameters, every lambda of every rule, and the helpers these call.</summary>
internal static class RuleSetHash
{
    /// <returns>Lower-case hex SHA-256.</returns>
    public static string Of(RuleSetManifest manifest, IEnumerable<IRuleDefinition> rules)
    {
        var (text, helpers) = (new StringBuilder(), new HelperText());
        text.Append(CultureInfo.InvariantCulture, $"{manifest.Id} {manifest.Version} {manifest.ValidFrom:O} {manifest.ValidTo:O}\n");
        foreach (var (name, value) in manifest.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}={value}\n");
        }

        foreach (var rule in rules)
        {
            Append(text, rule, helpers);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{text}{helpers}")));
    }

    /// <summary>One element of a left-hand side.</summary>
    public static string TextOf(RuleElement element)
    {
        var text = new StringBuilder();
        Append(text, element, new HelperText());
        return text.ToString();
    }

    private static void Append(StringBuilder text, IRuleDefinition rule, HelperText helpers)
    {
        text.Append(CultureInfo.InvariantCulture, $"rule {rule.Name} {rule.Priority} {rule.Repeatability} {string.Join(",", rule.Tags.Order(StringComparer.Ordinal))}\n");
        foreach (var dependency in rule.Dependencies)
        {
            text.Append(CultureInfo.InvariantCulture, $"uses {dependency.Declaration}\n");
        }

        Append(text, rule.LeftHandSide, helpers);
        foreach (var filter in rule.Filters)
        {
            text.Append(CultureInfo.InvariantCulture, $"filter {filter.Kind} {ExpressionText.Of(filter.Expression, helpers.Add)}\n");
        }

        foreach (var action in rule.RightHandSide)
        {
            text.Append(CultureInfo.InvariantCulture, $"do {action.Trigger} {action.IsYield} {ExpressionText.Of(action.Expression, helpers.Add)} {(action.Yield is null ? "" : ExpressionText.Of(action.Yield, helpers.Add))}\n");
        }
    }

    private static void Append(StringBuilder text, RuleElement element, HelperText helpers)
    {
        switch (element)
        {
            case GroupElement group:
                text.Append(CultureInfo.InvariantCulture, $"{group.Kind} {group.Elements.Count}\n");
                foreach (var inner in group.Elements)
                {
                    Append(text, inner, helpers);
                }

                break;
            case PatternElement pattern:
                Append(text, "match", pattern, helpers);
                break;
            case QuantifierElement quantifier:
                Append(text, quantifier.IsNegated ? "not" : "exists", quantifier.Pattern, helpers);
                break;
            case AggregateElement aggregate:
                text.Append(CultureInfo.InvariantCulture, $"query {aggregate.Declaration}\n");
                if (aggregate.Source is { } source)
                {
                    Append(text, "of", source, helpers);
                }

                if (aggregate.From is { } from)
                {
                    text.Append(CultureInfo.InvariantCulture, $"from {ExpressionText.Of(from, helpers.Add)}\n");
                }

                foreach (var step in aggregate.Operators)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{step.Kind} {step.Direction} {step.ResultType} {string.Join(" ", step.Expressions.Select(lambda => ExpressionText.Of(lambda, helpers.Add)))}\n");
                }

                break;
            case BindingElement binding:
                text.Append(CultureInfo.InvariantCulture, $"let {binding.Declaration} {ExpressionText.Of(binding.Expression, helpers.Add)}\n");
                break;
            case ConditionElement condition:
                text.Append(CultureInfo.InvariantCulture, $"having {ExpressionText.Of(condition.Expression, helpers.Add)}\n");
                break;
        }
    }

    private static void Append(StringBuilder text, string kind, PatternElement pattern, HelperText helpers) =>
        text.Append(CultureInfo.InvariantCulture, $"{kind} {pattern.Declaration} {string.Join(" ", pattern.Conditions.Select(condition => ExpressionText.Of(condition, helpers.Add)))}\n");
}
