using System.Reflection;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Fluent;

/// <summary>Which rules to load.</summary>
public interface IRuleLoadSpec
{
    /// <summary>Takes classes that are not public too.</summary>
    IRuleLoadSpec PrivateTypes(bool include = true);

    /// <summary>Takes nested classes too.</summary>
    IRuleLoadSpec NestedTypes(bool include = true);

    /// <summary>The rule classes of assemblies.</summary>
    IRuleLoadSpec From(params Assembly[] assemblies);

    /// <summary>The rule classes of assemblies.</summary>
    IRuleLoadSpec From(IEnumerable<Assembly> assemblies);

    /// <summary>The rule classes among types.</summary>
    IRuleLoadSpec From(params Type[] types);

    /// <summary>The rule classes among types.</summary>
    IRuleLoadSpec From(IEnumerable<Type> types);

    /// <summary>The rule classes a scan finds.</summary>
    IRuleLoadSpec From(Action<IRuleTypeScanner> scanAction);

    /// <summary>Only rules whose metadata fulfil a condition; once.</summary>
    IRuleLoadSpec Where(Func<IRuleMetadata, bool> filter);

    /// <summary>Into which rule set; once.</summary>
    IRuleLoadSpec To(string ruleSetName);
}

internal sealed class RuleLoadSpec(IRuleActivator activator) : IRuleLoadSpec
{
    private readonly RuleTypeScanner _scanner = new();
    private Func<IRuleMetadata, bool>? _filter;

    public string? RuleSetName { get; private set; }

    public IRuleLoadSpec PrivateTypes(bool include = true) => Scan(scanner => scanner.PrivateTypes(include));

    public IRuleLoadSpec NestedTypes(bool include = true) => Scan(scanner => scanner.NestedTypes(include));

    public IRuleLoadSpec From(params Assembly[] assemblies) => Scan(scanner => scanner.Assembly(assemblies));

    public IRuleLoadSpec From(IEnumerable<Assembly> assemblies) => Scan(scanner => scanner.Assembly([.. assemblies]));

    public IRuleLoadSpec From(params Type[] types) => Scan(scanner => scanner.Type(types));

    public IRuleLoadSpec From(IEnumerable<Type> types) => Scan(scanner => scanner.Type([.. types]));

    public IRuleLoadSpec From(Action<IRuleTypeScanner> scanAction) => Scan(scanAction);

    public IRuleLoadSpec Where(Func<IRuleMetadata, bool> filter)
    {
        _filter = _filter is null ? filter : throw new InvalidOperationException("A rule load specification has one 'Where' at most.");
        return this;
    }

    public IRuleLoadSpec To(string ruleSetName)
    {
        RuleSetName = RuleSetName is null ? ruleSetName : throw new InvalidOperationException("A rule load specification has one 'To' at most.");
        return this;
    }

    public List<IRuleDefinition> Load() => new RuleDefinitionFactory().Create(
        _scanner.GetRuleTypes().Where(type => _filter?.Invoke(new RuleMetadata(type)) ?? true).SelectMany(Activate)).ToList();

    private IEnumerable<Dsl.Rule> Activate(Type type)
    {
        try
        {
            return [.. activator.Activate(type)];
        }
        catch (Exception error)
        {
            throw new RuleActivationException(type, error);
        }
    }

    private RuleLoadSpec Scan(Action<RuleTypeScanner> scan)
    {
        scan(_scanner);
        return this;
    }
}
