using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;
using Workflow.Runtime.Catalogue;
using Workflow.Runtime.Work;
using Workflow.Tests.Clocks;
using Workflow.Tests.Docs;

namespace Workflow.Tests.Catalogue;

/// <summary>The catalogue and the definitions as the project ships them.</summary>
internal static class Shipped
{
    public const string Social = "investment-project-social";

    public const string Government = "investment-project-government";

    public const string Deregistration = "enterprise-deregistration";

    public static IReadOnlyList<(string Name, string Text)> Files { get; } = CatalogueFiles.In(Path.Combine(Repository.Root, "definitions", "catalogue"));

    public static CatalogueReading Reading { get; } = Read(Files, Published.Hall);

    public static CatalogueVersion Catalogue => Reading.Catalogue ?? throw new InvalidOperationException(string.Join('\n', Reading.Problems.Select(problem => problem.Message)));

    /// <summary>Reads on the calendar of one year: the many readings of spoilt files need no more.</summary>
    public static CatalogueReading Read(IReadOnlyList<(string Name, string Text)> files) => Read(files, Year2026);

    private static CatalogueReading Read(IReadOnlyList<(string Name, string Text)> files, Office office) => CatalogueFiles.Read(files, version: 1, office, FaultOf);

    private static Office Year2026 { get; } = new(WorkingCalendar.Of("cn-2026", [Published.Calendar.Years[^1]]).Value, OfficeHours.Default);

    private static string? FaultOf(string expression) => Script.Parse(expression).Error?.ToString();

    public const string Startup = "enterprise-startup";

    /// <param name="flow">Definition id; of another version than 1 with its number, e.g. <c>enterprise-startup/v2</c>.</param>
    public static string Json(string flow) => Published.Read($"definitions/{(flow.Contains('/', StringComparison.Ordinal) ? flow : $"{flow}/v1")}.json");

    public static WorkflowDefinition Definition(string flow) => Parse(Json(flow));

    public static WorkflowDefinition Parse(string json) =>
        ElsaJsonReader.Read(json, catalogue: ApprovalActivities.Catalogue) is ReadResult.Read { Warnings.Count: 0 } read
            ? read.Definition
            : throw new InvalidOperationException("The definition cannot be read without warnings.");
}
