namespace Workflow.Runtime.Outbox;

/// <summary>Something that leaves the database after the commit, at least once.</summary>
/// <param name="EffectId">Unique and reproducible; the receiver recognises a repeated delivery by it.</param>
/// <param name="Kind">What it is, e.g. <c>work.external</c>, <c>event.published</c>; picks the handler.</param>
/// <param name="Payload">JSON text. No personal data.</param>
internal sealed record OutboxMessage(string EffectId, string Kind, string Payload);
