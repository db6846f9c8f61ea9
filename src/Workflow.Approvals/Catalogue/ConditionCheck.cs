namespace Workflow.Approvals.Catalogue;

/// <summary>Conditions can be read and name only what is declared: an unknown name would leave a matter undecided for ever.</summary>
internal static class ConditionCheck
{
    public static void Run(CatalogueDraft draft, Func<string, string?> faultOf, CatalogueProblems problems)
    {
        foreach (var (matter, row) in draft.Matters.Rows)
        {
            Check(matter.AppliesWhen, "appliesWhen", matter, row);
            Check(matter.ReplacedWhen, "replacedWhen", matter, row);
        }

        void Check(string? expression, string key, Matter matter, CatalogueRow row)
        {
            if (expression is null)
            {
                return;
            }

            if (faultOf(expression) is { } fault)
            {
                problems.Add("condition.malformed", row.At(key), $"'{expression}' cannot be read: {fault}");
            }

            foreach (var use in ConditionNames.In(expression))
            {
                CheckUse(draft, use, matter, row.At(key), problems);
            }
        }
    }

    private static void CheckUse(CatalogueDraft draft, ConditionNames.Use use, Matter matter, CatalogueNode at, CatalogueProblems problems)
    {
        var (type, choices) = use switch
        {
            { Root: "project" } when draft.Flows.Find(matter.Flow) is { Row.Investment: null } => ((FieldType?)null, (IReadOnlyList<string>)[]),
            { Root: "project", Member: { } member } when draft.Attributes.Find(member) is { Row: var attribute } => (attribute.Type, attribute.Choices),
            { Root: "form", Member: { } member } when draft.Fields.Find(member) is { Row: var field } => (field.Type, field.Choices),
            _ => ((FieldType?)null, (IReadOnlyList<string>)[]),
        };
        if (type is null)
        {
            problems.Add("condition.name-unknown", at, $"{use.Root}{(use.Member is null ? "" : "." + use.Member)} in a condition of {matter.Code} is neither an attribute of a project its flow takes (project.code) nor a field (form.code).");
        }
        else if (type == FieldType.Choice && use.ComparedWith is { } text && !choices.Contains(text))
        {
            problems.Add("condition.choice-unknown", at, $"{use.Root}.{use.Member} is never '{text}': it is one of {string.Join(", ", choices)}.");
        }
    }
}
