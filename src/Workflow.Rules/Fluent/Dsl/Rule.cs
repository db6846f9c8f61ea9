using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Fluent.Dsl;

/// <summary>A rule written as a class: <see cref="Define"/> says when it applies and what it then does.</summary>
public abstract class Rule
{
    private readonly LeftHandSideExpression _left = new(GroupKind.And);
    private readonly RightHandSideExpression _right = new();
    private readonly FilterExpression _filters = new();
    private readonly DependencyExpression _dependencies = new();
    private string? _name;
    private int? _priority;
    private IRuleDefinition? _definition;

    /// <summary>Says what the rule is; called once.</summary>
    public abstract void Define();

    /// <summary>Names the rule; stronger than <see cref="NameAttribute"/>.</summary>
    protected void Name(string value) => _name = value;

    /// <summary>Sets the priority; stronger than <see cref="PriorityAttribute"/>.</summary>
    protected void Priority(int value) => _priority = value;

    /// <summary>The services of the actions.</summary>
    protected IDependencyExpression Dependency() => _dependencies;

    /// <summary>The conditions.</summary>
    protected ILeftHandSideExpression When() => _left;

    /// <summary>What decides whether a match comes on the agenda.</summary>
    protected IFilterExpression Filter() => _filters;

    /// <summary>The actions.</summary>
    protected IRightHandSideExpression Then() => _right;

    internal IRuleDefinition Definition()
    {
        if (_definition is null)
        {
            Define();
            var metadata = new RuleMetadata(GetType());
            _definition = new RuleDefinition(
                _name ?? metadata.Name, metadata.Description, _priority ?? metadata.Priority ?? 0, metadata.Repeatability ?? RuleRepeatability.Repeatable, metadata.Tags,
                new PropertyMap((RuleProperties.ClrType, GetType())), _dependencies.Elements, _filters.Elements, _left.Build(), _right.Elements);
        }

        return _definition;
    }
}
