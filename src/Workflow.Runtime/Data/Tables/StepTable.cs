using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary>A table of case-owned rows as the step store knows it: its columns in order, and how a record becomes a row and back.</summary>
/// <remarks>The first columns are the key. A test compares names and columns with the EF model, so that neither can forget the other.</remarks>
internal sealed class StepTable<T> : IStepTable
{
    private readonly Action<RowWriter, CaseNo, T> _write;

    public StepTable(string name, int keyColumns, string columns, Action<RowWriter, CaseNo, T> write, string? order = null)
    {
        (Name, _write) = (name, write);
        var all = columns.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        (Columns, Keys) = (all, all[..keyColumns]);
        List = string.Join(", ", Columns.Select(Quoted));
        Insert = $"insert into {name} ({List}) values ({string.Join(", ", Columns.Select((_, i) => $"${i + 1}"))})";
        Upsert = $"{Insert} on conflict ({string.Join(", ", Keys.Select(Quoted))}) do update set {string.Join(", ", all[keyColumns..].Select(c => $"{Quoted(c)} = excluded.{Quoted(c)}"))}";
        SelectOfCase = $"select {List} from {name} where case_no = $1 order by {(order is null ? "" : $"{order}, ")}{string.Join(", ", Keys.Select(Quoted))}";
        Delete = $"delete from {name} where {string.Join(" and ", Keys.Select((key, i) => $"{Quoted(key)} = ${i + 1}"))}";
    }

    public string Name { get; }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<string> Keys { get; }

    /// <summary>All columns, for a select.</summary>
    public string List { get; }

    private string Insert { get; }

    private string Upsert { get; }

    private string Delete { get; }

    /// <summary>The rows of one case (<c>$1</c>), in the order given for the table, then by key.</summary>
    public string SelectOfCase { get; }

    /// <summary>A row that must not be there yet; a doubled key is a bug and throws.</summary>
    public Statement Adding(CaseNo @case, T record) => new(Insert, Row(@case, record));

    /// <summary>A row that is there or not; it is as given afterwards.</summary>
    public Statement Putting(CaseNo @case, T record) => new(Upsert, Row(@case, record));

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
