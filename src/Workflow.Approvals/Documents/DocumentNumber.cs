using System.Globalization;
using Workflow.Approvals.Catalogue;

namespace Workflow.Approvals.Documents;

/// <summary>Numbers of documents: place, department, number word, year, running number, e.g. <c>嘉自然资规受〔2026〕3号</c>.</summary>
public static class DocumentNumber
{
    /// <summary>The number. The running number counts per department, year and kind; the place is the setting <c>number-prefix</c>.</summary>
    public static string Of(string place, Department department, DocumentTemplate template, int year, int running)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(running);

        return string.Create(CultureInfo.InvariantCulture, $"{place}{department.ShortName}{template.NumberWord}〔{year}〕{running}号");
    }
}
