using System.Diagnostics.CodeAnalysis;
using Workflow.Host.Tests.Operations;

namespace Workflow.Host.Tests.Crash;

/// <summary>The nodes of a site, some of them down at times.</summary>
internal sealed class Nodes : IAsyncDisposable
{
    private readonly Site _site;
    private readonly ServedProcess?[] _nodes;
    private TaskCompletionSource _someServes = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Nodes(Site site, int count) => (_site, _nodes) = (site, new ServedProcess?[count]);

    /// <summary>Starts so many nodes at the same moment.</summary>
    public static async Task<Nodes> StartAsync(Site site, int count)
    {
        var nodes = new Nodes(site, count);
        try
        {
            await nodes.StartAsync(nodes.All);
            return nodes;
        }
        catch
        {
            await nodes.DisposeAsync();
            throw;
        }
    }

    /// <summary>Numbers of all of them, from 1.</summary>
    public IEnumerable<int> All => Enumerable.Range(1, _nodes.Length);

    /// <summary>A node by its number.</summary>
    public ServedProcess this[int number] => _nodes[number - 1] ?? throw new InvalidOperationException($"Node {number} is down.");

    /// <summary>Those that serve now.</summary>
    public IReadOnlyList<ServedProcess> Serving => [.. _nodes.OfType<ServedProcess>()];

    /// <summary>Starts the nodes with these numbers together.</summary>
    public async Task StartAsync(IEnumerable<int> numbers)
    {
        await Task.WhenAll(numbers.Select(async number => _nodes[number - 1] = await _site.StartAsync(number)));
        _someServes.TrySetResult();
    }

    /// <summary>Kills the nodes with these numbers together.</summary>
    /// <exception cref="InvalidOperationException">One of them had ended by itself.</exception>
    public async Task KillAsync(IEnumerable<int> numbers)
    {
        var victims = numbers.Select(number => (Number: number, Node: this[number])).ToList();
        if (victims.Find(victim => victim.Node.Ended.IsCompleted).Node is { } dead)
        {
            Mourn(dead);
        }

        // Before they die, so that nobody who comes later is sent to them.
        foreach (var (number, _) in victims)
        {
            _nodes[number - 1] = null;
        }

        if (Serving.Count == 0)
        {
            _someServes = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        await Task.WhenAll(victims.Select(victim => victim.Node.KillAsync()));
        foreach (var (_, node) in victims)
        {
            await node.DisposeAsync();
        }
    }

    /// <summary>Fails as soon as one of those that serve now ends by itself; else goes on until they are killed.</summary>
    /// <exception cref="InvalidOperationException">One did; the message is what it said.</exception>
    public async Task LiveAsync()
    {
        var serving = Serving;
        await Task.WhenAny(serving.Select(node => node.Ended));
        if (Serving.FirstOrDefault(node => node.Ended.IsCompleted) is { } dead)
        {
            Mourn(dead);
        }
    }

    /// <summary>A node that serves; waits while none does.</summary>
    /// <param name="pick">Not negative; the next number is the next node.</param>
    public async Task<ServedProcess> AnyAsync(int pick)
    {
        while (true)
        {
            var serving = Serving;
            if (serving.Count > 0)
            {
                return serving[pick % serving.Count];
            }

            await _someServes.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Serving)
        {
            await node.DisposeAsync();
        }
    }

    [DoesNotReturn]
    private static void Mourn(ServedProcess dead) => throw new InvalidOperationException($"A node ended by itself:{Environment.NewLine}{dead.Said}");
}
