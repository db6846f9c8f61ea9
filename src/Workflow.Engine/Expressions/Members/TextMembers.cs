using System.Text;
using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Members;

/// <summary>Members of texts. None takes a regular expression; none depends on a language.</summary>
internal static class TextMembers
{
    public static OrderedDictionary<string, Js> Table { get; } = Made();

    /// <summary>Each half of a surrogate pair that stands alone becomes U+FFFD.</summary>
    public static string WellFormed(string text)
    {
        var made = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (JsText.CodePointLength(text, i) == 2)
            {
                made.Append(text[i++]).Append(text[i]);
            }
            else
            {
                made.Append(char.IsSurrogate(text[i]) ? '\ufffd' : text[i]);
            }
        }

        return made.ToString();
    }

    private static OrderedDictionary<string, Js> Made()
    {
        var table = Arguments.NewTable();
        Places(table);
        Search(table);
        Change(table);
        table.Define("toString", static (run, self, _) => Self(run, self));
        table.Define("valueOf", static (run, self, _) => Self(run, self));
        return table;
    }

    private static void Places(OrderedDictionary<string, Js> table)
    {
        table.Define("charAt", static (run, self, given) =>
        {
            var text = Self(run, self);
            return Coerce.ToInteger(run, given.At(0)) is var at && at >= 0 && at < text.Length ? text[(int)at].ToString() : "";
        });
        table.Define("charCodeAt", static (run, self, given) =>
        {
            var text = Self(run, self);
            return Coerce.ToInteger(run, given.At(0)) is var at && at >= 0 && at < text.Length ? text[(int)at] : double.NaN;
        });
        table.Define("codePointAt", static (run, self, given) =>
        {
            var text = Self(run, self);
            var at = Coerce.ToInteger(run, given.At(0));
            if (at < 0 || at >= text.Length)
            {
                return Js.Undefined;
            }

            return JsText.CodePointLength(text, (int)at) == 2 ? char.ConvertToUtf32(text[(int)at], text[(int)at + 1]) : text[(int)at];
        });
        table.Define("at", static (run, self, given) =>
        {
            var text = Self(run, self);
            var at = Coerce.ToInteger(run, given.At(0));
            at += at < 0 ? text.Length : 0;
            return at >= 0 && at < text.Length ? text[(int)at].ToString() : Js.Undefined;
        });
        table.Define("slice", static (run, self, given) =>
        {
            var text = Self(run, self);
            var from = Coerce.ToPlace(run, given.At(0), text.Length, 0);
            var to = Coerce.ToPlace(run, given.At(1), text.Length, text.Length);
            return run.Text(from < to ? text[from..to] : "");
        });
        table.Define("substring", static (run, self, given) =>
        {
            var text = Self(run, self);
            var from = Held(run, given.At(0), text.Length, 0);
            var to = Held(run, given.At(1), text.Length, text.Length);
            return run.Text(text[Math.Min(from, to)..Math.Max(from, to)]);
        });
        table.Define("substr", static (run, self, given) =>
        {
            var text = Self(run, self);
            var from = Coerce.ToPlace(run, given.At(0), text.Length, 0);
            var length = Held(run, given.At(1), text.Length - from, text.Length - from);
            return run.Text(text.Substring(from, length));
        });
    }

    private static void Search(OrderedDictionary<string, Js> table)
    {
        table.Define("indexOf", static (run, self, given) =>
        {
            var (text, part) = (Self(run, self), Coerce.ToText(run, given.At(0)));
            run.ChargeSearch(text.Length, part.Length);
            return text.IndexOf(part, Held(run, given.At(1), text.Length, 0), StringComparison.Ordinal);
        });
        table.Define("lastIndexOf", static (run, self, given) =>
        {
            var (text, part) = (Self(run, self), Coerce.ToText(run, given.At(0)));
            run.ChargeSearch(text.Length, part.Length);
            var from = Coerce.ToNumber(run, given.At(1));
            var last = double.IsNaN(from) ? text.Length : (int)Math.Clamp(Math.Truncate(from), 0, text.Length);
            var end = Math.Min((long)last + part.Length, text.Length);
            return text.AsSpan(0, (int)end).LastIndexOf(part, StringComparison.Ordinal);
        });
        table.Define("includes", static (run, self, given) =>
        {
            var (text, part) = (Self(run, self), Coerce.ToText(run, given.At(0)));
            run.ChargeSearch(text.Length, part.Length);
            return text.IndexOf(part, Held(run, given.At(1), text.Length, 0), StringComparison.Ordinal) >= 0;
        });
        table.Define("startsWith", static (run, self, given) =>
        {
            var (text, part) = (Self(run, self), Coerce.ToText(run, given.At(0)));
            run.Charge(part.Length);
            return text.AsSpan(Held(run, given.At(1), text.Length, 0)).StartsWith(part, StringComparison.Ordinal);
        });
        table.Define("endsWith", static (run, self, given) =>
        {
            var (text, part) = (Self(run, self), Coerce.ToText(run, given.At(0)));
            run.Charge(part.Length);
            return text.AsSpan(0, Held(run, given.At(1), text.Length, text.Length)).EndsWith(part, StringComparison.Ordinal);
        });
        table.Define("split", static (run, self, given) =>
        {
            var text = Self(run, self);
            var most = given.At(1).IsUndefined ? uint.MaxValue : Coerce.ToUInt32(run, given.At(1));
            var parts = new List<Js>();
            if (given.At(0).IsUndefined)
            {
                parts.Add(text);
            }
            else
            {
                run.Charge(text.Length);
                Split(run, text, Coerce.ToText(run, given.At(0)), parts);
            }

            return run.NewArray(parts.Count > most ? parts.GetRange(0, (int)most) : parts);
        });
    }

    private static void Change(OrderedDictionary<string, Js> table)
    {
        table.Define("trim", static (run, self, _) => run.Text(JsText.TrimEnd(JsText.TrimStart(Whole(run, self))).ToString()));
        table.Define("trimStart", static (run, self, _) => run.Text(JsText.TrimStart(Whole(run, self)).ToString()));
        table.Define("trimEnd", static (run, self, _) => run.Text(JsText.TrimEnd(Whole(run, self)).ToString()));
        table.Define("toUpperCase", static (run, self, _) => run.Text(OneToOne(run, Whole(run, self)).ToUpperInvariant()));
        table.Define("toLowerCase", static (run, self, _) => run.Text(OneToOne(run, Whole(run, self)).ToLowerInvariant()));
        table.Define("toWellFormed", static (run, self, _) => run.Text(WellFormed(Whole(run, self))));
        table.Define("isWellFormed", static (run, self, _) => Evaluation.WellFormed(Whole(run, self)) == Whole(run, self));
        table.Define("repeat", static (run, self, given) =>
        {
            var text = Self(run, self);
            var times = Coerce.ToInteger(run, given.At(0));
            if (times < 0 || double.IsInfinity(times))
            {
                throw run.Fault(ScriptFault.Range, $"A text cannot be repeated {JsText.Of(times)} times.");
            }

            if (text.Length == 0)
            {
                return "";
            }

            run.CheckText((long)Math.Min(text.Length * times, long.MaxValue / 2));
            return new StringBuilder().Insert(0, text, (int)times).ToString();
        });
        table.Define("padStart", static (run, self, given) => Padding(run, Self(run, self), given) + Self(run, self));
        table.Define("padEnd", static (run, self, given) => Self(run, self) + Padding(run, Self(run, self), given));
        table.Define("concat", static (run, self, given) =>
        {
            var text = Self(run, self);
            foreach (var part in given)
            {
                var shown = Coerce.ToText(run, part);
                run.CheckText((long)text.Length + shown.Length);
                text += shown;
            }

            return text;
        });
        table.Define("replace", static (run, self, given) => Replaced(run, Self(run, self), given, all: false));
        table.Define("replaceAll", static (run, self, given) => Replaced(run, Self(run, self), given, all: true));
    }

    private static string Self(Evaluation run, Js self) =>
        self.Kind == JsKind.String ? self.Text : throw run.TypeFault($"The function wants a text, not {Coerce.Name(self)}.");

    /// <summary>The text of a function that reads all of it.</summary>
    private static string Whole(Evaluation run, Js self)
    {
        var text = Self(run, self);
        run.Charge(text.Length);
        return text;
    }

    private static int Held(Evaluation run, Js value, int length, int whenMissing) =>
        value.IsUndefined ? whenMissing : (int)Math.Clamp(Coerce.ToInteger(run, value), 0, length);

    private static void Split(Evaluation run, string text, string separator, List<Js> parts)
    {
        if (separator.Length == 0)
        {
            foreach (var symbol in text)
            {
                parts.Add(symbol.ToString());
            }

            return;
        }

        var from = 0;
        run.ChargeSearch(text.Length, separator.Length);
        for (var at = text.IndexOf(separator, StringComparison.Ordinal); at >= 0; at = text.IndexOf(separator, from, StringComparison.Ordinal))
        {
            parts.Add(text[from..at]);
            run.CheckItems(parts.Count);
            from = at + separator.Length;
        }

        parts.Add(text[from..]);
    }

    /// <summary>Letters whose other case is more than one letter, or depends on the neighbours, are refused: the tables differ between machines.</summary>
    private static string OneToOne(Evaluation run, string text)
    {
        foreach (var symbol in text)
        {
            if (symbol > '\u007f' && symbol is '\u00df' or '\u0130' or '\u0149' or '\u01f0' or '\u0390' or '\u03a3' or '\u03b0' or '\u0587'
                or (>= '\u1e96' and <= '\u1e9e') or (>= '\u1f50' and <= '\u1ffc') or (>= '\ufb00' and <= '\ufb17'))
            {
                throw run.OutsideSubset($"Changing the case of '{symbol}'");
            }
        }

        return text;
    }

    private static string Padding(Evaluation run, string text, ReadOnlySpan<Js> given)
    {
        var length = Coerce.ToInteger(run, given.At(0));
        var filler = given.At(1).IsUndefined ? " " : Coerce.ToText(run, given.At(1));
        if (length <= text.Length || filler.Length == 0)
        {
            return "";
        }

        run.CheckText((long)Math.Min(length, long.MaxValue / 2));
        var missing = (int)length - text.Length;
        return new StringBuilder().Insert(0, filler, missing / filler.Length + 1).ToString(0, missing);
    }

    private static string Replaced(Evaluation run, string text, ReadOnlySpan<Js> given, bool all)
    {
        var part = Coerce.ToText(run, given.At(0));
        var by = given.At(1);
        var byText = by.Kind == JsKind.Function ? null : Coerce.ToText(run, by);
        var made = new StringBuilder();
        var from = 0;
        run.ChargeSearch(text.Length, part.Length);
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0;)
        {
            run.Step();
            var shown = byText is null ? Coerce.ToText(run, run.Invoke(by, Js.Undefined, part, at, text)) : Expanded(run, byText, text, part, at);
            run.CheckText((long)made.Length + shown.Length + at - from);
            made.Append(text, from, at - from).Append(shown);
            from = at + part.Length;
            var next = at + Math.Max(part.Length, 1);
            at = all && next <= text.Length ? text.IndexOf(part, next, StringComparison.Ordinal) : -1;
        }

        run.CheckText((long)made.Length + text.Length - from);
        return made.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The patterns $$, $&amp;, $` and $' of a replacement.</summary>
    private static string Expanded(Evaluation run, string pattern, string text, string part, int at)
    {
        if (!pattern.Contains('$'))
        {
            return pattern;
        }

        var made = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var insert = pattern[i] != '$' || i + 1 == pattern.Length ? null : pattern[i + 1] switch
            {
                '$' => "$",
                '&' => part,
                '`' => text[..at],
                '\'' => text[(at + part.Length)..],
                _ => null,
            };
            run.CheckText((long)made.Length + (insert?.Length ?? 1));
            _ = insert is null ? made.Append(pattern[i]) : made.Append(insert);
            i += insert is null ? 0 : 1;
        }

        return made.ToString();
    }
}
