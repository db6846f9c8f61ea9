using Workflow.Rules.RuleModel;

namespace Workflow.Rules;

/// <summary>Turns rules into a session factory. Lambdas are compiled when they are first used.</summary>
/// <param name="options">How.</param>
public class RuleCompiler(RuleCompilerOptions options)
{
    /// <summary>With the usual options.</summary>
    public RuleCompiler()
        : this(new RuleCompilerOptions())
    {
    }

    /// <summary>When two facts are the same one.</summary>
    public FactIdentityComparerRegistry FactIdentityComparerRegistry => options.FactIdentityComparerRegistry;

    /// <summary>Compiles rules; their order is the order in which rules of equal priority see facts.</summary>
    /// <exception cref="RuleCompilationException">A rule cannot be compiled.</exception>
    public ISessionFactory Compile(IEnumerable<IRuleDefinition> ruleDefinitions) => Compile(ruleDefinitions, CancellationToken.None);

    /// <summary>Compiles rules.</summary>
    /// <exception cref="RuleCompilationException">A rule cannot be compiled.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ISessionFactory Compile(IEnumerable<IRuleDefinition> ruleDefinitions, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new SessionFactory([.. ruleDefinitions], options);
    }

    /// <summary>Compiles the rules of rule sets.</summary>
    /// <exception cref="RuleCompilationException">A rule cannot be compiled.</exception>
    public ISessionFactory Compile(IEnumerable<IRuleSet> ruleSets) => Compile(ruleSets, CancellationToken.None);

    /// <summary>Compiles the rules of rule sets.</summary>
    /// <exception cref="RuleCompilationException">A rule cannot be compiled.</exception>
    public ISessionFactory Compile(IEnumerable<IRuleSet> ruleSets, CancellationToken cancellationToken) => Compile(ruleSets.SelectMany(set => set.Rules), cancellationToken);
}

/// <summary>How rules are compiled and run.</summary>
public class RuleCompilerOptions
{
    /// <summary>When two facts are the same one.</summary>
    public FactIdentityComparerRegistry FactIdentityComparerRegistry { get; } = new();

    /// <summary>Id and version of the rule set, for receipts, e.g. <c>commitments 3</c>.</summary>
    public string RuleSet { get; set; } = "";

    /// <summary>How often one match may fire in one <see cref="ISession.Fire()"/>, and how many firings may lie between a fact and those from outside, before the rules count as a loop.</summary>
    public int LoopLimit { get; set; } = 100_000;
}

/// <summary>Short words for repositories.</summary>
public static class RuleRepositoryExtensions
{
    /// <summary>The rules of all rule sets.</summary>
    public static IEnumerable<IRuleDefinition> GetRules(this IRuleRepository repository) => repository.GetRuleSets().SelectMany(set => set.Rules);

    /// <summary>Compiles all rules.</summary>
    /// <exception cref="RuleCompilationException">A rule cannot be compiled.</exception>
    public static ISessionFactory Compile(this IRuleRepository repository) => repository.Compile(CancellationToken.None);

    /// <summary>Compiles all rules.</summary>
    /// <exception cref="RuleCompilationException">A rule cannot be compiled.</exception>
    public static ISessionFactory Compile(this IRuleRepository repository, CancellationToken cancellationToken) => new RuleCompiler().Compile(repository.GetRules(), cancellationToken);
}
