using System.Diagnostics;

namespace Workflow.Bench;

/// <summary>The service as a process of its own.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly Process _process;

    private Node(Process process, Uri address, TimeSpan startedIn) => (_process, Address, StartedIn) = (process, address, startedIn);

    public Uri Address { get; }

    /// <summary>From launch until it said that it is ready.</summary>
    public TimeSpan StartedIn { get; }

    public double ProcessorSeconds => ProcessorTime.Of(_process);

    public double WorkingSetMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    public static async Task<Node> StartAsync(string folder, string kind, string connection, params string[] more)
    {
        var port = FreePort();
        var address = new Uri($"http://127.0.0.1:{port}");
        var program = Path.Combine(AppContext.BaseDirectory, "Workflow.Host.dll");
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--store", kind, connection, "--data", folder, "--urls", address.ToString(), "--log-level", "warning", .. more])
        {
            RedirectStandardOutput = true,
        };
        var begun = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode)
                {
                    return new(process, address, Stopwatch.GetElapsedTime(begun));
                }
            }
            catch (HttpRequestException) when (attempt < 20_000 && !process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
