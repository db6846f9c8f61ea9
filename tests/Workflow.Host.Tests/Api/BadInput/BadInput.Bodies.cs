using System.IO.Compression;
using System.Net;
using System.Text;

namespace Workflow.Host.Tests.Api.BadInput;

public abstract partial class BadInput
{
    public static TheoryData<string, string, string?> Unreadable => new()
    {
        { "half an object", "{", "" },
        { "cut off inside", """{"form":{},"materials":[{"code":"a""", "/materials/0/code" },
        { "nothing", "", null },
        { "null", "null", null },
        { "an array", "[]", "" },
        { "a number", "7", "" },
        { "a text", "\"x\"", "" },
        { "more than one value", """{"form":{},"materials":[]} x""", "" },
        { "a comment", """{/* */"form":{},"materials":[]}""", "" },
        { "a member twice", """{"form":{},"form":{},"materials":[]}""", "/form" },
        { "a member twice, written differently", """{"form":{},"materials":[],"Materials":[]}""", "/Materials" },
        { "a field twice", """{"form":{"siteArea":1,"siteArea":2},"materials":[]}""", "/form/siteArea" },
        { "an unknown member", """{"form":{},"materials":[],"x":1}""", "/x" },
        { "an unknown member inside", """{"form":{},"materials":[{"code":"a","x":1}]}""", "/materials/0/x" },
        { "a missing member", """{"form":{}}""", "" },
        { "null for a list", """{"form":{},"materials":null}""", "/materials" },
        { "null in a list", """{"form":{},"materials":[null]}""", "/materials/0" },
        { "null for a form", """{"form":null,"materials":[]}""", "/form" },
        { "a number for a text", """{"form":{},"materials":[{"code":"a"},{"code":7}]}""", "/materials/1/code" },
        { "a list for an object", """{"form":[],"materials":[]}""", "/form" },
        { "an object for a list", """{"form":{},"materials":{}}""", "/materials" },
        { "a number no number can be", """{"form":{"siteArea":0x1F},"materials":[]}""", "/form" },
        { "NUL in a form value", """{"form":{"projectName":"a\u0000b"},"materials":[]}""", "/form/projectName" },
        { "a bell in a form value", """{"form":{"projectName":"a\u0007b"},"materials":[]}""", "/form/projectName" },
        { "half a character in a form value", """{"form":{"projectName":"\ud800"},"materials":[]}""", "/form/projectName" },
        { "the other half in a form value", """{"form":{"projectName":"\udc00x"},"materials":[]}""", "/form/projectName" },
        { "NUL inside a form value", """{"form":{"projectName":[{"a/b":"\u0000"}]},"materials":[]}""", "/form/projectName/0/a~1b" },
        { "NUL in a form member", """{"form":{"a\u0000":1},"materials":[]}""", "/form" },
        { "half a character in a form member", """{"form":{"\ud800":1},"materials":[]}""", "/form" },
        { "NUL in a text", """{"form":{},"materials":[{"code":"a\u0000"}]}""", "/materials/0/code" },
        { "half a character in a text", """{"form":{},"materials":[{"code":"\ud800"}]}""", "/materials/0/code" },
        { "half a character in a member", """{"form":{},"materials":[],"\ud800":1}""", "" },
        { "a thousand levels", $$"""{"form":{{Nested(1000)}},"materials":[]}""", "/form" },
        { "a very long text", $$"""{"form":{"projectName":"{{new string('长', 10_001)}}"},"materials":[]}""", "/form/projectName" },
        { "a very long member", $$"""{"form":{"{{new string('x', 10_001)}}":1},"materials":[]}""", "/form" },
        { "more values than a form has", $$"""{"form":{{{string.Join(',', Enumerable.Range(0, 501).Select(i => $"\"f{i}\":1"))}}},"materials":[]}""", "/form" },
        { "more items than a list has", $$"""{"form":{},"materials":[{{string.Join(',', Enumerable.Repeat("""{"code":"a"}""", 501))}}]}""", "/materials/500" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_body_that_cannot_be_read_is_refused_with_the_place(string what, string body, string? field)
    {
        var problem = await RefusedAsync(HttpStatusCode.BadRequest, "request.malformed", $"{OpenStage}/application", Json(body));

        (problem.TryGetProperty("pointer", out var place) ? place.GetString() : null).Should().Be(field, what);
    }

    [Theory]
    [InlineData("/api/tasks/{0}/complete", """{"verdict":"approve","text":"x"}""", "/verdict")]
    [InlineData("/api/tasks/{0}/complete", """{"verdict":"grant, refuse","text":"x"}""", "/verdict")]
    [InlineData("/api/tasks/{0}/complete", """{"verdict":0,"text":"x"}""", "/verdict")]
    [InlineData("/api/tasks/{0}/complete", """{"verdict":"2","text":"x"}""", "/verdict")]
    [InlineData("/api/tasks/{0}/complete", """{"verdict":"Grant","text":"x"}""", "/verdict")]
    [InlineData("/api/tasks/{0}/complete", """{"verdict":"grant","text":null}""", "/text")]
    [InlineData("/api/tasks/{0}/complete", """{"verdict":"grant","prepare":"true"}""", "/prepare")]
    [InlineData("/api/tasks/{0}/clock-stops", """{"from":"0001-01-01"}""", "/from")]
    [InlineData("/api/tasks/{0}/clock-stops", """{"from":"9999-12-31"}""", "/from")]
    [InlineData("/api/tasks/{0}/clock-stops", """{"from":"2026-02-30"}""", "/from")]
    [InlineData("/api/tasks/{0}/clock-stops", """{"from":"2026-03-18T00:00:00"}""", "/from")]
    [InlineData("/api/tasks/{0}/clock-stops", """{"from":20260318}""", "/from")]
    [InlineData("/api/tasks/{0}/clock-stops", """{"from":"2026-03-18","expectedEnd":"9999-12-31"}""", "/expectedEnd")]
    [InlineData("/api/tasks/{0}/clock-stops", """{"from":"2026-03-18","basis":{"source":"a","article":"1","basis":{}}}""", "/basis/basis")]
    [InlineData("/api/tasks/{0}/clock-extension", """{"kind":"both","by":"10wd"}""", "/kind")]
    [InlineData("/api/cases", """{"service":"investment-project-social","party":"me"}""", "/party")]
    [InlineData("/api/cases", """{"service":7,"party":"0d0e0000-0000-4000-8000-000000000001"}""", "/service")]
    public async Task A_value_of_the_wrong_type_is_refused_with_its_field(string address, string body, string field)
    {
        var problem = await RefusedAsync(HttpStatusCode.BadRequest, "request.malformed", string.Format(null, address, Guid.Empty), Json(body), "reviewer");

        problem.GetProperty("pointer").GetString().Should().Be(field);
    }

    [Theory]
    [InlineData("siteArea", "1e999", "field.type")]
    [InlineData("siteArea", "123456789012345678901234567890", "field.type")]
    [InlineData("siteArea", "\"42000\"", "field.type")]
    [InlineData("siteArea", "[42000]", "field.type")]
    [InlineData("parkingSpaces", "1.5", "field.type")]
    [InlineData("projectName", "7", "field.type")]
    [InlineData("complianceStatement", "\"yes\"", "field.type")]
    [InlineData("plannedStart", "\"2026-13-01\"", "field.type")]
    [InlineData("contactName", "\"party-data:contactPhone\"", "field.reference-unknown")]
    [InlineData("siteaera", "1", "field.unknown")]
    [InlineData("", "1", "field.unknown")]
    [InlineData("__proto__", "{}", "field.unknown")]
    public async Task A_form_value_that_does_not_fit_is_named(string field, string value, string code)
    {
        var problem = await RefusedAsync(HttpStatusCode.UnprocessableEntity, "form.invalid", $"{OpenStage}/application", Json($$"""{"form":{"{{field}}":{{value}}},"materials":[]}"""));

        var faults = problem.GetProperty("errors").EnumerateArray().ToList();
        faults.Should().ContainSingle(fault => fault.GetProperty("pointer").GetString() == $"/form/{field}" && fault.GetProperty("code").GetString() == code);
        faults.Should().OnlyContain(fault => fault.GetProperty("detailZh").GetString()!.Length > 0);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=gb2312")]
    [InlineData("application/json; charset=nonsense")]
    [InlineData(null)]
    public async Task A_body_of_another_type_or_charset_is_refused(string? type)
    {
        var content = new ByteArrayContent("""{"form":{},"materials":[]}"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        await RefusedAsync(HttpStatusCode.UnsupportedMediaType, "request.media-refused", $"{OpenStage}/application", content);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("gzip, identity")]
    public async Task A_compressed_body_is_refused_and_never_unpacked(string encoding)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            await gzip.WriteAsync(new byte[10_000_000]);
        }

        var content = Bytes(packed.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        await RefusedAsync(HttpStatusCode.UnsupportedMediaType, "request.media-refused", $"{OpenStage}/application", content);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "request.too-large", $"{OpenStage}/application", Json($$"""{"form":{"projectName":"{{new string('x', 1_100_000)}}"},"materials":[]}"""));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_and_a_byte_order_mark_is_read_over()
    {
        byte[] broken = [.. "{\"form\":{\"projectName\":\""u8, 0xFF, 0xFE, .. "\"},\"materials\":[]}"u8];
        byte[] raw = [.. "{\"form\":{\"projectName\":\"a\0b\"},\"materials\":[]}"u8];
        byte[] marked = [0xEF, 0xBB, 0xBF, .. "{\"form\":{},\"materials\":[]}"u8];

        var first = await RefusedAsync(HttpStatusCode.BadRequest, "request.malformed", $"{OpenStage}/application", Bytes(broken));
        var second = await RefusedAsync(HttpStatusCode.BadRequest, "request.malformed", $"{OpenStage}/application", Bytes(raw));
        await RefusedAsync(HttpStatusCode.UnprocessableEntity, "form.invalid", $"{OpenStage}/application", Bytes(marked));

        first.GetProperty("pointer").GetString().Should().Be("/form/projectName");
        second.GetProperty("pointer").GetString().Should().StartWith("/form");
    }

    [Fact]
    public async Task Rare_characters_and_emoji_are_kept_as_they_were_sent()
    {
        const string text = "请补交：𠮷田𪚥𰻝麵館 👩‍👩‍👧‍👦 e\u0301 ﷺ \u202Eabc\t\n第二行";
        var (applicant, clerk) = (await Person.SignInAsync(office, "handler"), await Person.SignInAsync(office, "clerk"));
        var party = (await applicant.SeesAsync("/api/session")).GetProperty("party").GetString();
        var no = (await applicant.DoesAsync("/api/cases", new { service = "investment-project-social", party, project = "2602-330402-04-01-100001" })).GetProperty("caseNo").GetString()!;
        var (form, materials) = await applicant.FillAsync(no, "1", "flood-study");
        await applicant.DoesAsync($"/api/cases/{no}/stages/1/application", new { form, materials });

        await clerk.DoesAsync($"/api/cases/{no}/stages/{Stage}/supplements", new { items = new[] { new { material = "flood-study", text } } });

        var item = (await applicant.SeesAsync($"/api/cases/{no}")).GetProperty("supplements")[0].GetProperty("items")[0];
        item.GetProperty("text").GetString().Should().Be(text);
    }

    private static string Nested(int levels) => new StringBuilder().Insert(0, "{\"a\":", levels).Append('1').Append('}', levels).ToString();
}
