using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Workflow.Host.Tests.Api;
using Workflow.Host.Tests.Stores;

namespace Workflow.Host.Tests.Operations;

/// <summary>The service as an operator starts it: a process of its own, with what it says on its two outputs.</summary>
internal sealed partial class ServedProcess : IAsyncDisposable
{
    // Generous: machines that run tests are busy.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);

    // One file per process that lives, named by its id. A test run that is stopped leaves none behind.
    private static readonly Lazy<string> Living = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("workflow-served-").FullName;
        AfterThisRun.Do($"ls {folder} | xargs -r kill -9; rm -rf {folder}");
        return folder;
    });

    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<Uri> _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly string _mark;

    private ServedProcess(ProcessStartInfo start)
    {
        _process = new() { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Take(_errors, line.Data);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => End();
        _process.Start();
        _mark = Path.Combine(Living.Value, _process.Id.ToString(CultureInfo.InvariantCulture));
        File.WriteAllText(_mark, "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Lines on standard output so far.</summary>
    public IReadOnlyList<string> Output => [.. _output];

    /// <summary>Everything it said so far.</summary>
    public string Said => string.Join('\n', [.. _output, .. _errors]);

    /// <summary>Done once it has ended, by itself or killed, and has said all.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Password of the first administrator, as printed.</summary>
    public string AdministratorPassword => Password().Match(Said).Groups[1].Value;

    /// <summary>Its data folder.</summary>
    public string Folder { get; private init; } = "";

    public int Id => _process.Id;

    /// <summary>Starts it on a fresh SQLite store and a free port; waits until it serves.</summary>
    /// <param name="environment">Variables it gets beside ours.</param>
    /// <param name="arguments">Options of <c>serve</c> beside the folder and the address.</param>
    public static Task<ServedProcess> StartAsync(IReadOnlyDictionary<string, string>? environment = null, params string[] arguments) =>
        StartInAsync(TestFolder.File(Sample.Unique("served-")), environment, arguments);

    /// <summary>The same with a data folder that is there already.</summary>
    /// <exception cref="InvalidOperationException">It ended before it served; the message is what it said.</exception>
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
        try
        {
            served.Address = await served._serving.Task.WaitAsync(LongestStart, TimeProvider.System);
            return served;
        }
        catch
        {
            await served.DisposeAsync();
            throw;
        }
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
        await Ended;
        return _process.ExitCode;
    }

    /// <summary>SIGKILL: nothing of the program runs after this.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await Ended;
    }

    public async ValueTask DisposeAsync()
    {
        if (!Ended.IsCompleted)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void End()
    {
        // Only this form also waits for what was said last.
        _process.WaitForExit();
        File.Delete(_mark);
        _serving.TrySetException(new InvalidOperationException($"The service ended: {Said}"));
        _ended.TrySetResult();
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
