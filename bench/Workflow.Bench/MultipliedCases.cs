using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Workflow.Runtime.Data;

namespace Workflow.Bench;

/// <summary>Makes many cases of the first one by copying its rows in SQL: numbers and ids differ, and point at each other as those of the first do.</summary>
internal static class MultipliedCases
{
    /// <summary>Copies the one case of a PostgreSQL store <paramref name="copies"/> times.</summary>
    public static async Task MakeAsync(string connection, WorkflowDb db, int copies)
    {
        var no = await db.Cases.Select(row => row.No).SingleAsync();
        foreach (var table in db.Model.GetEntityTypes().Where(entity => Belongs(entity) is not null))
        {
            var columns = table.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never).ToList();
            var (source, condition) = (table.GetTableName()!, Belongs(table)!);
            var sql = new StringBuilder($"insert into {source} ({string.Join(", ", columns.Select(Name))}) select {string.Join(", ", columns.Select(Copied))} ")
                .Append($"from {source} t cross join generate_series(1, {copies}) n where {string.Format(System.Globalization.CultureInfo.InvariantCulture, condition, no)}");
            await Server.ExecuteAsync(connection, sql.ToString());
        }

        await Server.ExecuteAsync(connection, "vacuum analyze");
    }

    private static string? Belongs(IEntityType table) => table.GetTableName() switch
    {
        "cases" => "t.no = '{0}'",
        "instances" or "bookmarks" => "t.case_no = '{0}'",
        "instance_states" or "journal" => "t.instance_id = '{0}'",
        "document_contents" => "t.document_id in (select id from documents where case_no = '{0}')",
        "idempotency_keys" or "outbox" => null,
        _ => table.FindProperty("CaseNo") is null ? null : "t.case_no = '{0}'",
    };

    private static string Name(IProperty property) => $"\"{property.GetColumnName()}\"";

    // A case is numbered anew, a guid is hashed with the number of the copy, and so is a text that holds one; numbers of documents stay unique.
    private static string Copied(IProperty property)
    {
        var column = $"t.{Name(property)}";
        return (property.DeclaringType.ClrType.Name, property.Name) switch
        {
            ("CaseRow", "No" or "InstanceId") or (_, "CaseNo" or "InstanceId") or ("InstanceRow", "Id") => $"{column} || '-' || n",
            ("DocumentRow", "Number") or ("BookmarkRow", "Id") => $"{column} || '-' || n",
            ("ClockRow", "OwnerId") or (_, "Subject") => $"case when {column} ~ '^[0-9a-f]{{8}}-' then md5({column} || n)::uuid::text when length({column}) < 20 then {column} else {column} || '-' || n end",
            _ when property.ClrType == typeof(Guid) && property.Name != "Applicant" && property.Name != "Party" => $"md5({column}::text || n)::uuid",
            (_, "TaskId" or "DocumentId") => $"md5({column}::text || n)::uuid",
            _ => column,
        };
    }
}
