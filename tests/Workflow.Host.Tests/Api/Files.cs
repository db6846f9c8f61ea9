using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Workflow.Host.Tests.Api;

/// <summary>Small files, and how they are sent.</summary>
internal static class Files
{
    private static int Made;

    /// <summary>A PDF no other test sends.</summary>
    public static byte[] Pdf() => Encoding.ASCII.GetBytes($"%PDF-1.7\n% {Interlocked.Increment(ref Made)} of {Guid.NewGuid()}\n%%EOF\n");

    public static MultipartFormDataContent Part(byte[] content, string name = "红线图.pdf", string part = "file") => new() { { new ByteArrayContent(content), part, name } };

    public static Task<HttpResponseMessage> UploadAsync(HttpClient client, string no, byte[] content, string name = "红线图.pdf") =>
        client.PostAsync($"/api/cases/{no}/attachments", Part(content, name));

    /// <summary>Uploads a file that is taken; gives its view.</summary>
    public static async Task<JsonElement> TakenAsync(HttpClient client, string no, byte[] content, string name = "红线图.pdf")
    {
        var answer = await UploadAsync(client, no, content, name);
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).Should().BeInRange(200, 201, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>A body of the caller's making.</summary>
    public static ByteArrayContent Raw(byte[] body, string contentType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }
}
