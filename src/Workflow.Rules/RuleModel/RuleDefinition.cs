namespace Workflow.Rules.RuleModel;

internal sealed record RuleDefinition(
    string Name,
    string Description,
    int Priority,
    RuleRepeatability Repeatability,
    IReadOnlyList<string> Tags,
    IPropertyMap Properties,
    IReadOnlyList<DependencyElement> Dependencies,
    IReadOnlyList<FilterElement> Filters,
    GroupElement LeftHandSide,
    IReadOnlyList<ActionElement> RightHandSide) : IRuleDefinition
{
    IEnumerable<string> IRuleDefinition.Tags => Tags;
}

internal sealed class PropertyMap(params IEnumerable<(string Name, object Value)> properties) : IPropertyMap
{
    private readonly List<(string Name, object Value)> _properties = [.. properties];

    public int Count => _properties.Count;

    public object this[string name] => this[name, null] ?? throw new ArgumentException($"There is no property {name}.", nameof(name));

    public object? this[string name, object? defaultValue] => _properties.Find(property => property.Name == name).Value ?? defaultValue;
}
