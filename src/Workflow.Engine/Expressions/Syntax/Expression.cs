using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Syntax;

/// <summary>A part of a script that has a value. Immutable.</summary>
internal abstract class Expression(int position)
{
    /// <summary>Offset in the source.</summary>
    public int Position => position;

    public virtual Js Evaluate(Evaluation run)
    {
        run.Position = position;
        run.Step();
        run.Sink();
        var value = Compute(run);
        run.Rise();
        return value;
    }

    protected abstract Js Compute(Evaluation run);
}

/// <summary>Something that can stand left of <c>=</c>.</summary>
internal interface ITarget
{
    /// <summary>Reads the old value, makes the new one, writes it. Receiver and key are evaluated once.</summary>
    /// <param name="run">The run.</param>
    /// <param name="change">Gets the old value (undefined for a plain assignment); null means "leave it".</param>
    /// <param name="readsOld">False for a plain assignment.</param>
    /// <returns>The written value, or the old one when left.</returns>
    Js Change(Evaluation run, Func<Js, Js?> change, bool readsOld);
}

internal sealed class Constant(int position, Js value) : Expression(position)
{
    public Js Value => value;

    public override Js Evaluate(Evaluation run)
    {
        run.Step();
        return value;
    }

    protected override Js Compute(Evaluation run) => value;
}

internal sealed class TemplateText(int position, string[] texts, Expression[] parts) : Expression(position)
{
    protected override Js Compute(Evaluation run)
    {
        var text = texts[0];
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i].Evaluate(run);
            run.Position = parts[i].Position;
            var shown = Coerce.ToText(run, part);
            run.CheckText((long)text.Length + shown.Length + texts[i + 1].Length);
            text = string.Concat(text, shown, texts[i + 1]);
        }

        return text;
    }
}

internal sealed class Spread(int position, Expression inner) : Expression(position)
{
    public Expression Inner => inner;

    protected override Js Compute(Evaluation run) => inner.Evaluate(run);

    /// <summary>The items of a spread array or text (by code points).</summary>
    public static List<Js> Items(Evaluation run, Js value)
    {
        switch (value.Kind)
        {
            case JsKind.Array:
                run.Charge(value.Array.Count);
                return value.Array.Items;
            case JsKind.String:
                run.Charge(value.Text.Length * 4);
                var parts = new List<Js>();
                for (var at = 0; at < value.Text.Length;)
                {
                    var length = JsText.CodePointLength(value.Text, at);
                    parts.Add(value.Text.Substring(at, length));
                    at += length;
                }

                return parts;
            default:
                throw run.TypeFault($"{Coerce.Name(value)} is not iterable.");
        }
    }
}

internal sealed class ArrayLiteral(int position, Expression[] items) : Expression(position)
{
    protected override Js Compute(Evaluation run) => run.NewArray(ItemsOf(run, items));

    public static List<Js> ItemsOf(Evaluation run, Expression[] items)
    {
        var list = new List<Js>(items.Length);
        foreach (var item in items)
        {
            if (item is Spread spread)
            {
                var value = spread.Inner.Evaluate(run);
                run.Position = spread.Position;
                list.AddRange(Spread.Items(run, value));
                run.CheckItems(list.Count);
            }
            else
            {
                list.Add(item.Evaluate(run));
            }
        }

        return list;
    }
}

/// <summary>A member of an object literal: a fixed name, a computed one, or neither for a spread.</summary>
internal readonly record struct MemberLiteral(string? Name, Expression? Computed, Expression Value);

internal sealed class ObjectLiteral(int position, MemberLiteral[] members) : Expression(position)
{
    protected override Js Compute(Evaluation run)
    {
        var made = new JsObject();
        foreach (var (name, computed, value) in members)
        {
            if (value is Spread spread)
            {
                var source = spread.Inner.Evaluate(run);
                run.Position = spread.Position;
                CopyMembers(run, source, made);
                continue;
            }

            var key = name ?? Coerce.ToKey(run, computed!.Evaluate(run));
            made.Set(run, key, value.Evaluate(run));
        }

        return made;
    }

    /// <summary>As a spread and Object.assign copy.</summary>
    public static void CopyMembers(Evaluation run, Js source, JsObject target)
    {
        switch (source.Kind)
        {
            case JsKind.Object:
                foreach (var name in source.Object.Names(run))
                {
                    source.Object.TryGet(name, out var value);
                    target.Set(run, name, value);
                }

                break;
            case JsKind.Array:
                for (var i = 0; i < source.Array.Count; i++)
                {
                    run.Step();
                    target.Set(run, JsText.Of(i), source.Array[i]);
                }

                break;
            case JsKind.String:
                for (var i = 0; i < source.Text.Length; i++)
                {
                    run.Step();
                    target.Set(run, JsText.Of(i), source.Text[i].ToString());
                }

                break;
        }
    }
}
