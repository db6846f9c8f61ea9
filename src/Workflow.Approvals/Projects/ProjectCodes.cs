using System.Text.RegularExpressions;
using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Projects;

/// <summary>Reads project codes: <c>YYMM-RRRRRR-NN-NN-NNNNNN</c>.</summary>
/// <remarks>GB/T 39046-2020 table 5 fixes only the length (up to 24); the pattern is an assumption.</remarks>
public static partial class ProjectCodes
{
    /// <summary>The code; refused when it does not fit the pattern.</summary>
    public static Result<ProjectCode> Parse(string text) => Pattern().IsMatch(text) ? new ProjectCode(text) : new ProjectCodeMalformed(text);

    [GeneratedRegex(@"\A[0-9]{2}(0[1-9]|1[0-2])-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

/// <summary>The text is not a project code.</summary>
public sealed record ProjectCodeMalformed(string Text)
    : Refusal("project-code.malformed", $"'{Text}' is not a project code: YYMM-RRRRRR-NN-NN-NNNNNN.", ("text", Text));
