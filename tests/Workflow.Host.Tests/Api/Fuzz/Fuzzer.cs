using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflow.Host.Tests.Api.Isolation;

namespace Workflow.Host.Tests.Api.Fuzz;

/// <summary>Sends requests made from the OpenAPI document, right ones and spoiled ones, as everybody; and notes every answer that is no documented one.</summary>
internal sealed partial class Fuzzer(ServedOffice office, JsonObject description, int seed)
{
    private const int Senders = 4;
    private const int RequestsPerCase = 150;

    // On a machine that is busy with other things the time alone would not bring much.
    private const int Least = 400;

    // Acts that end a case, and the slow hashing of passwords, are tried more seldom.
    private static readonly string[] Seldom = ["withdrawCase", "refuseApplication", "endStage", "decideLead", "openSession", "openTokens", "changePassword", "createAccount", "renewPassword"];

    private static readonly HashSet<string> Codes =
        [.. Code().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "errors.md"))).Select(row => row.Groups[1].Value)];

    private readonly IReadOnlyList<ApiOperation> _operations = ApiOperation.Of(description);
    private readonly Pool _pool = new(office);
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private int _sent;

    /// <summary>Answers that should not have been.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>How often each status was answered.</summary>
    public ConcurrentDictionary<int, int> Statuses { get; } = new();

    public int Sent => Statuses.Values.Sum();

    public async Task RunAsync(TimeSpan duration)
    {
        await office.CaseElsewhereAsync();
        await _pool.RefreshAsync();
        foreach (var who in Who.All)
        {
            _cookies[who.Account] = await office.CookieOfAsync(who.Account);
        }

        var begun = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(i => Task.Run(async () =>
        {
            var random = new Random(unchecked(seed + i));
            while ((TimeProvider.System.GetElapsedTime(begun) < duration || _sent < Least) && Faults.Count < 20)
            {
                if (Interlocked.Increment(ref _sent) % RequestsPerCase == 0)
                {
                    await _pool.RefreshAsync();
                }

                await SendAsync(random);
            }
        })));
    }

    private async Task SendAsync(Random random)
    {
        var operation = _operations[random.Next(_operations.Count)];
        if (Seldom.Contains(operation.Id) && random.Next(8) != 0)
        {
            return;
        }

        var address = operation.Address((before, name) => _pool.Fill(before, name, random)) + Query(operation, random);
        using var request = new HttpRequestMessage(operation.Method, address);
        var who = Sender(operation, random);
        var body = Body(operation, random);
        Write(request, who, body, random);
        if (operation.Body is { Media: "multipart/form-data" } && random.Next(4) > 0)
        {
            request.Content = Files.Part(random.Next(2) == 0 ? Files.Pdf() : Encoding.UTF8.GetBytes(body ?? ""), random.Next(2) == 0 ? "红线图.pdf" : "x.docx");
        }

        var told = $"{operation.Method} {address} as {who?.Account ?? "nobody"}: {request.Headers.ToString().ReplaceLineEndings(" | ")} {Cut(body)}";
        try
        {
            using var answer = await office.Program.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
            if (FaultOf(answer, text) is { } fault)
            {
                Faults.Enqueue($"{fault}\n  {told}\n  {(int)answer.StatusCode} {Cut(text)}");
            }
        }
        catch (HttpRequestException error)
        {
            Faults.Enqueue($"{error.Message}\n  {told}");
        }
    }

    private static string? FaultOf(HttpResponseMessage answer, string text)
    {
        var status = (int)answer.StatusCode;
        if (status < 400)
        {
            return null;
        }

        if (status >= 500)
        {
            return "The service failed.";
        }

        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return "The refusal is no problem+json.";
        }

        var problem = JsonDocument.Parse(text).RootElement;
        return !problem.TryGetProperty("code", out var code) || !Codes.Contains(code.GetString()!) ? "The code stands not in docs/errors.md."
            : problem.GetProperty("status").GetInt32() != status ? "The problem names another status."
            : !problem.TryGetProperty("detailZh", out var chinese) || string.IsNullOrEmpty(chinese.GetString()) ? "The problem has no Chinese."
            : null;
    }

    // Mostly somebody who may.
    private static Who? Sender(ApiOperation operation, Random random)
    {
        if (random.Next(20) == 0)
        {
            return null;
        }

        var allowed = Matrix.Rows.FirstOrDefault(row => row.Operation == operation.Id) is { } known ? Who.All.Where(known.Allows).ToList() : [];
        return random.Next(3) > 0 && allowed.Count > 0 ? allowed[random.Next(allowed.Count)] : Who.All[random.Next(Who.All.Count)];
    }

    private static string Query(ApiOperation operation, Random random)
    {
        var asked = operation.Parameters.Where(parameter => (string?)parameter["in"] == "query" && random.Next(2) == 0)
            .Select(parameter => $"{(string?)parameter["name"]}={(random.Next(3) == 0 ? random.Next(-1, 300).ToString(CultureInfo.InvariantCulture) : Escaped(random))}").ToList();
        if (random.Next(10) == 0)
        {
            asked.Add($"{Escaped(random)}={Escaped(random)}");
        }

        return asked.Count == 0 ? "" : $"?{string.Join('&', asked)}";
    }

    private static string Escaped(Random random) => Uri.EscapeDataString(string.Concat(Nasty.Text(random).Take(100).Where(letter => !char.IsSurrogate(letter))));

    private string? Body(ApiOperation operation, Random random)
    {
        if (operation.Body is not { } takes)
        {
            return random.Next(10) == 0 ? "{}" : null;
        }

        var maker = new BodyMaker(description, random);
        var body = takes.Example is { } example && random.Next(3) > 0 ? example.DeepClone() : maker.Make(takes.Schema);
        for (var times = random.Next(4) - 1; times > 0; times--)
        {
            body = maker.Spoil(body);
        }

        var text = body?.ToJsonString() ?? "null";
        return random.Next(8) == 0 ? Nasty.Broken(text, random) : text;
    }

    private void Write(HttpRequestMessage request, Who? who, string? body, Random random)
    {
        if (who is not null)
        {
            request.Headers.Add("Cookie", _cookies[who.Account]);
        }

        if (random.Next(30) > 0)
        {
            request.Headers.Add("Origin", office.Address.GetLeftPart(UriPartial.Authority));
        }

        string[] keys = ["a", "b", Guid.NewGuid().ToString(), " ", new('k', 300), "键"];
        Maybe("Idempotency-Key", keys[random.Next(keys.Length)], 3);
        Maybe("If-Match", random.Next(2) == 0 ? "\"1\"" : "*", 8);
        Maybe("If-None-Match", random.Next(2) == 0 ? "\"x\", W/\"y\"" : "*", 8);
        Maybe("Accept-Language", random.Next(2) == 0 ? "en" : "zz;q=9,,", 4);
        Maybe("Accept", "text/plain", 10);
        Maybe("Range", "bytes=5-2", 20);
        if (body is not null)
        {
            string[] types = ["text/plain", "application/json; charset=utf-16", "", "application/json;;"];
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", random.Next(20) == 0 ? types[random.Next(types.Length)] : "application/json");
        }

        void Maybe(string name, string value, int oneIn)
        {
            if (random.Next(oneIn) == 0 && value.All(char.IsAscii))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    private static string Cut(string? text) => text is null ? "" : text.Length > 1500 ? $"{text[..1500]}..." : text;

    [GeneratedRegex(@"^\| `([a-z.-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Code();
}
