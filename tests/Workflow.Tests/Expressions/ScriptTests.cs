using Workflow.Engine.Expressions;
using Workflow.Engine.Values;

namespace Workflow.Tests.Expressions;

public sealed class ScriptTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("`a${`b${1 + 1}`}c`", "\"ab2c\"")]
    [InlineData("`v=${getInput('A')}`", "\"v=null\"")]
    [InlineData("const {a, b: [c, d = 9], ...rest} = {a: 1, b: [2], e: 5}; [a, c, d, rest]", "[1,2,9,{\"e\":5}]")]
    [InlineData("let n = 1; n += 4; n++; n", "6")]
    [InlineData("const fact = n => n < 2 ? 1 : n * fact(n - 1); fact(10)", "3628800")]
    [InlineData("if (1 > 2) { 'a' } else { 'b' }", "\"b\"")]
    [InlineData("return { a: [1, ...[2, 3]], ['k' + 1]: null }", "{\"a\":[1,2,3],\"k1\":null}")]
    [InlineData("({ x: 1, ...{ y: 2 } })", "{\"x\":1,\"y\":2}")]
    [InlineData("null?.a.b.c", "null")]
    [InlineData("[3,1,2].sort((a, b) => b - a).map(x => x * 2).join('-')", "\"6-4-2\"")]
    [InlineData("new Date().toISOString()", "\"2026-11-22T02:30:00.000Z\"")]
    [InlineData("const d = new Date('2026-01-31'); d.setMonth(1); d", "\"2026-03-03T00:00:00.000Z\"")]
    [InlineData("JSON.stringify({a: undefined, b: [undefined, () => 1], c: 'x\\n'})", "\"{\\\"b\\\":[null,null],\\\"c\\\":\\\"x\\\\n\\\"}\"")]
    [InlineData("isNullOrWhiteSpace(' \\t') && isNullOrEmpty(null)", "true")]
    [InlineData("stringFromBase64(stringToBase64('审批'))", "\"审批\"")]
    [InlineData("bytesToString(bytesFromString('é'))", "\"é\"")]
    [InlineData("'𠮷野家'.length + [...'𠮷野家'].length", "7")]
    [InlineData("typeof nothing", "\"undefined\"")]
    [InlineData("const a = 1\nconst b = 2\na + b // sum", "3")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("(1.005).toFixed(2) + (2.5).toFixed(0) + (1e21).toFixed(2)", "\"1.0031e+21\"")]
    [InlineData("", "null")]
    [InlineData("{ 1; 2 }", "2")]
    public void A_script_gives_what_javascript_gives(string source, string json)
    {
        var result = MemoryScope.Run(source);

        result.Error.Should().BeNull();
        Shown(result.Value).Should().Be(json);
    }

    [Theory]
    [InlineData("1 +", "expression.syntax", 1, 4)]
    [InlineData("let a = 1;\n  let a = 2", "expression.syntax", 2, 7)]
    [InlineData("a ?? b || c", "expression.syntax", 1, 3)]
    [InlineData("'abc", "expression.syntax", 1, 1)]
    [InlineData("for (const a of []) {}", "expression.unsupported", 1, 1)]
    [InlineData("1;\nfunction f() {}", "expression.unsupported", 2, 1)]
    [InlineData("'a'.match(/a/)", "expression.unsupported", 1, 11)]
    [InlineData("[1,,2]", "expression.unsupported", 1, 4)]
    [InlineData("({}).constructor", "expression.unsupported", 1, 6)]
    [InlineData("Math.random()", "expression.unsupported", 1, 6)]
    [InlineData("2 ** 0.5", "expression.unsupported", 1, 3)]
    [InlineData("1;\n\n  nothing", "expression.unknown-name", 3, 3)]
    [InlineData("nothing(1)", "expression.unknown-name", 1, 1)]
    [InlineData("x = 1", "expression.unknown-name", 1, 1)]
    [InlineData("variables.missing = 1", "expression.unknown-name", 1, 11)]
    [InlineData("a; const a = 1", "expression.unknown-name", 1, 1)]
    [InlineData("null.x", "expression.type", 1, 6)]
    [InlineData("const a = 1; a = 2", "expression.type", 1, 14)]
    [InlineData("(5)()", "expression.type", 1, 4)]
    [InlineData("'x'.repeat(-1)", "expression.range", 1, 5)]
    [InlineData("9007199254740993", "expression.number", 1, 1)]
    [InlineData("Number('0.1000000000000000055')", "expression.number", 1, 1)]
    [InlineData("getLastResult()", "expression.no-result", 1, 1)]
    public void What_cannot_be_run_is_refused_with_its_place(string source, string code, int line, int column)
    {
        var result = MemoryScope.Run(source);

        result.Error.Should().NotBeNull();
        (result.Error!.Code, result.Error.Line, result.Error.Column).Should().Be((code, line, column), result.Error.Message);
    }

    [Fact]
    public void Every_way_to_a_variable_sees_the_same_value()
    {
        var scope = new MemoryScope();
        scope.Variables["orderId"] = Value.Of(1);

        var result = MemoryScope.Run("variables.orderId += 1; setOrderId(getOrderId() * 10); setVariable('orderId', getVariable('orderId') + 1); variables.orderId", scope);

        result.Value.Should().Be(Value.Of(21));
        scope.Variables["orderId"].Should().Be(Value.Of(21));
        scope.Written.Should().Equal("orderId");
    }

    [Fact]
    public void A_list_changed_in_place_is_written_back_and_an_untouched_one_is_not()
    {
        var scope = new MemoryScope();
        scope.Variables["items"] = Value.Array(Value.Object(("n", Value.Of(1))));
        scope.Variables["others"] = Value.Array(Value.Array(Value.Of(1)));

        var result = MemoryScope.Run("variables.items[0].n = 5; getVariable('items').push('x'); variables.others[0].length", scope);

        result.Error.Should().BeNull();
        scope.Written.Should().Equal("items");
        scope.Variables["items"].ToJson().Should().Be("""[{"n":5},"x"]""");
    }

    [Fact]
    public void A_script_that_fails_writes_nothing()
    {
        var scope = new MemoryScope();
        scope.Variables["a"] = Value.Of(1);

        var result = MemoryScope.Run("variables.a = 2; null.x", scope);

        result.Succeeded.Should().BeFalse();
        scope.Written.Should().BeEmpty();
    }

    [Fact]
    public void A_missing_variable_reads_as_null_or_undefined()
    {
        MemoryScope.Run("getVariable('x')").Value.Should().Be(Value.Null);
        MemoryScope.Run("variables.x === undefined").Value.Should().Be(Value.True);
    }

    [Fact]
    public void What_came_in_and_is_not_changed_goes_out_as_it_came()
    {
        var scope = new MemoryScope();
        scope.Globals["project"] = Value.Object(("parts", Value.Array(Value.Of(1), Value.Of(2))), ("area", Value.Of(12.5)));

        var result = MemoryScope.Run("project.area > 10 && project.parts.includes(2) ? project : null", scope);

        result.Value.Equals(scope.Globals["project"]).Should().BeTrue();
    }

    [Theory]
    [InlineData("const f = () => f(); f()")]
    [InlineData("const f = n => n > 0 ? f(n - 1) + f(n - 1) : 1; f(100)")]
    [InlineData("'x'.repeat(1e9)")]
    [InlineData("let s = 'x'.repeat(1000); const d = () => { s = s + s; return d() }; d()")]
    [InlineData("Array.from({length: 1e8})")]
    [InlineData("const n = Array.from({length: 1000}).reduce(a => [a], []); JSON.stringify(n)")]
    [InlineData("const n = Array.from({length: 1000}).reduce(a => [a], []); String(n)")]
    [InlineData("const n = Array.from({length: 1000}).reduce(a => [a], []); n.flat(Infinity)")]
    [InlineData("Array.from({length: 100}).reduce(a => [a], [])")]
    [InlineData("Array.from({length: 60}).reduce(a => [a, a], [])")]
    [InlineData("JSON.stringify(Array.from({length: 60}).reduce(a => [a, a], []))")]
    [InlineData("const a = []; a.push(a); a")]
    [InlineData("'x'.repeat(1000000).split('').map(x => x).join('abc')")]
    [InlineData("'a'.padEnd(Infinity)")]
    [InlineData("const a = 'a'.repeat(500000), b = a + 'b', c = a + 'c'; const f = (n, x) => n === 0 || f(n - 1, b === c); [...a].map(() => f(30))")]
    [InlineData("const a = 'ab'.repeat(100000), n = 'ab'.repeat(50000) + 'cab'; const f = i => a.indexOf(n, 0) + f(i); f(1)")]
    [InlineData("const a = ' '.repeat(900000); const f = () => [a.trim(), f()]; f()")]
    [InlineData("'x'.repeat(10000).replaceAll('', 'x'.repeat(10000))")]
    public void A_script_that_wants_too_much_is_stopped(string source)
    {
        var result = MemoryScope.Run(source);

        result.Error.Should().NotBeNull();
        result.Error!.Code.Should().Be("expression.limit");
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{", "}")]
    [InlineData("!", "1")]
    [InlineData("`${", "}`")]
    [InlineData("a=>", "1")]
    [InlineData("1+(", ")")]
    [InlineData("if(1)", "1")]
    [InlineData("1+", "1")]
    [InlineData("a?1:", "1")]
    [InlineData("x.y?.", "z")]
    [InlineData("2**", "1")]
    [InlineData("({a:", "})")]
    [InlineData("([a=", "]) => 1")]
    [InlineData("f(", ")")]
    public void Deep_nesting_ends_in_a_result_and_not_in_a_crash(string open, string close)
    {
        var source = string.Concat(Enumerable.Repeat(open, 5000)) + string.Concat(Enumerable.Repeat(close, 5000));
        ScriptResult? result = null;
        var thread = new Thread(() => result = MemoryScope.Run(source), maxStackSize: 512 * 1024);

        thread.Start();
        thread.Join();

        result.Should().NotBeNull();
    }

    [Theory]
    [InlineData("const f = n => n + f(n + 1); f(0)")]
    [InlineData("const f = n => [n].map(x => { if (true) { return { a: [f(x + 1)] } } }); f(0)")]
    [InlineData("const f = n => [2, 1].sort((a, b) => `${f(a)}${[b].flatMap(x => f(x))}`); f(0)")]
    [InlineData("const f = n => 'a'.replace('a', () => String({ toString: () => f(n) })); f(0)")]
    [InlineData("const f = ({ a: [b = f({})] = [] }) => b; f({})")]
    public void Deep_recursion_ends_at_the_limit_within_half_a_megabyte_of_stack(string source)
    {
        ScriptResult? result = null;
        var thread = new Thread(() => result = MemoryScope.Run(source), maxStackSize: 512 * 1024);

        thread.Start();
        thread.Join();

        result!.Value.Error!.Code.Should().Be("expression.limit");
    }

    private static string Shown(Value value) => value.ToJson();
}
