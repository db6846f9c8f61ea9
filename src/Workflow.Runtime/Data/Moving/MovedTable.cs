using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Workflow.Runtime.Data.Moving;

/// <summary>A table as both databases know it, read from the model: a new table is moved without a word here.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">All of them, in one order for both sides.</param>
/// <param name="Counter">Column the database numbers itself, or null.</param>
internal sealed record MovedTable(string Name, IReadOnlyList<MovedColumn> Columns, string? Counter)
{
    /// <summary>The names of the columns, quoted.</summary>
    public string ColumnList => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));

    public string Select => $"select {ColumnList} from \"{Name}\"";

    /// <summary>The tables of a model, those before others that point to them.</summary>
    /// <param name="postgres">The model on PostgreSQL; it says what a value is.</param>
    /// <param name="sqlite">The model on SQLite. A table only one database has is that database's own affair and stays out.</param>
    public static IReadOnlyList<MovedTable> Of(WorkflowDb postgres, WorkflowDb sqlite)
    {
        var known = sqlite.Model.GetEntityTypes().Select(entity => entity.GetTableName()).ToHashSet(StringComparer.Ordinal);
        var left = postgres.Model.GetEntityTypes().Where(entity => known.Contains(entity.GetTableName())).OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal).ToList();
        var ordered = new List<IEntityType>(left.Count);
        while (left.Count > 0)
        {
            var next = left.Find(entity => !entity.GetForeignKeys().Any(key => left.Contains(key.PrincipalEntityType) && key.PrincipalEntityType != entity))
                ?? throw new NotSupportedException($"Tables point to each other in a circle: {string.Join(", ", left.Select(entity => entity.GetTableName()))}.");
            left.Remove(next);
            ordered.Add(next);
        }

        return ordered.ConvertAll(Of);
    }

    private static MovedTable Of(IEntityType entity)
    {
        var properties = entity.GetProperties().OrderBy(property => property.GetColumnName(), StringComparer.Ordinal).ToList();
        var counter = properties.Find(property => property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType != typeof(string) && property.ClrType != typeof(Guid));
        return new(entity.GetTableName()!, properties.ConvertAll(MovedColumn.Of), counter?.GetColumnName()); // Only entities with a table come here.
    }
}

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its values are on both sides.</param>
/// <param name="StoreType">Type in PostgreSQL.</param>
internal sealed record MovedColumn(string Name, MovedKind Kind, string StoreType)
{
    internal static MovedColumn Of(IProperty property)
    {
        var mapping = property.GetRelationalTypeMapping();
        var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        return new(property.GetColumnName(), KindOf(Nullable.GetUnderlyingType(type) ?? type, property), mapping.StoreTypeNameBase);
    }

    private static MovedKind KindOf(Type type, IProperty property) => type.Name switch
    {
        nameof(String) => MovedKind.Text,
        nameof(Int32) => MovedKind.Count,
        nameof(Int64) => MovedKind.Number,
        nameof(Boolean) => MovedKind.Flag,
        nameof(Guid) => MovedKind.Id,
        nameof(DateTimeOffset) => MovedKind.Instant,
        nameof(DateOnly) => MovedKind.Day,
        "Byte[]" => MovedKind.Bytes,
        _ => throw new NotSupportedException($"{property.DeclaringType.DisplayName()}.{property.Name} is a {type.Name}, which move does not know yet."),
    };
}

/// <summary>What a value is.</summary>
internal enum MovedKind
{
    Text,
    Count,
    Number,
    Flag,
    Id,
    Instant,
    Day,
    Bytes,
}
