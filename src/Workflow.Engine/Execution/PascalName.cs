using System.Text;

namespace Workflow.Engine.Execution;

/// <summary>The form a name takes in accessors: <c>order id</c> and <c>orderId</c> become <c>OrderId</c>.</summary>
internal static class PascalName
{
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length);
        var starts = true;
        foreach (var character in name)
        {
            if (character is ' ' or '_' or '-')
            {
                starts = true;
                continue;
            }

            text.Append(starts ? char.ToUpperInvariant(character) : character);
            starts = false;
        }

        return text.ToString();
    }
}
