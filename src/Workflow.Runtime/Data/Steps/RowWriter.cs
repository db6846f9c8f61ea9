using System.Text.Json.Nodes;
using Workflow.Runtime.Data.Json;

namespace Workflow.Runtime.Data.Steps;

/// <summary>Takes the values of one row in the order of its columns.</summary>
internal sealed class RowWriter
{
    private readonly List<Cell> _cells = [];

    public IReadOnlyList<Cell> Cells => _cells;

    public RowWriter Text(string? value) => Add(CellKind.Text, value);

    public RowWriter Name<T>(T? value)
        where T : struct, Enum => Add(CellKind.Text, value?.ToString());

    public RowWriter Name<T>(T value)
        where T : struct, Enum => Add(CellKind.Text, value.ToString());

    public RowWriter Json(JsonObject value) => Add(CellKind.Text, StoreJson.Write(value));

    public RowWriter Number(long? value) => Add(CellKind.Number, value);

    public RowWriter Flag(bool? value) => Add(CellKind.Flag, value);

    public RowWriter Id(Guid? value) => Add(CellKind.Id, value);

    public RowWriter Instant(DateTimeOffset? value) => Add(CellKind.Instant, value);

    public RowWriter Day(DateOnly? value) => Add(CellKind.Day, value);

    public RowWriter Bytes(byte[]? value) => Add(CellKind.Bytes, value);

    private RowWriter Add(CellKind kind, object? value)
    {
        _cells.Add(new(kind, value));
        return this;
    }
}
