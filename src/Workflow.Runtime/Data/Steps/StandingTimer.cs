namespace Workflow.Runtime.Data.Steps;

/// <summary>A due timer that must stand after the commit. Its key within the case is (subject, purpose, epoch).</summary>
/// <param name="Subject">Clock, supplement or bookmark it watches.</param>
/// <param name="Purpose">What for: picks the command that is sent when it is due.</param>
/// <param name="Epoch">Goes up when an older timer of the same subject must not fire any more.</param>
/// <param name="DueAt">Office time from which it is due.</param>
internal sealed record StandingTimer(string Subject, string Purpose, int Epoch, DateTimeOffset DueAt);
