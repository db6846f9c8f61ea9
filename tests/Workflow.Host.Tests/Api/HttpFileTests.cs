using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workflow.Host.Tests.Api;

/// <summary>host.http works from top to bottom, and leaves no operation out.</summary>
public sealed partial class HttpFileTests(ServedOffice office) : IClassFixture<ServedOffice>
{
    private readonly HttpFile _file = HttpFile.Read(File.ReadAllText(Path.Combine(Repository.Root, "src", "Workflow.Host", "host.http")));
    private readonly Dictionary<string, JsonNode> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _tags = new(StringComparer.Ordinal);

    [Fact]
    public void Every_operation_stands_in_the_file()
    {
        var asked = _file.Requests.Select(request => (request.Method, Path: Places().Replace(request.Address.Replace("{{host}}", "", StringComparison.Ordinal), "1").Split('?')[0])).ToList();

        var missing = ApiOperation.Of(ApiOperation.Reviewed())
            .Where(operation => !asked.Exists(request => request.Method == operation.Method && Regex.IsMatch(request.Path, $"^{Place().Replace(operation.Path, "[^/]+")}$")));

        missing.Select(operation => operation.Id).Should().BeEmpty();
    }

    [Fact]
    public async Task Every_request_is_answered_as_its_comment_says()
    {
        FillIn();
        using var browser = new HttpClient();
        foreach (var request in _file.Requests)
        {
            request.Status.Should().NotBeNull($"a comment says how \"{request.Title}\" is answered");
            using var message = new HttpRequestMessage(request.Method, Resolved(request.Address));
            if (request.Body.Length > 0)
            {
                message.Content = new StringContent(Sent(request), Encoding.UTF8);
                message.Content.Headers.Remove("Content-Type");
            }

            foreach (var (name, value) in request.Headers)
            {
                (message.Headers.TryAddWithoutValidation(name, Resolved(value)) || message.Content!.Headers.TryAddWithoutValidation(name, Resolved(value))).Should().BeTrue(name);
            }

            using var answer = await browser.SendAsync(message);

            var body = await answer.Content.ReadAsStringAsync();
            ((int)answer.StatusCode).Should().Be(request.Status, $"\"{request.Title}\" {message.Method} {message.RequestUri} was answered {body}");
            if (request.Name is { } kept)
            {
                _answers[kept] = JsonNode.Parse(body)!;
                _tags[kept] = answer.Headers.ETag?.Tag ?? "";
            }
        }
    }

    // What a person fills in: where the service is, who acts, and the office's day.
    private void FillIn()
    {
        var known = _file.Variables;
        known["host"] = office.Address.GetLeftPart(UriPartial.Authority);
        (known["today"], known["soon"]) = ("2026-03-06", "2026-03-13");
        foreach (var (role, account) in new[]
        {
            ("applicant", "handler"), ("clerk", "clerk"), ("reviewer", "reviewer-of-filings"), ("head", "head-of-filings"), ("lead", "reviewer"), ("leadHead", "head"), ("administrator", "administrator"),
        })
        {
            (known[role], known[$"{role}Password"]) = (account, office.PasswordOf(account));
        }
    }

    // Editors send the parts of a form as the standard has it.
    private string Sent(HttpFile.Request request) =>
        request.Headers.Any(header => header.Value.StartsWith("multipart/", StringComparison.Ordinal)) ? Resolved(request.Body).ReplaceLineEndings("\r\n") + "\r\n" : Resolved(request.Body);

    private string Resolved(string text) => Places().Replace(text, place =>
    {
        var name = place.Groups[1].Value;
        return name == "$guid" ? Guid.NewGuid().ToString()
            : name.Split(".response.headers.ETag", 2) is [var tagged, ""] ? _tags[tagged]
            : name.Split(".response.body.$", 2) is [var request, var path] ? Find(_answers[request], path)
            : _file.Variables[name];
    });

    // The part of JSONPath the file uses: .member, [index], [?(@.member=='text')].
    private static string Find(JsonNode node, string path)
    {
        foreach (Match step in Step().Matches(path))
        {
            node = step.Groups["member"] is { Success: true } member ? node[member.Value]!
                : step.Groups["index"] is { Success: true } index ? node[int.Parse(index.Value, CultureInfo.InvariantCulture)]!
                : node.AsArray().First(item => item![step.Groups["key"].Value]!.GetValue<string>() == step.Groups["value"].Value)!;
        }

        return node.GetValue<string>();
    }

    [GeneratedRegex(@"\{\{(.*?)\}\}")]
    private static partial Regex Places();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\[\?\(@\.(?<key>\w+)=='(?<value>[^']*)'\)\]|\[(?<index>\d+)\]|\.(?<member>\w+)")]
    private static partial Regex Step();
}
