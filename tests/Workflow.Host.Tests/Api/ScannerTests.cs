using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Host.Serving;
using Workflow.Runtime.Attachments;

namespace Workflow.Host.Tests.Api;

/// <summary>The scanner is asked about every file, and without its answer nothing is taken.</summary>
public sealed class ScannerTests(ScannedOffice office) : IClassFixture<ScannedOffice>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("stream: OK", ScanVerdict.Clean)]
    [InlineData("stream: Win.Test.EICAR_HDB-1 FOUND", ScanVerdict.Infected)]
    [InlineData("INSTREAM size limit exceeded. ERROR", ScanVerdict.Unavailable)]
    [InlineData("", ScanVerdict.Unavailable)]
    [InlineData("stream: not OK at all", ScanVerdict.Unavailable)]
    public async Task The_answer_is_read_strictly(string answer, object verdict)
    {
        await using var clamd = new StubClamd { Answer = answer };
        var content = new byte[150_000];
        Random.Shared.NextBytes(content);

        var said = await ScannerOf(clamd.Port, Patience).ScanAsync(content, CancellationToken.None);

        said.Should().Be((ScanVerdict)verdict);
        clamd.Received.Should().Equal(content);
    }

    [Fact]
    public async Task A_scanner_that_does_not_answer_or_is_not_there_is_not_waited_for()
    {
        await using var silent = new StubClamd { Answer = null };
        int gone;
        await using (var clamd = new StubClamd())
        {
            gone = clamd.Port;
        }

        (await ScannerOf(silent.Port, TimeSpan.FromMilliseconds(200)).ScanAsync(new byte[10], CancellationToken.None)).Should().Be(ScanVerdict.Unavailable);
        (await ScannerOf(gone, Patience).ScanAsync(new byte[10], CancellationToken.None)).Should().Be(ScanVerdict.Unavailable);
    }

    [Fact]
    public async Task Only_a_file_that_was_found_clean_gets_onto_its_case()
    {
        var client = await office.SignedInAsync("handler");
        var content = Files.Pdf();

        office.Clamd.Answer = "stream: Some.Thing FOUND";
        var infected = await Files.UploadAsync(client, office.No, content);
        office.Clamd.Answer = "ERROR";
        var unscanned = await Files.UploadAsync(client, office.No, content);
        await using (var db = office.Store.Db())
        {
            db.Attachments.Should().BeEmpty();
        }

        office.Clamd.Answer = "stream: OK";
        var clean = await Files.UploadAsync(client, office.No, content);

        infected.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await infected.Content.ReadAsStringAsync()).Should().Contain("attachment.infected");
        unscanned.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await unscanned.Content.ReadAsStringAsync()).Should().Contain("attachment.scan-unavailable");
        clean.StatusCode.Should().Be(HttpStatusCode.Created);
        office.Clamd.Received.Should().Equal(content);
    }

    [Theory]
    [InlineData("")]
    [InlineData("clamd")]
    [InlineData("clamd:")]
    [InlineData("clamd:99999")]
    public void An_address_has_host_and_port(string text)
    {
        var read = () => ClamdScanner.AddressOf(text);

        read.Should().Throw<FormatException>();
        ClamdScanner.AddressOf("clamd.internal:3310").Should().Be(("clamd.internal", 3310));
    }

    private static ClamdScanner ScannerOf(int port, TimeSpan patience) => new(("127.0.0.1", port), patience, TimeProvider.System, NullLogger<ClamdScanner>.Instance);
}

/// <summary>An office with a scanner.</summary>
public sealed class ScannedOffice : ServedOffice
{
    internal StubClamd Clamd { get; } = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Clamd.DisposeAsync();
    }

    private protected override WebSettings Serving(WebSettings usual) => usual with { Clamd = $"127.0.0.1:{Clamd.Port}" };
}
