using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Workflow.Runtime;

namespace Workflow.Host.Observing;

/// <summary>Traces, metrics and logs over OTLP, set up by OpenTelemetry's own variables (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and its like). Without an endpoint nothing of it is loaded.</summary>
internal sealed class Telemetry : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "OTEL_SERVICE_NAME";
    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    private Telemetry()
    {
        // The processor stands before the exporter: what it takes off is not sent.
        _traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Name).AddSource("Microsoft.AspNetCore", "Npgsql", Measures.Name)
            .AddProcessor(new AllowedTags()).AddOtlpExporter().Build();
        _metrics = Sdk.CreateMeterProviderBuilder().ConfigureResource(Name)
            .AddMeter(Measures.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime")
            .AddOtlpExporter().Build();
    }

    /// <summary>True when an endpoint is set.</summary>
    public static bool IsWanted => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Endpoint));

    /// <summary>Begins to collect; what is left is sent when it is disposed.</summary>
    /// <param name="outboxLagSeconds">Asked at each export of the metrics.</param>
    public static Telemetry Start(Func<double> outboxLagSeconds)
    {
        Measures.WatchOutbox(outboxLagSeconds);
        return new();
    }

    /// <summary>Sends the lines of the log as well.</summary>
    public static void AddLogs(ILoggingBuilder logging) => logging.AddOpenTelemetry(logs =>
    {
        logs.SetResourceBuilder(Named(ResourceBuilder.CreateDefault()));
        logs.AddOtlpExporter();
    });

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    private static void Name(ResourceBuilder resource) => Named(resource);

    private static ResourceBuilder Named(ResourceBuilder resource) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ServiceName)) ? resource.AddService("workflow") : resource;

    /// <summary>Takes off every tag but those named: the framework puts addresses, queries and what the browser says of itself into its spans.</summary>
    private sealed class AllowedTags : BaseProcessor<Activity>
    {
        private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
        {
            "http.request.method", "http.route", "http.response.status_code", "url.scheme", "network.protocol.version", "error.type",
            "db.system.name", "db.namespace", "db.query.text", "db.response.status_code", "db.system", "db.name", "db.statement",
        };

        public override void OnEnd(Activity data)
        {
            foreach (var (name, _) in data.TagObjects.ToList())
            {
                if (!Allowed.Contains(name) && !name.StartsWith("workflow.", StringComparison.Ordinal))
                {
                    data.SetTag(name, null);
                }
            }
        }
    }
}
