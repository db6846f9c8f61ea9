using System.Globalization;

namespace Workflow.Tests.Expressions;

/// <summary>Random scripts of the subset, the same for the same seed. They stay away from what the subset refuses on purpose.</summary>
internal sealed class ScriptCorpus(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<string> _names = [];
    private int _lambda;

    public List<string> Make(int count) => [.. Enumerable.Range(0, count).Select(_ => Script())];

    private string Script()
    {
        _names.Clear();
        _lambda = 0;
        return _random.Next(6) switch
        {
            0 => Statements(),
            1 => $"`{Text()}${{{Any(3)}}}${{{Number(2)}}}`",
            2 => $"String({Any(4)})",
            3 => $"JSON.stringify([{Any(3)}, {Any(2)}]{Pick("", ", null, 2", ", null, '--'")})",
            _ => $"({Any(4)})",
        };
    }

    private string Statements()
    {
        var lines = new List<string>();
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var name = $"v{_names.Count}";
            var value = Any(2);
            lines.Add(_random.Next(7) switch
            {
                0 => $"let {name} = {Number(2)}\n{name} {Pick("+=", "-=", "*=", "%=", "|=", "&=", "^=", "<<=", ">>=", ">>>=", "??=", "||=", "&&=")} {Number(1)}; {Pick(name + "++;", "--" + name + ";", "")}",
                1 => $"const [{name}, ...{name}r] = {Array(2)}",
                2 => $"const {{ a: {name} = {Any(1)}, ...{name}r }} = {Object(2)};",
                3 => $"const {name} = {Array(2)}; {name}.{Pick("push", "unshift")}({Any(1)}, {Any(1)}); {name}.{Pick("pop()", "shift()", "reverse()", "splice(1, 1)", "splice(-1, 1, 7, 8)", "sort()", "fill(0, 1, 2)")};",
                4 => $"const {name} = {Object(2)}; {name}.{Pick("a", "b", "z")} = {Any(1)}; {name}['k' + 1] = 2; {Pick("delete " + name + ".b;", "")}",
                5 => $"const {name}f = ({name}p = {Any(1)}, ...{name}q) => {{ if ({Any(1)}) {{ return [{name}p, {name}q] }} else return {Any(1)} }}; const {name} = {name}f({Pick("", Any(1), Any(1) + ", 1, 2")});",
                _ => $"const {name} = {value};",
            });
            _names.Add(name);
        }

        lines.Add(_random.Next(3) == 0 ? $"if ({Any(2)}) {{ {Any(2, start: true)} }} else {{ {Any(2, start: true)} }}" : $"[{string.Join(", ", _names)}, {Any(3)}]");
        return string.Join("\n", lines);
    }

    private string Any(int depth, bool start = false)
    {
        var made = _random.Next(9) switch
        {
            0 or 1 => Number(depth),
            2 or 3 => TextOf(depth),
            4 => Truth(depth),
            5 => Array(depth),
            6 => Object(depth),
            7 => Pick("null", "undefined", "true", "NaN", "-0"),
            _ => Mixed(depth),
        };
        return start ? $"({made})" : made;
    }

    private string Mixed(int depth)
    {
        if (depth <= 0)
        {
            return _names.Count > 0 ? _names[_random.Next(_names.Count)] : Number(0);
        }

        return _random.Next(10) switch
        {
            0 => $"({Any(depth - 1)} {Pick("+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", ">>>")} {Any(depth - 1)})",
            1 => $"({Any(depth - 1)} {Pick("==", "!=", "===", "!==", "<", ">", "<=", ">=")} {Any(depth - 1)})",
            2 => $"({Any(depth - 1)} {Pick("&&", "||", "??")} {Any(depth - 1)})",
            3 => $"({Any(depth - 1)} ? {Any(depth - 1)} : {Any(depth - 1)})",
            4 => $"({Pick("-", "+", "!", "~", "typeof ", "void ")}{Any(depth - 1, start: true)})",
            5 => $"{Object(depth - 1, start: true)}{Pick("?.a", ".b", "?.['a']", ".zz?.q.r", "['b']", "?.a?.length")}",
            6 => $"{Any(depth - 1, start: true)}?.{Pick("length", "a", "[0]", "[1]")}",
            7 => $"(({Lambda(out var name)}) => {{ const {name}z = {name}; return [{name}z, {Any(depth - 1)}] }})({Any(depth - 1)})",
            8 => $"{Array(depth - 1)}{Pick("[0]", "[1]", "['length']", ".at(-1)", ".find(x => x)", "['0']", "[5]")}",
            _ => $"(({Any(depth - 1)}), {Any(depth - 1)})",
        };
    }

    private string Number(int depth)
    {
        if (depth <= 0)
        {
            return _random.Next(5) switch
            {
                0 => _random.Next(-20, 20).ToString(CultureInfo.InvariantCulture) is var n && n[0] == '-' ? $"({n})" : n,
                1 => Pick("0", "1", "2", "0.1", "0.5", "1.5", "(-1.5)", "2.5", "1e21", "1e-7", "123456789012", "0xff", "1_000", "4294967296", "(-2147483649)", "5e-324", "1.005"),
                2 => Math.Round(_random.NextDouble() * 1000, _random.Next(6)).ToString("R", CultureInfo.InvariantCulture),
                3 => (_random.NextDouble() * Math.Pow(10, _random.Next(-12, 24))).ToString("R", CultureInfo.InvariantCulture),
                _ => Pick("NaN", "Infinity", "(-Infinity)", "Number.MAX_SAFE_INTEGER", "Number.EPSILON", "Math.PI"),
            };
        }

        return _random.Next(16) switch
        {
            0 or 1 => $"({Number(depth - 1)} {Pick("+", "-", "*", "/", "%")} {Number(depth - 1)})",
            2 => $"({Number(depth - 1)} {Pick("&", "|", "^", "<<", ">>", ">>>")} {Number(depth - 1)})",
            3 => _random.Next(2) == 0 ? $"({_random.Next(-9, 10)}) ** {_random.Next(0, 9)}" : $"({(_random.Next(2) == 0 ? "" : "-")}{Math.ScaleB(1, _random.Next(-3, 4)).ToString(System.Globalization.CultureInfo.InvariantCulture)}) ** {_random.Next(-1_080, 1_080)}",
            4 => $"Math.{Pick("abs", "ceil", "floor", "round", "trunc", "sign", "sqrt", "fround", "clz32")}({Any(depth - 1)})",
            5 => $"Math.{Pick("max", "min")}({Number(depth - 1)}, {Any(depth - 1)}, ...{Array(0)})",
            6 => $"{TextOf(depth - 1)}.{Pick("length", "indexOf('a')", "lastIndexOf('b')", "charCodeAt(1)", "codePointAt(0)", "indexOf('', 2)", "lastIndexOf('a', 2)")}",
            7 => $"{Array(depth - 1)}.{Pick("length", "indexOf(1)", "lastIndexOf(2)", "findIndex(x => x > 1)", "reduce((a, x) => a + 1, 0)", "findLastIndex(x => !x)", "push(1, 2)")}",
            8 => Pick($"parseInt({Any(depth - 1)}{Pick("", ", 10", ", 0")})", $"parseInt({TextOf(0)}, {_random.Next(2, 37)})"),
            9 => $"parseFloat({Pick("' 1.5e3x'", "'.5'", "'-Infinityx'", "'1e'", "'+7.'", "'abc'", "'1.2.3'", Any(depth - 1))})",
            10 => $"Number({Pick("''", "' 12 '", "'0x1f'", "'0b11'", "'1e3'", "'-'", "'1_0'", "'.5'", "'5.'", "'+.5e-1'", "'Infinity'", "'-0x1'", Any(depth - 1))})",
            11 => $"new Date({Date()}).{Pick("getTime", "getFullYear", "getMonth", "getDate", "getHours", "getDay", "getUTCDay", "getUTCDate", "getUTCHours", "getMinutes", "getMilliseconds", "valueOf", "getTimezoneOffset")}()",
            12 => $"(new Date({Date()}) - new Date({Date()}))",
            13 => $"Date.UTC({_random.Next(1890, 2200)}, {_random.Next(-30, 30)}, {_random.Next(-50, 90)}, {_random.Next(-5, 40)})",
            14 => $"(({Number(depth - 1)}) {Pick("+", "-")} +{Pick("true", "null", "'3'", "[]", "[4]", "undefined", "({})")})",
            _ => Number(depth - 1),
        };
    }

    private string Date() => _random.Next(4) switch
    {
        0 => $"'{_random.Next(2000, 2031)}-{_random.Next(1, 13):00}-{_random.Next(1, 29):00}'",
        1 => $"'{_random.Next(2000, 2031)}-{_random.Next(1, 13):00}-{_random.Next(1, 29):00}T{_random.Next(24):00}:{_random.Next(60):00}{Pick("", ":30", ":30.25", ":07.1239Z", "Z", "+08:00", "-03:30")}'",
        2 => $"{_random.Next(2000, 2031)}, {_random.Next(-5, 20)}, {_random.Next(-5, 40)}{Pick("", ", 5", ", 30, 70, -5, 12345")}",
        _ => $"{_random.NextInt64(946684800000, 1900000000000)}",
    };

    private string TextOf(int depth)
    {
        if (depth <= 0)
        {
            return $"'{Text()}'";
        }

        return _random.Next(14) switch
        {
            0 => $"`{Text()}${{{Any(depth - 1)}}}{Text()}${{`${{{Any(depth - 1)}}}`}}`",
            1 => $"({TextOf(depth - 1)} + {Any(depth - 1)})",
            2 => $"{TextOf(depth - 1)}.{Pick("slice", "substring", "substr")}({_random.Next(-5, 6)}{Pick("", $", {_random.Next(-5, 8)}")})",
            3 => $"{TextOf(depth - 1)}.{Pick("trim", "trimStart", "trimEnd", "toUpperCase", "toLowerCase", "toString")}()",
            4 => $"{TextOf(depth - 1)}.{Pick("padStart", "padEnd")}({_random.Next(0, 12)}, {Pick("'ab'", "'0'", "'中'", "' '")})",
            5 => $"{TextOf(depth - 1)}.{Pick("replace", "replaceAll")}({Pick("'a'", "'b'", "''", "'ab'")}, {Pick("'x$&y'", "'$$'", "'[$`|$\\']'", "(m, i) => m + i", "'$1'", "'$'")})",
            6 => $"{TextOf(depth - 1)}.repeat({_random.Next(0, 4)})",
            7 => $"{Array(depth - 1)}.join({Pick("", "'-'", "''", "undefined", "null")})",
            8 => $"{TextOf(depth - 1)}.{Pick("charAt(1)", "concat(1, 'x', null)", "split('').reverse().join('')", "split('a').join('+')", "split('', 2).join()", "at(-1) + ''")}",
            9 => $"({Number(depth - 1)}).toFixed({_random.Next(0, 9)})",
            10 => $"({Number(depth - 1)}).{Pick("toPrecision(3)", "toPrecision(1)", "toPrecision(20)", "toExponential()", "toExponential(4)", "toString()", "toPrecision()")}",
            11 => $"(Math.trunc({Number(depth - 1)}) % 1000003).toString({_random.Next(2, 37)})",
            12 => $"new Date({Date()}).{Pick("toISOString", "toJSON")}()",
            _ => $"({Pick("typeof ", "'' + ")}{Any(depth - 1, start: true)})",
        };
    }

    private string Truth(int depth)
    {
        if (depth <= 0)
        {
            return Pick("true", "false");
        }

        return _random.Next(9) switch
        {
            0 => $"({Any(depth - 1)} {Pick("==", "!=", "===", "!==", "<", ">", "<=", ">=")} {Any(depth - 1)})",
            1 => $"!{Any(depth - 1, start: true)}",
            2 => $"{TextOf(depth - 1)}.{Pick("includes", "startsWith", "endsWith")}({Pick("'a'", "'b', 1", "''", "'ab', -1", "1")})",
            3 => $"{Array(depth - 1)}.{Pick("includes(NaN)", "includes(1)", "some(x => x)", "every(x => x)", "some(Number.isInteger)", "every(Boolean)")}",
            4 => $"({Pick("'a'", "'b'", "0", "'length'", "'toString'")} in {Pick(Object(depth - 1), Array(depth - 1))})",
            5 => $"{Pick("isNaN", "isFinite", "Number.isInteger", "Number.isSafeInteger", "Number.isNaN", "Boolean", "Array.isArray")}({Any(depth - 1)})",
            6 => $"Object.is({Any(depth - 1)}, {Any(depth - 1)})",
            7 => $"({TextOf(depth - 1)} {Pick("<", ">", "<=", ">=")} {TextOf(depth - 1)})",
            _ => $"Object.hasOwn({Object(depth - 1)}, {Pick("'a'", "'z'", "1")})",
        };
    }

    private string Array(int depth)
    {
        if (depth <= 0)
        {
            return Pick("[]", "[1]", "[1, 2, 3]", "['b', 'a']", "[3, 20, 100]", "[null, undefined, 0]", "['x', 1, true]", "[[1], [2, [3]]]", "[NaN, -0]");
        }

        return _random.Next(12) switch
        {
            0 => $"[{Any(depth - 1)}, {Any(depth - 1)}]",
            1 => $"[...{Array(depth - 1)}, ...{TextOf(depth - 1)}, {Any(depth - 1)}]",
            2 => $"{Array(depth - 1)}.{Pick("map((x, i) => [i, x])", "map(String)", "map(x => x + 1)", "map(x => ({ x }))", "map(parseFloat)")}",
            3 => $"{Array(depth - 1)}.{Pick("filter(x => x)", "filter(Boolean)", "filter((x, i) => i % 2)", "flatMap(x => [x, x])", "flatMap(x => x)")}",
            4 => $"{Array(depth - 1)}.{Pick("sort()", "toSorted()", "reverse()", "toReversed()", "slice(1)", "slice(-2, -1)", "flat()", "flat(Infinity)", "flat(0)")}",
            5 => $"{Array(depth - 1)}.concat({Array(depth - 1)}, {Any(depth - 1)})",
            6 => $"{TextOf(depth - 1)}.split({Pick("''", "'a'", "", "'', 2", "'b', 1")})",
            7 => $"Object.{Pick("keys", "values", "entries")}({Pick(Object(depth - 1), Array(depth - 1), TextOf(depth - 1))})",
            8 => $"[3, 1, 2, {_random.Next(-5, 9)}].sort((a, b) => {Pick("a - b", "b - a", "0", "a % 2 - b % 2", "a > b", "a < b")})",
            9 => $"Array.from({Pick("{ length: 3 }", Array(depth - 1), TextOf(depth - 1))}{Pick("", ", (x, i) => [x, i]")})",
            10 => $"{Array(depth - 1)}.reduce((a, x) => [...a, x, a.length], [])",
            _ => $"{Array(depth - 1)}.{Pick("toSpliced(1, 1, 'n')", "fill(7, 1)", "concat()", "splice(1)", "with(0, 1)", "reduceRight((a, x) => a.concat([x]), [])")}",
        };
    }

    private string Object(int depth, bool start = false)
    {
        var made = depth <= 0 ? Pick("{}", "{ a: 1 }", "{ b: 2, a: 'x' }", "{ 2: 'two', a: null, 1: 'one' }", "{ a: undefined, b: [1] }", "{ a: { length: 2 } }")
            : _random.Next(6) switch
            {
                0 => $"{{ a: {Any(depth - 1)}, 'b': {Any(depth - 1)} }}",
                1 => $"{{ ...{Object(depth - 1)}, b: {Any(depth - 1)}, ...{Any(depth - 1, start: true)} }}",
                2 => $"{{ [{TextOf(depth - 1)}]: {Any(depth - 1)}, [{Number(0)}]: 1 }}",
                3 => $"Object.assign({{ b: 1 }}, {Object(depth - 1)}, {Any(depth - 1)})",
                4 => $"Object.fromEntries(Object.entries({Object(depth - 1)}).map(([k, v]) => [v, k]))",
                _ => $"JSON.parse(JSON.stringify({Object(depth - 1)}))",
            };
        return start ? $"({made})" : made;
    }

    private string Lambda(out string name) => name = $"p{_lambda++}";

    private string Text() => Pick("", "a", "b", "abab", " A ", "12", "0x1", "中文", "é", "-3.5", "aAbB", "x y", "null", "\\n\\t", "\\u0041");

    private string Pick(params ReadOnlySpan<string> choices) => choices[_random.Next(choices.Length)];
}
