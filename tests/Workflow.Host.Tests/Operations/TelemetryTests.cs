using Workflow.Host.Demo;
using Workflow.Host.Tests.Api;
using Workflow.Host.Tests.Stores;

namespace Workflow.Host.Tests.Operations;

/// <summary>Telemetry of a served process, as it arrives at a collector.</summary>
public sealed class TelemetryTests
{
    private const string Person = "王小明";
    private const string Phone = "13857312345";
    private const string Secret = "correct-horse-battery";

    private static readonly string[] Signals = ["traces", "metrics", "logs"];

    [Fact]
    public async Task Traces_metrics_and_logs_arrive_and_hold_no_personal_value()
    {
        await using var collector = await StubCollector.StartAsync();
        await using var served = await ServedProcess.StartAsync(Variables(collector), "--demo", "--store", "postgres", await PrivatePostgres.NewDatabaseAsync());
        using var client = served.Visitor();

        await ServedOffice.SignInAsync(client, Person, Secret);
        await client.GetAsync($"/api/cases/{Phone}?name={Person}");
        (await served.StopAsync()).Should().Be(0);

        collector.TextOf("traces").Should().ContainAll("/api/cases/{no}", "Microsoft.AspNetCore", "Npgsql", "step", "load", "decide", "flow", "commit", "workflow.case");
        collector.TextOf("metrics").Should().ContainAll(
            "http.server.request.duration", "workflow.steps.committed", "workflow.steps.refused", "workflow.step.duration", "workflow.timer.lateness", "workflow.outbox.lag");
        collector.TextOf("logs").Should().Contain("/api/cases/{no}");
        var party = DemoProject.Read(DefinitionFiles.Folder)[0].Party;
        string.Concat(Signals.Select(collector.TextOf)).Should()
            .NotContainAny(Person, Uri.EscapeDataString(Person), Phone, Secret, party.DisplayName, party.Identifiers[0].Value);
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_of_it_is_loaded()
    {
        await using var served = await ServedProcess.StartAsync();
        using var client = served.Visitor();

        await client.GetAsync("/api/session");
        var loaded = await File.ReadAllTextAsync($"/proc/{served.Id}/maps");

        loaded.Should().Contain("Workflow.Host.dll").And.NotContain("OpenTelemetry");
    }

    private static Dictionary<string, string> Variables(StubCollector collector) => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    };
}
