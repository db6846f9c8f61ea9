using Workflow.Rules;
using Workflow.Rules.Fluent;
using Workflow.Rules.Fluent.Dsl;

namespace Workflow.Tests.Rules;

/// <summary>A session over rules given by their classes, and what fired in it.</summary>
public abstract class RuleScenario
{
    /// <summary>What rules wrote down, in order.</summary>
    protected List<string> Log { get; } = [];

    /// <summary>A session; each rule that has a <c>Log</c> property gets the scenario's.</summary>
    protected ISession Session(params Type[] rules) => Factory(rules).CreateSession();

    protected ISessionFactory Factory(params Type[] rules)
    {
        var repository = new RuleRepository { Activator = new Logging(Log) };
        repository.Load(load => load.NestedTypes().PrivateTypes().From(rules));
        return repository.Compile();
    }

    private sealed class Logging(List<string> log) : IRuleActivator
    {
        public IEnumerable<Rule> Activate(Type type)
        {
            var rule = (Rule)Activator.CreateInstance(type)!;
            type.GetProperty("Log")?.SetValue(rule, log);
            return [rule];
        }
    }
}

/// <summary>A rule that writes down what it fires on.</summary>
public abstract class LoggingRule : Rule
{
    public List<string> Log { get; set; } = [];
}

public class Firm
{
    public string Name { get; set; } = "";

    public int Grade { get; set; }

    public bool Throws { get; set; }

    public bool IsSound => Throws ? throw new InvalidOperationException("no data") : Grade > 0;

    public override string ToString() => Name;
}

public sealed class BranchFirm : Firm;

public class Permit
{
    public string Firm { get; set; } = "";

    public string Kind { get; set; } = "";

    public int Days { get; set; }

    public override string ToString() => $"{Firm}/{Kind}";
}

public sealed record Notice(string To);
