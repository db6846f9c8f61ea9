using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflow.Host.Demo;

/// <summary>What the story came to, read back from the store. Dates are office days, instants carry +08:00.</summary>
internal sealed record DemoReport(
    bool Ok, string Store, string Case, string State, string Definition, int DefinitionVersion, string Calendar, decimal WorkingDaysUsed, int WorkingDaysPromised,
    IReadOnlyList<DemoStage> Stages, IReadOnlyList<DemoTask> Tasks, IReadOnlyList<DemoClock> CaseClocks, IReadOnlyList<DemoDocument> Documents, IReadOnlyList<DemoCheck> Checks)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Options);
}

/// <summary>A stage. <paramref name="WorkingDaysUsed"/> are days of its promise, without stops.</summary>
internal sealed record DemoStage(
    int Number, string Code, string Name, string State, string LeadDepartment, DateTimeOffset? FiledAt, DateTimeOffset? AcceptedAt, DateTimeOffset? DecidedAt,
    decimal WorkingDaysUsed, IReadOnlyList<DemoClock> Clocks, IReadOnlyList<DemoMatter> Matters, IReadOnlyList<DemoSupplement> Supplements);

/// <summary>A matter of a stage, chosen or not, with its reason.</summary>
internal sealed record DemoMatter(string Code, string Name, string Outcome, string Reason);

/// <summary>A list of what was missing.</summary>
internal sealed record DemoSupplement(string Phase, string State, DateTimeOffset? SentAt, DateOnly? DueOn, DateTimeOffset? AnsweredAt, IReadOnlyList<string> Items);

/// <summary>One department's step.</summary>
internal sealed record DemoTask(
    int Stage, string Kind, string? Matter, string Name, string Department, string State, string? Result, int Rounds, IReadOnlyList<string> FinishAfter, DateTimeOffset OpenedAt,
    DateTimeOffset? CompletedAt, DateTimeOffset? LateSince, IReadOnlyList<DemoClock> Clocks);

/// <summary>A statutory or promised clock with the days it used and its stops.</summary>
internal sealed record DemoClock(
    string Kind, string Limit, string Basis, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, DateOnly? DueDate, bool Provisional, decimal DaysUsed, DateTimeOffset? LateSince,
    IReadOnlyList<DemoStop> Stops);

/// <summary>A stretch in which a clock stood.</summary>
internal sealed record DemoStop(string Ground, string Basis, DateOnly From, DateOnly? To);

/// <summary>A document as issued.</summary>
internal sealed record DemoDocument(string Kind, string Title, string Number, string Department, int? Stage, DateTimeOffset IssuedAt, string Sha256);

/// <summary>One thing the story promises, checked against the store.</summary>
internal sealed record DemoCheck(string Name, bool Ok, string Detail);
