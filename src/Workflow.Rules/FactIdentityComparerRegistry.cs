using Workflow.Rules.RuleModel;

namespace Workflow.Rules;

/// <summary>When two facts are the same one.</summary>
public class FactIdentityComparerRegistry
{
    private readonly List<(Type Type, IEqualityComparer<object> Comparer)> _comparers = [];

    /// <summary>For types without one of their own: by <see cref="IIdentityProvider"/>, else by <see cref="object.Equals(object?)"/>.</summary>
    public IEqualityComparer<object> DefaultFactIdentityComparer { get; set; } = new OwnIdentity();

    /// <summary>For facts of exactly this type.</summary>
    public void RegisterComparer<TFact>(IEqualityComparer<TFact> comparer)
    {
        _comparers.RemoveAll(known => known.Type == typeof(TFact));
        _comparers.Add((typeof(TFact), new Typed<TFact>(comparer)));
    }

    internal IEqualityComparer<object> Comparer() => new ByType([.. _comparers], DefaultFactIdentityComparer);

    private sealed class Typed<TFact>(IEqualityComparer<TFact> comparer) : IEqualityComparer<object>
    {
        public new bool Equals(object? x, object? y) => comparer.Equals((TFact?)x, (TFact?)y);

        public int GetHashCode(object obj) => comparer.GetHashCode((TFact)obj);
    }

    private sealed class OwnIdentity : IEqualityComparer<object>
    {
        public new bool Equals(object? x, object? y) => (x, y) switch
        {
            (IIdentityProvider one, IIdentityProvider other) => object.Equals(one.GetIdentity(), other.GetIdentity()),
            _ => object.Equals(x, y),
        };

        public int GetHashCode(object obj) => obj is IIdentityProvider provider ? provider.GetIdentity().GetHashCode() : obj.GetHashCode();
    }

    private sealed class ByType((Type Type, IEqualityComparer<object> Comparer)[] comparers, IEqualityComparer<object> byDefault) : IEqualityComparer<object>
    {
        public new bool Equals(object? x, object? y)
        {
            if (ReferenceEquals(x, y))
            {
                return true;
            }

            return x is not null && y is not null && x.GetType() == y.GetType() && Of(x).Equals(x, y);
        }

        public int GetHashCode(object obj) => Of(obj).GetHashCode(obj);

        private IEqualityComparer<object> Of(object fact)
        {
            foreach (var (type, comparer) in comparers)
            {
                if (fact.GetType() == type)
                {
                    return comparer;
                }
            }

            return byDefault;
        }
    }
}
