using Workflow.Approvals;

namespace Workflow.Runtime.Data.Moving;

/// <summary>There is no file to move.</summary>
internal sealed record MoveSourceMissing(string File) : Refusal("move.source-missing", $"There is no store in {File}.", ("file", File));

/// <summary>Somebody has the file open.</summary>
internal sealed record MoveSourceBusy(string File) : Refusal("move.source-busy", $"{File} is open in another process; stop the service first.", ("file", File));

/// <summary>A side has another schema than this program.</summary>
internal sealed record MoveSchemaDiffers(string Side, string Found, string Known)
    : Refusal("move.schema-differs", $"The {Side} store has schema {Found}, this program has {Known}; start the service of this version on it once.", ("side", Side), ("found", Found), ("known", Known));

/// <summary>The target is in use.</summary>
internal sealed record MoveTargetNotEmpty(string Table) : Refusal("move.target-not-empty", $"The target holds rows already, e.g. in {Table}; give an empty database.", ("table", Table));

/// <summary>The key is not that of the store.</summary>
internal sealed record MoveKeyWrong() : Refusal("move.key-wrong", "The master key does not open the personal fields of this store.");
