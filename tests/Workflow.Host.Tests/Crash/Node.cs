using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Workflow.Host.Commands;

namespace Workflow.Host.Tests.Crash;

/// <summary>The real program as a process of its own: started with <c>serve</c>, reached over HTTP, killed with SIGKILL.</summary>
internal sealed partial class Node : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly string _pidFile;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Uri? _address;

    private Node(int number, Process process, string pidFile) => (Number, _process, _pidFile) = (number, process, pidFile);

    /// <summary>Its place among the nodes of the site; it keeps its data folder over restarts.</summary>
    public int Number { get; }

    /// <summary>Where it serves: a free port, another one after each start.</summary>
    public Uri Address => _address ?? throw new InvalidOperationException($"Node {Number} does not serve yet.");

    /// <summary>False once it has been killed or has ended by itself.</summary>
    public bool IsAlive => !_process.HasExited;

    /// <summary>Everything it printed so far, its log included.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts the program and waits until it serves.</summary>
    /// <exception cref="InvalidOperationException">It ended before it served; the message is what it printed.</exception>
    public static async Task<Node> StartAsync(Site site, int number)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = site.FolderOf(number) };
        foreach (var argument in (string[])
            [typeof(CommandLine).Assembly.Location, "serve", "--store", site.DatabaseName, site.Connection, "--data", site.FolderOf(number), "--urls", "http://127.0.0.1:0"])
        {
            start.ArgumentList.Add(argument);
        }

        var node = new Node(number, new Process { StartInfo = start, EnableRaisingEvents = true }, site.PidFileOf(number));
        node._process.OutputDataReceived += (_, line) => node.Read(line.Data);
        node._process.ErrorDataReceived += (_, line) => node.Read(line.Data);
        node._process.Exited += (_, _) => node.Ended();
        node._process.Start();
        try
        {
            await File.WriteAllTextAsync(node._pidFile, node._process.Id.ToString(CultureInfo.InvariantCulture));
            node._process.BeginOutputReadLine();
            node._process.BeginErrorReadLine();
            node._address = await node._serving.Task.WaitAsync(LongestStart, TimeProvider.System);
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGKILL: nothing of the program runs after this.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        File.Delete(_pidFile);
    }

    public async ValueTask DisposeAsync()
    {
        if (IsAlive)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Ended()
    {
        // Only this form also waits for what was printed last.
        _process.WaitForExit();
        _serving.TrySetException(new InvalidOperationException($"Node {Number} ended before it served:{Environment.NewLine}{Output}"));
    }

    private void Read(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line is not null && ServesAt().Match(line) is { Success: true } found)
        {
            _serving.TrySetResult(new Uri(found.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"^Workflow serves at (http://[^ ]+)")]
    private static partial Regex ServesAt();
}
