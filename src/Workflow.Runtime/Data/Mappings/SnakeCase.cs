using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Workflow.Runtime.Data.Mappings;

/// <summary>Names in SQL: <c>snake_case</c>, derived from the names in code.</summary>
internal static class SnakeCase
{
    public static void Apply(IMutableModel model)
    {
        foreach (var table in model.GetEntityTypes())
        {
            foreach (var property in table.GetProperties())
            {
                property.SetColumnName(Of(property.Name));
            }

            foreach (var key in table.GetKeys())
            {
                key.SetName($"pk_{table.GetTableName()}");
            }

            foreach (var link in table.GetForeignKeys())
            {
                link.SetConstraintName($"fk_{table.GetTableName()}_{Columns(link.Properties)}");
            }

            foreach (var index in table.GetIndexes())
            {
                index.SetDatabaseName($"ix_{table.GetTableName()}_{Columns(index.Properties)}");
            }
        }
    }

    /// <summary>E.g. <c>DueAt</c> becomes <c>due_at</c>.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsAsciiLetterUpper(name[i]) && i > 0 && !char.IsAsciiLetterUpper(name[i - 1]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static string Columns(IEnumerable<IMutableProperty> properties) => string.Join('_', properties.Select(property => Of(property.Name)));
}
