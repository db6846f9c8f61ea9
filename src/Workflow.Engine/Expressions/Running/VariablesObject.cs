using Workflow.Engine.Values;

namespace Workflow.Engine.Expressions.Running;

/// <summary>The object <c>variables</c>, which also stands behind getVariable, setVariable and the accessors: all see one value for a name.</summary>
internal sealed class VariablesObject(Evaluation run) : JsObject
{
    private sealed record Seen(Value Before)
    {
        public Js Now { get; set; }

        public bool IsAssigned { get; set; }
    }

    private OrderedDictionary<string, Seen>? _seen;

    public override bool TryGet(string name, out Js value)
    {
        var seen = Find(name);
        value = seen?.Now ?? Js.Undefined;
        return seen is not null;
    }

    public override void Set(Evaluation run, string name, Js value)
    {
        var seen = Find(name) ?? throw run.Fault(ScriptFault.UnknownName, $"There is no variable {JsText.Cut(name)}.");
        seen.Now = value;
        seen.IsAssigned = true;
    }

    public override void Delete(Evaluation run, string name) => throw run.Fault(ScriptFault.Unsupported, "A variable cannot be deleted.");

    public override List<string> Names(Evaluation run) =>
        throw run.Fault(ScriptFault.Unsupported, "The variables cannot be listed; name the one that is meant.");

    public override Value Leave(Evaluation run) =>
        throw run.Fault(ScriptFault.Unsupported, "The variables cannot be taken as a whole; name the one that is meant.");

    /// <summary>Hands changed variables to the scope: all of them or, when one cannot leave the script, none.</summary>
    public void WriteBack()
    {
        if (_seen is null)
        {
            return;
        }

        var changed = new List<KeyValuePair<string, Value>>();
        foreach (var (name, seen) in _seen)
        {
            if (!seen.IsAssigned && !seen.Now.IsReference)
            {
                continue;
            }

            var now = run.Leave(seen.Now);
            if (seen.IsAssigned || !Evaluation.IsSame(now, seen.Before))
            {
                changed.Add(KeyValuePair.Create(name, now));
            }
        }

        foreach (var (name, value) in changed)
        {
            run.Scope.SetVariable(name, value);
        }
    }

    private Seen? Find(string name)
    {
        if (_seen is not null && _seen.TryGetValue(name, out var seen))
        {
            return seen;
        }

        if (!run.Scope.TryGetVariable(name, out var value))
        {
            return null;
        }

        seen = new Seen(value) { Now = Evaluation.Enter(value) };
        (_seen ??= new OrderedDictionary<string, Seen>(StringComparer.Ordinal)).Add(name, seen);
        return seen;
    }
}
