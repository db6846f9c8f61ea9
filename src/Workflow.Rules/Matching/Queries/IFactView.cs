namespace Workflow.Rules.Matching;

/// <summary>A value rules see that shows many facts.</summary>
internal interface IFactView
{
    /// <summary>What tells it from the other results of its query; null when there is no other.</summary>
    object? Key { get; }

    /// <summary>What it shows, always as the session stands; null while it shows facts that stay as they are.</summary>
    FactList? List { get; set; }
}
