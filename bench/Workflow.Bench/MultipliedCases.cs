using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Workflow.Runtime.Data;

namespace Workflow.Bench;

/// <summary>Makes many cases of few by copying their rows in SQL: numbers and ids differ, and point at each other as those of the originals do. Only the hashes of the
/// audit trail stay those of the originals.</summary>
internal static class MultipliedCases
{
    /// <summary>Copies every case of a PostgreSQL store <paramref name="copies"/> times.</summary>
    public static async Task MakeAsync(string connection, WorkflowDb db, int copies)
    {
        foreach (var table in db.Model.GetEntityTypes().Where(Belongs))
        {
            var columns = table.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never).ToList();
            // Rows of a case lie together, as they do when a case is worked on.
            var sql = new StringBuilder($"insert into {table.GetTableName()} ({string.Join(", ", columns.Select(Name))}) select {string.Join(", ", columns.Select(column => Copied(table, column)))} ")
                .Append(CultureInfo.InvariantCulture, $"from generate_series(1, {copies}) n cross join {table.GetTableName()} t order by n, t.ctid");
            await Server.ExecuteAsync(connection, sql.ToString());
        }

        await Server.ExecuteAsync(connection, "vacuum analyze");
    }

    private static bool Belongs(IEntityType table) => table.GetTableName() is "cases" or "document_contents" || CaseOf(table) is not null;

    private static string? CaseOf(IEntityType table) =>
        table.GetTableName() == "cases" ? "t.no" : table.FindProperty("CaseNo") is not null ? "t.case_no" : table.FindProperty("InstanceId") is not null ? "t.instance_id" : null;

    private static string Name(IProperty property) => $"\"{property.GetColumnName()}\"";

    // An id is hashed with the number of the copy, also where a text holds one; the number of the case gets it as a suffix wherever it stands, for it is the instance's id too.
    private static string Copied(IEntityType table, IProperty property)
    {
        var (column, @case) = ($"t.{Name(property)}", CaseOf(table));
        var hashed = $"md5({column}::text || n)::uuid";
        var renamed = $"replace({column}, {@case}, {@case} || '-' || n)";
        return (property.DeclaringType.ClrType.Name, property.Name) switch
        {
            ("NoticeRow", "Party") or ("CaseRow", "Applicant") or ("AuditEntryRow", "Party") => column,
            ("DocumentRow", "Number") => $"{column} || '-' || n",
            ("InstanceStateRow", "State") => $"convert_to(replace(convert_from({column}, 'UTF8'), {@case}, {@case} || '-' || n), 'UTF8')",
            ("ClockRow", "OwnerId") or (_, "Subject") => $"case when {column} ~ '^[0-9a-f]{{8}}-' then {hashed}::text else {renamed} end",
            _ when property.ClrType == typeof(Guid) || property.ClrType == typeof(Guid?) => hashed,
            _ when property.ClrType == typeof(string) && @case is not null => renamed,
            _ => column,
        };
    }
}
