using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Workflow.Host.Observing;

/// <summary>The one way the service logs: to standard output, a line an event, ids only.</summary>
internal static class ServiceLog
{
    public static ILoggingBuilder AddServiceLog(this ILoggingBuilder logging, LogSettings settings)
    {
        var framework = settings.Level < LogLevel.Warning ? LogLevel.Warning : settings.Level;
        logging.ClearProviders().SetMinimumLevel(settings.Level).AddFilter("Microsoft", framework).AddFilter("Quartz", framework);
        // What the program has to say at start it prints itself.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        if (Telemetry.IsWanted)
        {
            Telemetry.AddLogs(logging);
        }

        return settings.Format == LogFormat.Json
            ? logging.AddJsonConsole(json =>
            {
                (json.TimestampFormat, json.UseUtcTimestamp) = ("yyyy-MM-ddTHH:mm:ss.fffZ", true);
                json.JsonWriterOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
            })
            : logging.AddSimpleConsole(text => (text.TimestampFormat, text.SingleLine) = ("HH:mm:ss ", true));
    }
}
