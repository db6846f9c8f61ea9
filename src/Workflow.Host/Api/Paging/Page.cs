namespace Workflow.Host.Api.Paging;

/// <summary>A part of a list.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="Next">Cursor of the part that follows; null after the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
