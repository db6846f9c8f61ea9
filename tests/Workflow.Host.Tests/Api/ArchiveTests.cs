using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Workflow.Host.Tests.Api;

/// <summary>The archive of a closed case over HTTP, on both databases.</summary>
public abstract class ArchiveContract(ServedOffice office)
{
    [Fact]
    public async Task A_closed_case_comes_as_a_package_whose_papers_are_those_of_its_catalogue()
    {
        var handler = await Person.SignInAsync(office, "handler");
        var no = await office.CaseInDepartmentsAsync();
        var file = Files.Pdf();
        await Files.TakenAsync(handler.Client, no, file, "红线图.pdf");
        await handler.DoesAsync($"/api/cases/{no}/withdrawal", new { reason = "项目取消" });

        var answer = await handler.Client.GetAsync($"/api/cases/{no}/archive");
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        var catalogue = Read(zip, "catalogue.json");
        var read = JsonDocument.Parse(catalogue).RootElement;
        var papers = read.GetProperty("papers").EnumerateArray().ToList();

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/zip");
        answer.Content.Headers.ContentDisposition!.FileName.Should().Be($"{no}.zip");
        Encoding.ASCII.GetString(Read(zip, "catalogue.json.sha256")).Should().StartWith(Convert.ToHexStringLower(SHA256.HashData(catalogue)));
        zip.Entries.Select(entry => entry.FullName).Should().BeEquivalentTo(["catalogue.json", "catalogue.json.sha256", .. papers.Select(paper => paper.GetProperty("path").GetString()!)]);
        papers.Should().OnlyContain(paper => paper.GetProperty("sha256").GetString() == Convert.ToHexStringLower(SHA256.HashData(Read(zip, paper.GetProperty("path").GetString()!))));
        papers.Should().OnlyContain(paper => paper.GetProperty("bytes").GetInt64() == Read(zip, paper.GetProperty("path").GetString()!).Length);
        papers.Single(paper => paper.GetProperty("sha256").GetString() == Convert.ToHexStringLower(SHA256.HashData(file))).GetProperty("title").GetString().Should().Be("红线图.pdf");
        papers.Select(paper => paper.GetProperty("title").GetString()).Should().Contain("终止办理通知书", "it was issued in the step that closed the case");
        read.GetProperty("retention").GetProperty("until").GetString().Should().Be("2056-12-31");
    }

    [Fact]
    public async Task An_open_case_has_no_archive_and_a_foreign_one_does_not_exist()
    {
        var handler = await Person.SignInAsync(office, "handler");
        var stranger = await Person.SignInAsync(office, "stranger");

        var open = await handler.Client.GetAsync($"/api/cases/{office.No}/archive");
        var foreign = await stranger.Client.GetAsync($"/api/cases/{office.No}/archive");
        var strange = await handler.Client.GetAsync("/api/cases/%00/archive");

        (open.StatusCode, foreign.StatusCode).Should().Be((HttpStatusCode.Conflict, HttpStatusCode.NotFound));
        (await open.Content.ReadAsStringAsync()).Should().Contain("archive.case-open");
        (await foreign.Content.ReadAsStringAsync()).Should().Contain("case.not-found");
        ((int)strange.StatusCode).Should().BeInRange(400, 499);
    }

    private static byte[] Read(ZipArchive zip, string path)
    {
        using var stream = zip.GetEntry(path)!.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteArchiveTests(ServedOffice office) : ArchiveContract(office), IClassFixture<ServedOffice>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresArchiveTests(ServedOfficeOnPostgres office) : ArchiveContract(office), IClassFixture<ServedOfficeOnPostgres>;
