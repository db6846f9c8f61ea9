namespace Workflow.Host.Tests.Crash;

/// <summary>The nodes of a site, some of them down at times.</summary>
internal sealed class Nodes : IAsyncDisposable
{
    private readonly Site _site;
    private readonly Node?[] _nodes;
    private TaskCompletionSource _someServes = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Nodes(Site site, int count) => (_site, _nodes) = (site, new Node?[count]);

    /// <summary>Starts so many nodes at the same moment.</summary>
    public static async Task<Nodes> StartAsync(Site site, int count)
    {
        var nodes = new Nodes(site, count);
        try
        {
            await nodes.StartAsync(Enumerable.Range(1, count));
            return nodes;
        }
        catch
        {
            await nodes.DisposeAsync();
            throw;
        }
    }

    /// <summary>A node by its number, from 1.</summary>
    public Node this[int number] => _nodes[number - 1] ?? throw new InvalidOperationException($"Node {number} is down.");

    /// <summary>Those that serve now.</summary>
    public IReadOnlyList<Node> Serving => [.. _nodes.OfType<Node>()];

    /// <summary>Starts the nodes with these numbers together.</summary>
    public async Task StartAsync(IEnumerable<int> numbers)
    {
        await Task.WhenAll(numbers.Select(async number => _nodes[number - 1] = await Node.StartAsync(_site, number)));
        _someServes.TrySetResult();
    }

    /// <summary>Kills the nodes with these numbers together.</summary>
    /// <exception cref="InvalidOperationException">One of them had ended by itself.</exception>
    public async Task KillAsync(IEnumerable<int> numbers)
    {
        var victims = numbers.Select(number => this[number]).ToList();
        foreach (var victim in victims)
        {
            _nodes[victim.Number - 1] = null;
        }

        if (Serving.Count == 0)
        {
            _someServes = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        if (victims.Find(victim => !victim.IsAlive) is { } dead)
        {
            throw new InvalidOperationException($"Node {dead.Number} ended by itself:{Environment.NewLine}{dead.Output}");
        }

        await Task.WhenAll(victims.Select(victim => victim.KillAsync()));
    }

    /// <summary>A node that serves, any of them; waits while none does.</summary>
    public async Task<Node> AnyAsync(Random random)
    {
        while (true)
        {
            var serving = Serving;
            if (serving.Count > 0)
            {
                return serving[random.Next(serving.Count)];
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
}
