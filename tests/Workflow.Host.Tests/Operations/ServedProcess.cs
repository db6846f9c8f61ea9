using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Workflow.Host.Tests.Api;
using Workflow.Host.Tests.Stores;

namespace Workflow.Host.Tests.Operations;

/// <summary>The service as an operator starts it: a process of its own, with what it says on its two outputs.</summary>
internal sealed partial class ServedProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<Uri> _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private ServedProcess(ProcessStartInfo start)
    {
        _process = new() { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Take(_errors, line.Data);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _serving.TrySetException(new InvalidOperationException($"The service ended: {string.Join('\n', _errors)}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        AfterThisRun.Do($"kill -9 {_process.Id}");
    }

    /// <summary>Lines on standard output so far.</summary>
    public IReadOnlyList<string> Output => [.. _output];

    /// <summary>Password of the first administrator, as printed.</summary>
    public string AdministratorPassword => Password().Match(string.Join('\n', [.. _output, .. _errors])).Groups[1].Value;

    /// <summary>Its data folder.</summary>
    public string Folder { get; private init; } = "";

    public int Id => _process.Id;

    /// <summary>Starts it on a fresh SQLite store and a free port; waits until it serves.</summary>
    /// <param name="environment">Variables it gets beside ours.</param>
    /// <param name="arguments">Options of <c>serve</c> beside the folder and the address.</param>
    public static Task<ServedProcess> StartAsync(IReadOnlyDictionary<string, string>? environment = null, params string[] arguments) =>
        StartInAsync(TestFolder.File(Sample.Unique("served-")), environment, arguments);

    /// <summary>The same with a data folder that is there already.</summary>
    public static async Task<ServedProcess> StartInAsync(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Workflow.Host.dll");
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--data", folder, "--urls", "http://127.0.0.1:0", .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var served = new ServedProcess(start) { Folder = folder };
        served.Address = await served._serving.Task;
        return served;
    }

    public Uri Address { get; private set; } = null!; // Set before anybody has the object.

    /// <summary>A browser without a session.</summary>
    public HttpClient Visitor()
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        return client;
    }

    /// <summary>A browser of the first administrator.</summary>
    public async Task<HttpClient> AdministratorAsync()
    {
        var client = Visitor();
        (await ServedOffice.SignInAsync(client, "admin", AdministratorPassword)).EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>Ends it the way an operator does, and waits until it has said all.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Take(ConcurrentQueue<string> lines, string? line)
    {
        if (line is null)
        {
            return;
        }

        lines.Enqueue(line);
        if (Serving().Match(line) is { Success: true } serving)
        {
            _serving.TrySetResult(new(serving.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"serves at (http://\S+)")]
    private static partial Regex Serving();

    [GeneratedRegex(@"password (\S+)")]
    private static partial Regex Password();
}
