using Workflow.Runtime.Migrating;

namespace Workflow.Host.Api.Migrations;

/// <summary>What becomes of running cases when a version is published.</summary>
internal enum RunningCases
{
    /// <summary>They end on the version they run on.</summary>
    Stay,
    /// <summary>Each goes over before its next stage.</summary>
    NextStage,
    /// <summary>They go over at once, where the law allows it.</summary>
    Now,
}

internal static class RunningCasesMode
{
    public static MigrationMode? Mode(this RunningCases running) => running switch
    {
        RunningCases.NextStage => MigrationMode.NextStage,
        RunningCases.Now => MigrationMode.Now,
        _ => null,
    };
}
