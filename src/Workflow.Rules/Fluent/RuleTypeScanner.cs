using System.Reflection;
using Workflow.Rules.Fluent.Dsl;

namespace Workflow.Rules.Fluent;

/// <summary>Finds rule classes.</summary>
public interface IRuleTypeScanner
{
    /// <summary>Takes classes that are not public too.</summary>
    IRuleTypeScanner PrivateTypes(bool include = true);

    /// <summary>Takes nested classes too.</summary>
    IRuleTypeScanner NestedTypes(bool include = true);

    /// <summary>The rule classes of assemblies.</summary>
    IRuleTypeScanner Assembly(params Assembly[] assemblies);

    /// <summary>The rule classes of the assembly a type is in.</summary>
    IRuleTypeScanner AssemblyOf<T>();

    /// <summary>The rule classes of the assembly a type is in.</summary>
    IRuleTypeScanner AssemblyOf(Type type);

    /// <summary>The rule classes among types.</summary>
    IRuleTypeScanner Type(params Type[] types);
}

/// <summary>Finds rule classes.</summary>
public class RuleTypeScanner : IRuleTypeScanner
{
    private readonly List<Type> _types = [];
    private bool _nested;
    private bool _private;

    /// <summary>True for a class that can be made and is a rule.</summary>
    public static bool IsRuleType(Type type) => type is { IsAbstract: false, IsGenericTypeDefinition: false } && type.IsAssignableTo(typeof(Rule));

    /// <inheritdoc/>
    public IRuleTypeScanner PrivateTypes(bool include = true)
    {
        _private = include;
        return this;
    }

    /// <inheritdoc/>
    public IRuleTypeScanner NestedTypes(bool include = true)
    {
        _nested = include;
        return this;
    }

    /// <inheritdoc/>
    public IRuleTypeScanner Assembly(params Assembly[] assemblies) => Type([.. assemblies.SelectMany(assembly => assembly.DefinedTypes)]);

    /// <inheritdoc/>
    public IRuleTypeScanner AssemblyOf<T>() => AssemblyOf(typeof(T));

    /// <inheritdoc/>
    public IRuleTypeScanner AssemblyOf(Type type) => Assembly(type.Assembly);

    /// <inheritdoc/>
    public IRuleTypeScanner Type(params Type[] types)
    {
        _types.AddRange(types.Where(IsRuleType));
        return this;
    }

    /// <summary>What was found, in the order of the scan.</summary>
    public Type[] GetRuleTypes() => [.. _types.Where(type => (_private || !type.IsNotPublic) && (_nested || !type.IsNested))];
}
