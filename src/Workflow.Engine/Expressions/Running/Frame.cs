namespace Workflow.Engine.Expressions.Running;

/// <summary>A name declared in a block or as a parameter.</summary>
internal readonly record struct Declaration(string Name, bool IsConstant);

/// <summary>The values of one block or call while it runs. A name has no value until its declaration has run.</summary>
internal sealed class Frame(Frame? outer, Declaration[] declarations)
{
    private readonly Js[] _values = new Js[declarations.Length];
    private readonly bool[] _isSet = new bool[declarations.Length];

    public Frame? Outer => outer;

    /// <summary>Place of a name, or -1. Names are one object per script, so references decide.</summary>
    public int Find(string name)
    {
        for (var i = 0; i < declarations.Length; i++)
        {
            if (ReferenceEquals(declarations[i].Name, name))
            {
                return i;
            }
        }

        return -1;
    }

    public bool IsConstant(int place) => declarations[place].IsConstant;

    public bool TryGet(int place, out Js value)
    {
        value = _values[place];
        return _isSet[place];
    }

    public void Set(int place, Js value)
    {
        _values[place] = value;
        _isSet[place] = true;
    }
}
