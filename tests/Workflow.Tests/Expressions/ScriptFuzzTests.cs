using System.Diagnostics;
using System.Globalization;
using Workflow.Engine.Expressions;
using Workflow.Engine.Values;
using Xunit.Abstractions;

namespace Workflow.Tests.Expressions;

public sealed class ScriptFuzzTests(ITestOutputHelper output)
{
    private const long MostBytes = 4 * 1024 * 1024;
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("WORKFLOW_LONG") is not null;
    private static readonly int MostInputs = IsLong ? 1_000_000 : 200_000;
    private static readonly TimeSpan MostTime = IsLong ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(3);
    private static readonly TimeSpan MostForOne = TimeSpan.FromSeconds(2);
    private static readonly ScriptLimits Small = new(MaxSteps: 5_000, MaxDepth: 100, MaxStringLength: 10_000, MaxItems: 1_000);

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", "=>", "=", "...", "?.", "??", "||", "`", "${", "'", "\"", "\\", "/", "/*", "//", "\n", ";", ",", ":", "?", "**", "++",
        "-", "!", "let ", "const ", "if ", "else ", "return ", "new Date", "typeof ", "delete ", "in ", "instanceof ", "null", "undefined", "0x", "1e", "_",
        ".map", ".sort", ".reduce", ".flat(Infinity)", ".repeat(99)", ".push", ".padEnd(9e9)", ".replaceAll", ".splice", "variables.a", "getVariable",
        "setVariable('a',", "JSON.parse", "JSON.stringify", "Object.entries", "Array.from({length:", "Math.max(...", "\ud800", "\0", "中", "9e307", "\\u{",
    ];

    [Fact]
    public void No_text_makes_reading_or_running_throw_hang_or_hoard()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("WORKFLOW_SEED") ?? "20261122", CultureInfo.InvariantCulture);
        output.WriteLine($"WORKFLOW_SEED={seed}");
        var random = new Random(seed);
        var sound = new ScriptCorpus(seed).Make(500);
        var watch = Stopwatch.StartNew();
        var (inputs, ran, succeeded, bytes, longest) = (0, 0, 0, 0L, TimeSpan.Zero);

        var act = () =>
        {
            for (; inputs < MostInputs && watch.Elapsed < MostTime; inputs++)
            {
                var text = Broken(random, sound);
                var (before, begun) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
                var parsed = Script.Parse(text);
                if (parsed.IsParsed)
                {
                    var scope = new MemoryScope();
                    scope.Variables["a"] = Value.Array(Value.Of(1));
                    succeeded += parsed.Script.Evaluate(scope, Small).Succeeded ? 1 : 0;
                    ran++;
                }

                bytes = Math.Max(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
                var took = Stopwatch.GetElapsedTime(begun);
                longest = took > longest ? took : longest;
            }
        };

        act.Should().NotThrow("seed {0}", seed);
        output.WriteLine($"{inputs} inputs, {ran} ran, {succeeded} succeeded; the hungriest took {bytes} bytes, the longest {longest.TotalMilliseconds:F0} ms");
        bytes.Should().BeLessThan(MostBytes, "the limits hold what one script may allocate, seed {0}", seed);
        longest.Should().BeLessThan(MostForOne, "the limits hold how long one script may run, seed {0}", seed);
        succeeded.Should().BeGreaterThan(inputs / 50, "some of the broken scripts must still run");
    }

    private static string Broken(Random random, List<string> sound)
    {
        var text = sound[random.Next(sound.Count)];
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var until = Math.Min(at + random.Next(8), text.Length);
            text = random.Next(4) switch
            {
                0 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                1 => text.Remove(at, until - at),
                2 => text.Insert(at, text[at..until]),
                _ => string.Concat(text.AsSpan(0, at), Pieces[random.Next(Pieces.Length)], text.AsSpan(until)),
            };
        }

        return text;
    }
}
