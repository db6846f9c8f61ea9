using System.Data.Common;
using System.Text.Json.Nodes;
using Workflow.Runtime.Data.Json;

namespace Workflow.Runtime.Data.Steps;

/// <summary>Gives the values of one row in the order of its columns.</summary>
internal sealed class RowReader(DbDataReader row, Dialect dialect)
{
    private int _column;

    /// <summary>Goes to the first column of the next row.</summary>
    public void Rewind() => _column = 0;

    public void Skip(int columns = 1) => _column += columns;

    /// <summary>True when the row has an optional part, to be read now; false, and past its columns, when the first of them is null.</summary>
    public bool Has(int columns)
    {
        if (!row.IsDBNull(_column))
        {
            return true;
        }

        _column += columns;
        return false;
    }

    public string Text() => row.GetString(_column++);

    public string? TextOrNull() => IsNull() ? null : Text();

    public T Name<T>()
        where T : struct, Enum => Enum.Parse<T>(Text());

    public T? NameOrNull<T>()
        where T : struct, Enum => IsNull() ? null : Name<T>();

    public JsonObject Json() => StoreJson.ReadObject(Text());

    public int Count() => row.GetInt32(_column++);

    public int? CountOrNull() => IsNull() ? null : Count();

    public long Number() => row.GetInt64(_column++);

    public bool Flag() => row.GetBoolean(_column++);

    public Guid Id() => row.GetGuid(_column++);

    public Guid? IdOrNull() => IsNull() ? null : Id();

    public DateTimeOffset Instant() => dialect.Instant(row, _column++);

    public DateTimeOffset? InstantOrNull() => IsNull() ? null : Instant();

    public DateOnly Day() => row.GetFieldValue<DateOnly>(_column++);

    public DateOnly? DayOrNull() => IsNull() ? null : Day();

    public byte[] Bytes() => row.GetFieldValue<byte[]>(_column++);

    /// <summary>True, and past the column, when there is nothing in it.</summary>
    private bool IsNull()
    {
        if (!row.IsDBNull(_column))
        {
            return false;
        }

        _column++;
        return true;
    }
}
