namespace Workflow.Runtime.Data.Steps;

/// <summary>What a value is in SQL. Every parameter says it, also a null one: otherwise the server would prepare the statement twice.</summary>
internal enum CellKind
{
    Text,
    Number,
    Flag,
    Id,
    Instant,
    Day,
    Bytes,
}

/// <summary>One value on its way into the database.</summary>
internal readonly record struct Cell(CellKind Kind, object? Value);

/// <summary>One statement with its values; parameters are <c>$1</c>, <c>$2</c>, ... on both databases.</summary>
/// <param name="Sql">The text; the same text is prepared once.</param>
/// <param name="Cells">The values in order.</param>
/// <param name="MustMove">True when it must change exactly one row; anything else is a bug and nothing is committed.</param>
internal sealed record Statement(string Sql, IReadOnlyList<Cell> Cells, bool MustMove = false)
{
    /// <summary>Set when one statement may write many such rows: those that follow each other with the same text can then travel as one.</summary>
    public RowsText? Rows { get; init; }
}
