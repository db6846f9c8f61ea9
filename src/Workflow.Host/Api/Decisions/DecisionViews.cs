using System.Text.Json.Nodes;
using Workflow.Approvals.Deciding;

namespace Workflow.Host.Api.Decisions;

/// <summary>A decision by rules in a list.</summary>
/// <param name="Subject">What was decided, e.g. <c>decision</c>, <c>route</c>.</param>
/// <param name="Effect">What the rules said in the end.</param>
/// <param name="Failure">Code of why the rules could not decide, or null.</param>
internal sealed record DecisionRowView(Guid Id, string CaseNo, string Subject, string SubjectName, Effect Effect, string EffectName, string? Matter, string RuleSet, int Version, DateTimeOffset At, string? Failure);

/// <summary>A decision by rules with everything it rests on.</summary>
/// <param name="Hash">Over rules, parameters and helpers.</param>
/// <param name="Calendar">Version of the working calendar it counted on.</param>
/// <param name="Reasons">What the rules said, weightiest first.</param>
/// <param name="Facts">What was given to the rules.</param>
/// <param name="Instead">What would have had to differ for rules in favour.</param>
/// <param name="Receipt">Every firing, as the rules engine wrote it.</param>
internal sealed record DecisionView(
    Guid Id, string CaseNo, string Subject, string SubjectName, Effect Effect, string EffectName, string? Matter, Guid? Task, string RuleSet, int Version, string Hash, string Calendar, DateTimeOffset At,
    string? Failure, string? FailureText, IReadOnlyList<ReasonView> Reasons, IReadOnlyList<FactView> Facts, IReadOnlyList<InsteadView> Instead, JsonNode? Receipt);

/// <summary>What one rule said.</summary>
/// <param name="Text">The sentence in the caller's language.</param>
/// <param name="TextZh">The sentence in Chinese.</param>
/// <param name="TextEn">The sentence in English.</param>
/// <param name="Sources">Law, article.</param>
/// <param name="Assumptions">What is a default of the product and no law.</param>
internal sealed record ReasonView(string Rule, string Subject, Effect Effect, string EffectName, string Text, string TextZh, string TextEn, DateOnly? Due, string? About, IReadOnlyList<string> Sources, IReadOnlyList<string> Assumptions);

/// <summary>A fact that was given to the rules.</summary>
/// <param name="Name">Type and member, e.g. <c>CommitmentApplicant.level</c>; of a requirement of a scenario the name of its fact.</param>
/// <param name="Status">given, known, unknown, stale, conflicting.</param>
/// <param name="Value">The value; null when it is not known.</param>
/// <param name="Source">Who said so; null for what the case itself says.</param>
/// <param name="ObservedAt">When it was so.</param>
/// <param name="FetchedAt">When it was asked.</param>
internal sealed record FactView(string Name, string Status, JsonNode? Value, string? Source, DateTimeOffset? ObservedAt, DateTimeOffset? FetchedAt);

/// <summary>A rule in favour that did not match, and where its search ended.</summary>
internal sealed record InsteadView(string Rule, string TextZh, string TextEn, IReadOnlyList<ObstacleView> Ways);

/// <summary>Where the search for a match got furthest.</summary>
/// <param name="Step">Step of the rule, from 1.</param>
/// <param name="Condition">The condition that failed; null when there was no such fact at all.</param>
/// <param name="Nearest">The facts that came nearest.</param>
internal sealed record ObstacleView(int Step, string Asks, string? Condition, IReadOnlyList<string> Nearest);
