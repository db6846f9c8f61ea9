using System.Text;

namespace Workflow.Approvals;

/// <summary>Names of states, roles and kinds as they stand in codes, values and JSON: <c>InDepartments</c> is <c>in-departments</c>.</summary>
public static class Wording
{
    /// <summary>The name in lower case, words joined by hyphens.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        var text = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
