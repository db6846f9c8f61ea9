using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Host.Tests.Api;

/// <summary>Somebody signed in, who acts over HTTP.</summary>
internal sealed class Person(HttpClient client)
{
    public HttpClient Client => client;

    public static async Task<Person> SignInAsync(ServedOffice office, string account) => new(await office.SignedInAsync(account));

    /// <summary>What an address shows.</summary>
    public Task<JsonElement> SeesAsync(string address) => ServedOffice.GetAsync(client, address);

    /// <summary>An act that is taken; gives its receipt.</summary>
    public async Task<JsonElement> DoesAsync(string address, object? body = null)
    {
        var answer = await SendAsync(address, body);
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).Should().BeInRange(200, 201, $"{address}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>An act that is refused; gives the problem.</summary>
    public async Task<JsonElement> IsRefusedAsync(HttpStatusCode status, string code, string address, object? body = null)
    {
        var answer = await SendAsync(address, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("code").GetString().Should().Be(code);
        problem.GetProperty("detailZh").GetString().Should().NotBeNullOrEmpty();
        return problem;
    }

    public async Task<HttpResponseMessage> SendAsync(string address, object? body = null, string? key = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, address);
        request.Content = body switch
        {
            null => null,
            string text => new StringContent(text, Encoding.UTF8, "application/json"),
            _ => JsonContent.Create(body),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await client.SendAsync(request);
    }

    /// <summary>The form and the materials an open stage asks for, filled as the demo fills them.</summary>
    public async Task<(JsonObject Form, JsonArray Materials)> FillAsync(string no, string stage, params string[] leftOut)
    {
        var offer = await SeesAsync($"/api/cases/{no}/stages/{stage}/offer");
        var known = Workflow.Host.Demo.DemoProject.Read(DefinitionFiles.Folder)[0].Form;
        var form = new JsonObject(offer.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("code").GetString()!).Select(code =>
            KeyValuePair.Create(code, known[code]?.DeepClone())));
        var materials = offer.GetProperty("materials").EnumerateArray().Select(material => material.GetProperty("code").GetString()!).Where(code => !leftOut.Contains(code))
            .Select(code => (JsonNode)new JsonObject { ["code"] = code, ["reference"] = $"电子证照 {code}" });
        return (form, new JsonArray([.. materials]));
    }
}
