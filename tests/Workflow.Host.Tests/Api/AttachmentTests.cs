using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Materials;
using Workflow.Host.Api.Acting;
using Workflow.Host.Api.Attachments;
using Workflow.Host.Security;

namespace Workflow.Host.Tests.Api;

/// <summary>Files of cases: put on, given back, kept once, refused; on both databases.</summary>
public abstract class AttachmentContract(ServedOffice office)
{
    [Fact]
    public async Task A_file_comes_back_byte_for_byte_under_its_name()
    {
        var client = await office.SignedInAsync("handler");
        var content = Files.Pdf();
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));

        // As browsers send it: the name as it is, in UTF-8.
        byte[] body = [.. "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../用地 红线图.pdf\"\r\nContent-Type: text/html\r\n\r\n"u8, .. content, .. "\r\n--x--\r\n"u8];
        var uploaded = await client.PostAsync($"/api/cases/{office.No}/attachments", Files.Raw(body, "multipart/form-data; boundary=x"));
        var file = await client.GetAsync(uploaded.Headers.Location);
        using var again = new HttpRequestMessage(HttpMethod.Get, uploaded.Headers.Location) { Headers = { { "If-None-Match", $"\"{hash}\"" } } };
        var known = await client.SendAsync(again);

        uploaded.StatusCode.Should().Be(HttpStatusCode.Created);
        var view = await ServedOffice.BodyAsync(uploaded);
        (view.GetProperty("sha256").GetString(), view.GetProperty("name").GetString(), view.GetProperty("mediaType").GetString(), view.GetProperty("size").GetInt32())
            .Should().Be((hash, "用地 红线图.pdf", "application/pdf", content.Length));
        (await file.Content.ReadAsByteArrayAsync()).Should().Equal(content);
        file.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
        file.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        file.Content.Headers.ContentDisposition.FileNameStar.Should().Be("用地 红线图.pdf");
        file.Headers.ETag!.Tag.Should().Be($"\"{hash}\"");
        file.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("sandbox; default-src 'none'");
        file.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        known.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task The_same_bytes_are_kept_once_whoever_uploads_them_how_often()
    {
        var (applicant, clerk) = (await office.SignedInAsync("handler"), await office.SignedInAsync("clerk"));
        var content = Files.Pdf();
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).SelectMany(_ => new[]
        {
            Files.UploadAsync(applicant, office.Cases[0], content), Files.UploadAsync(clerk, office.Cases[1], content, "other.pdf"),
        }));

        await using var db = office.Store.Db();
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).Should().Be(2, "once for each case");
        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.Created || answer.StatusCode == HttpStatusCode.OK);
        (await db.AttachmentContents.CountAsync(row => row.Sha256 == hash)).Should().Be(1);
        (await db.Attachments.Where(row => row.Sha256 == hash).OrderBy(row => row.Name).Select(row => row.Name).ToListAsync()).Should().Equal("other.pdf", "红线图.pdf");
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("clerk")]
    [InlineData("reviewer")]
    [InlineData("head")]
    public async Task Whoever_may_see_a_case_puts_files_on_it(string account)
    {
        var client = await office.SignedInAsync(account);

        (await Files.UploadAsync(client, office.No, Files.Pdf())).StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("handler-of-old")]
    [InlineData("stranger")]
    [InlineData("clerk-elsewhere")]
    [InlineData("reviewer-of-others")]
    [InlineData("designer")]
    public async Task A_foreign_case_and_its_files_are_as_if_they_did_not_exist(string account)
    {
        var insider = await office.SignedInAsync("handler");
        var hash = (await Files.TakenAsync(insider, office.No, Files.Pdf())).GetProperty("sha256").GetString();
        var client = await office.SignedInAsync(account);

        var upload = await Files.UploadAsync(client, office.No, Files.Pdf());
        var file = await client.GetAsync($"/api/cases/{office.No}/attachments/{hash}");

        await IsAsync(upload, HttpStatusCode.NotFound, "case.not-found");
        await IsAsync(file, HttpStatusCode.NotFound, "attachment.not-found");
    }

    [Fact]
    public async Task A_file_of_one_case_is_not_a_file_of_another()
    {
        var client = await office.SignedInAsync("handler");
        var hash = (await Files.TakenAsync(client, office.Cases[0], Files.Pdf())).GetProperty("sha256").GetString();

        await IsAsync(await client.GetAsync($"/api/cases/{office.Cases[1]}/attachments/{hash}"), HttpStatusCode.NotFound, "attachment.not-found");
    }

    [Fact]
    public async Task What_is_not_one_file_in_a_part_of_that_name_is_malformed()
    {
        var client = await office.SignedInAsync("handler");
        var two = Files.Part(Files.Pdf());
        two.Add(new ByteArrayContent(Files.Pdf()), "file", "second.pdf");
        var head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
        HttpContent[] bodies =
        [
            new MultipartFormDataContent(),
            Files.Part(Files.Pdf(), part: "files"),
            new MultipartFormDataContent { { new StringContent("text"), "file" } },
            two,
            Files.Raw([], "multipart/form-data; boundary=x"),
            Files.Raw(Encoding.ASCII.GetBytes(head + "%PDF-1.7 cut off"), "multipart/form-data; boundary=x"),
            Files.Raw(Encoding.ASCII.GetBytes(head), $"multipart/form-data; boundary={new string('x', 71)}"),
            Files.Raw(Encoding.ASCII.GetBytes(head), "multipart/form-data"),
            Files.Raw(Encoding.ASCII.GetBytes($"--x\r\nX: {new string('y', 5000)}\r\n\r\n"), "multipart/form-data; boundary=x"),
        ];

        foreach (var body in bodies)
        {
            await IsAsync(await client.PostAsync($"/api/cases/{office.No}/attachments", body), HttpStatusCode.BadRequest, "attachment.malformed");
        }

        await IsAsync(await client.PostAsync($"/api/cases/{office.No}/attachments", Files.Raw("{}"u8.ToArray(), "application/json")), HttpStatusCode.UnsupportedMediaType, "request.media-refused");
    }

    [Fact]
    public async Task The_content_decides_not_the_name()
    {
        var client = await office.SignedInAsync("handler");

        var page = await Files.UploadAsync(client, office.No, "<script>alert(1)</script>"u8.ToArray());
        var locked = await Files.UploadAsync(client, office.No, "%PDF-1.7\n<< /Encrypt 1 0 R >>\n%%EOF"u8.ToArray());
        var nameless = await Files.UploadAsync(client, office.No, Files.Pdf(), "...");
        var renamed = await Files.TakenAsync(client, office.No, Files.Pdf(), "setup.exe");

        await IsAsync(page, HttpStatusCode.UnsupportedMediaType, "attachment.type-refused");
        await IsAsync(locked, HttpStatusCode.UnprocessableEntity, "attachment.encrypted");
        await IsAsync(nameless, HttpStatusCode.UnprocessableEntity, "attachment.name-invalid");
        renamed.GetProperty("name").GetString().Should().Be("setup.exe.pdf");
    }

    [Fact]
    public async Task More_than_20_MB_are_refused_while_they_come()
    {
        var client = await office.SignedInAsync("handler");
        var most = new byte[20 * 1024 * 1024];
        Files.Pdf().CopyTo(most, 0);
        "%%EOF"u8.CopyTo(most.AsSpan(most.Length - 5));

        var fits = await Files.UploadAsync(client, office.No, most);
        var over = await Files.UploadAsync(client, office.No, [.. most, 0]);
        // It says its length: refused before a byte of it is read. The server may close before all is sent.
        using var announced = new HttpRequestMessage(HttpMethod.Post, $"/api/cases/{office.No}/attachments") { Content = Files.Raw(new byte[21 * 1024 * 1024], "multipart/form-data; boundary=x") };
        announced.Headers.ExpectContinue = true;
        var far = await client.SendAsync(announced);

        fits.StatusCode.Should().Be(HttpStatusCode.Created);
        await IsAsync(over, HttpStatusCode.RequestEntityTooLarge, "attachment.too-large");
        await IsAsync(far, HttpStatusCode.RequestEntityTooLarge, "request.too-large");
    }

    [Fact]
    public async Task A_full_case_takes_no_more()
    {
        var client = await office.SignedInAsync("handler");
        var (content, no) = (Files.Pdf(), office.Cases[2]);
        var hash = (await Files.TakenAsync(client, no, content)).GetProperty("sha256").GetString()!;
        await using var db = office.Store.Db();
        for (var i = 0; i < 199; i++)
        {
            var sha256 = $"{i:x64}";
            db.AttachmentContents.Add(new() { Sha256 = sha256, Size = 1, MediaType = "application/pdf", Content = [0], StoredAt = TimeProvider.System.GetUtcNow() });
            db.Attachments.Add(new() { CaseNo = no, Sha256 = sha256, Name = $"{i}.pdf", Account = "handler", UploadedAt = TimeProvider.System.GetUtcNow() });
        }

        await db.SaveChangesAsync();

        await IsAsync(await Files.UploadAsync(client, no, Files.Pdf()), HttpStatusCode.UnprocessableEntity, "attachment.case-full");
        (await Files.UploadAsync(client, no, content)).StatusCode.Should().Be(HttpStatusCode.OK, "it has that file already");
        hash.Should().HaveLength(64);
    }

    [Fact]
    public async Task A_material_names_a_file_of_its_case_or_a_number_or_a_ground()
    {
        var client = await office.SignedInAsync("handler");
        var hash = (await Files.TakenAsync(client, office.No, Files.Pdf())).GetProperty("sha256").GetString()!;
        var other = (await Files.TakenAsync(client, office.Cases[1], Files.Pdf())).GetProperty("sha256").GetString()!;
        var no = new CaseNo(office.No);

        var taken = await MaterialsAsync("handler", no, new("a", Attachment: hash), new("b", Reference: " 330402-7 "), new("c", WaiverGround: "区域评估"), new("d"), new("e", Reference: " "));
        var foreign = await MaterialsAsync("handler", no, new("a", Attachment: hash), new("b", Attachment: other));
        var both = await MaterialsAsync("handler", no, new MaterialRequest("a", Attachment: hash, Reference: "1"));
        var reserved = await MaterialsAsync("handler", no, new("a"), new("b", Reference: $" File:{other}"));
        var unseen = await MaterialsAsync("stranger", no, new MaterialRequest("a", Attachment: other));

        taken.Value.Should().Equal(
            new FiledMaterial("a", $"file:{hash}"), new FiledMaterial("b", "330402-7"), new FiledMaterial("c", null, "区域评估"), new FiledMaterial("d", null), new FiledMaterial("e", null));
        (foreign.Refusal!.Code, foreign.Refusal.Field).Should().Be(("attachment.unknown", "/materials/1/attachment"));
        (both.Refusal!.Code, both.Refusal.Field).Should().Be(("material.ambiguous", "/materials/0"));
        (reserved.Refusal!.Code, reserved.Refusal.Field).Should().Be(("material.reference-reserved", "/materials/1"));
        unseen.IsRefused.Should().BeFalse("the step answers a foreign case, like one that does not exist");
    }

    [Fact]
    public async Task An_opinion_names_each_file_of_its_case_once()
    {
        var client = await office.SignedInAsync("handler");
        var hash = (await Files.TakenAsync(client, office.No, Files.Pdf())).GetProperty("sha256").GetString()!;
        await using var db = office.Store.Db();
        var task = new TaskId(await db.ReviewTasks.Where(row => row.CaseNo == office.No).Select(row => row.Id).FirstAsync());
        await using var scope = office.Services.CreateAsyncScope();
        var attached = scope.ServiceProvider.GetRequiredService<Attached>();
        var caller = new Caller("reviewer", ActorRole.Reviewer, "natural-resources", ServedOffice.Region);

        var taken = await attached.FilesAsync(caller, task, [hash], CancellationToken.None);
        var twice = await attached.FilesAsync(caller, task, [hash, hash], CancellationToken.None);
        var unknown = await attached.FilesAsync(caller, task, [hash, "ab"], CancellationToken.None);

        taken.IsRefused.Should().BeFalse();
        (twice.Refusal!.Code, twice.Refusal.Field).Should().Be(("attachment.doubled", "/attachments/1"));
        (unknown.Refusal!.Code, unknown.Refusal.Field).Should().Be(("attachment.unknown", "/attachments/1"));
    }

    private async Task<Approvals.Result<IReadOnlyList<FiledMaterial>>> MaterialsAsync(string account, CaseNo no, params MaterialRequest[] materials)
    {
        await using var scope = office.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Attached>().MaterialsAsync(new(account, ActorRole.Applicant, null, null), no, materials, CancellationToken.None);
    }

    private protected static async Task IsAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        text.Should().Contain($"\"code\":\"{code}\"").And.Contain("detailZh");
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteAttachmentTests(ServedOffice office) : AttachmentContract(office), IClassFixture<ServedOffice>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresAttachmentTests(ServedOfficeOnPostgres office) : AttachmentContract(office), IClassFixture<ServedOfficeOnPostgres>;
