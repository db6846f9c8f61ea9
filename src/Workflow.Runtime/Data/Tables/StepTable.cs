using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary>A table of case-owned rows as the step store knows it: its columns in order, and how a record becomes a row and back.</summary>
/// <remarks>The first columns are the key. A test compares names and columns with the EF model, so that neither can forget the other.</remarks>
internal sealed class StepTable<T> : IStepTable
{
    private readonly Action<RowWriter, CaseNo, T> _write;
    private readonly RowsText _insert;
    private readonly RowsText _upsert;
    private readonly string _update;
    private readonly string _order;

    public StepTable(string name, int keyColumns, string columns, Action<RowWriter, CaseNo, T> write, string? order = null)
    {
        (Name, _write) = (name, write);
        var all = columns.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        (Columns, Keys) = (all, all[..keyColumns]);
        List = string.Join(", ", Columns.Select(Quoted));
        _insert = new($"insert into {name} ({List}) values ", Columns.Count, "");
        _upsert = new(
            $"insert into {name} ({List}) values ", Columns.Count,
            $" on conflict ({string.Join(", ", Keys.Select(Quoted))}) do update set {string.Join(", ", all[keyColumns..].Select(c => $"{Quoted(c)} = excluded.{Quoted(c)}"))}");
        _update = $"update {name} set {string.Join(", ", all[keyColumns..].Select((c, i) => $"{Quoted(c)} = ${keyColumns + i + 1}"))} where {string.Join(" and ", Keys.Select((key, i) => $"{Quoted(key)} = ${i + 1}"))}";
        _order = $"{(order is null ? "" : $"{order}, ")}{string.Join(", ", Keys.Select(Quoted))}";
        Delete = $"delete from {name} where {string.Join(" and ", Keys.Select((key, i) => $"{Quoted(key)} = ${i + 1}"))}";
    }

    public string Name { get; }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<string> Keys { get; }

    /// <summary>All columns, for a select.</summary>
    public string List { get; }

    /// <summary>All columns, for a select from several tables.</summary>
    public string ListOf(string alias) => string.Join(", ", Columns.Select(column => $"{alias}.{Quoted(column)}"));

    private string Delete { get; }

    /// <summary>Selects the rows of one case, in the order given for the table, then by key.</summary>
    /// <param name="case">SQL of the number of the case, e.g. <c>$1</c>.</param>
    public string SelectOfCase(string @case) => $"select {List} from {Name} where case_no = {@case} order by {_order}";

    /// <summary>A row that must not be there yet; a doubled key is a bug and throws.</summary>
    public Statement Adding(CaseNo @case, T record) => new(_insert.For(1), Row(@case, record)) { Rows = _insert };

    /// <summary>A row that is known to be there or not; it is as given afterwards. Cheaper than <see cref="Putting"/>, which has the database find that out.</summary>
    public Statement Writing(bool isStored, CaseNo @case, T record) => isStored ? new(_update, Row(@case, record)) : Adding(@case, record);

    /// <summary>A row that is there or not; it is as given afterwards.</summary>
    public Statement Putting(CaseNo @case, T record) => new(_upsert.For(1), Row(@case, record)) { Rows = _upsert };

    /// <summary>Removes the row with this key.</summary>
    public Statement Removing(RowWriter key) => new(Delete, key.Cells);

    private IReadOnlyList<Cell> Row(CaseNo @case, T record)
    {
        var row = new RowWriter();
        _write(row, @case, record);
        return row.Cells.Count == Columns.Count ? row.Cells : throw new InvalidOperationException($"{Name} has {Columns.Count} columns, {row.Cells.Count} were written.");
    }

    private static string Quoted(string column) => $"\"{column}\"";
}

/// <summary>Name and columns of a table, for the comparison with the EF model.</summary>
internal interface IStepTable
{
    string Name { get; }

    IReadOnlyList<string> Columns { get; }

    IReadOnlyList<string> Keys { get; }
}
