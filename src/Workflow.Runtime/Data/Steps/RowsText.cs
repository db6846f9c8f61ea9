using System.Collections.Concurrent;

namespace Workflow.Runtime.Data.Steps;

/// <summary>The text of a statement that writes one or several rows of the same shape.</summary>
/// <param name="before">Text up to the rows.</param>
/// <param name="columns">Values of a row.</param>
/// <param name="after">Text behind the rows.</param>
internal sealed class RowsText(string before, int columns, string after)
{
    private readonly ConcurrentDictionary<int, string> _texts = new();

    /// <summary>The text for so many rows; always the same one.</summary>
    public string For(int rows) => _texts.GetOrAdd(rows, many => $"{before}{string.Join(", ", Enumerable.Range(0, many).Select(Row))}{after}");

    private string Row(int number) => $"({string.Join(", ", Enumerable.Range((number * columns) + 1, columns).Select(i => $"${i}"))})";
}
