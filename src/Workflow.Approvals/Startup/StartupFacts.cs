using System.Text.Json.Nodes;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;

namespace Workflow.Approvals.Startup;

/// <summary>What a startup applies for, as far as the rules of its registration go. Persons are not in it.</summary>
/// <param name="Name">The name asked for.</param>
/// <param name="DeclaredName">The name the startup was entered with; registers were asked about this one.</param>
/// <param name="Scope">Items of the business scope, as written.</param>
/// <param name="DomicilePromised">The domicile is stated by commitment, without proof.</param>
/// <param name="StandardArticles">The standard articles of association are used.</param>
public sealed record StartupApplication(string Name, string DeclaredName, IReadOnlyList<string> Scope, bool DomicilePromised, bool StandardArticles)
{
    private static readonly char[] Separators = [';', '；', '、', '\n'];

    /// <summary>Reads a filed form; null when it is not about a startup. An answer that is missing is none in favour.</summary>
    /// <param name="form">The merged form.</param>
    /// <param name="declaredName">Name of the applicant.</param>
    public static StartupApplication? Of(JsonObject form, string declaredName) =>
        Text(form, Incorporation.NameField) is not { Length: > 0 } name ? null : new(
            name, declaredName.Trim(), [.. (Text(form, "businessScope") ?? "").Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            !IsFalse(form, "domicilePromised"), IsTrue(form, "standardArticles"));

    private static string? Text(JsonObject form, string field) => form[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text.Trim() : null;

    private static bool IsTrue(JsonObject form, string field) => form[field] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    private static bool IsFalse(JsonObject form, string field) => form[field] is JsonValue value && value.TryGetValue<bool>(out var flag) && !flag;
}

/// <summary>What registers say about name and domicile.</summary>
/// <param name="NameFree">No enterprise bears the name.</param>
/// <param name="DomicileBarred">The domicile is on the list of places that are not taken by commitment.</param>
public sealed record StartupRegisters(Fact<bool> NameFree, Fact<bool> DomicileBarred)
{
    public const string NameFreeFact = "name.no-conflict";

    public const string DomicileBarredFact = "address.on-negative-list";
}

/// <summary>What differs by place (settings of the rule set).</summary>
/// <param name="ForbiddenWords">Words no name may hold.</param>
/// <param name="PreApprovals">Items of a scope that need an approval first, each with the department that gives it.</param>
public sealed record StartupParameters(IReadOnlyList<string> ForbiddenWords, IReadOnlyList<KeyValuePair<string, string>> PreApprovals)
{
    /// <summary>Reads the parameters of a rule set.</summary>
    /// <returns>Refused: <c>rule-set.parameter-missing</c>, <c>rule-set.parameter-empty</c>, <c>rule-set.parameter-invalid</c>.</returns>
    public static Result<StartupParameters> Of(IReadOnlyDictionary<string, string> parameters)
    {
        var reading = new ParameterReading(parameters);
        return reading.Read(new StartupParameters(reading.Texts("forbidden-words"), reading.Pairs("pre-approvals")));
    }

    /// <summary>The forbidden words a name holds, with commas between; empty when it holds none.</summary>
    public string ForbiddenIn(string name) => string.Join(", ", ForbiddenWords.Where(word => name.Contains(word, StringComparison.Ordinal)));

    /// <summary>The items that need an approval first, each with its department, <c>item=department</c> with commas between; empty when none does.</summary>
    public string FirstApproved(IReadOnlyList<string> scope) =>
        string.Join(", ", PreApprovals.Where(approval => scope.Any(item => item.Contains(approval.Key, StringComparison.Ordinal))).Select(approval => $"{approval.Key}={approval.Value}"));
}
