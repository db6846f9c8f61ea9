using System.Globalization;
using Workflow.Approvals.Catalogue;

namespace Workflow.Approvals.Documents;

/// <summary>Numbers of documents: department, number word, year, running number, e.g. <c>自然资规受〔2026〕3号</c>.</summary>
public static class DocumentNumber
{
    /// <summary>The number. The running number counts per department, year and kind.</summary>
    public static string Of(Department department, DocumentTemplate template, int year, int running)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(running);

        return string.Create(CultureInfo.InvariantCulture, $"{department.ShortName}{template.NumberWord}〔{year}〕{running}号");
    }
}
