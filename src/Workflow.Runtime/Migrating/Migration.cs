namespace Workflow.Runtime.Migrating;

/// <summary>When running cases go over to another version.</summary>
internal enum MigrationMode
{
    /// <summary>At once, stages that are under way included.</summary>
    Now,
    /// <summary>Each case when it next begins something and no stage is under way.</summary>
    NextStage,
}

/// <summary>How far a migration is.</summary>
internal enum MigrationState
{
    /// <summary>Waits for a second person.</summary>
    Proposed,
    /// <summary>Cases are being moved, or wait for their next stage.</summary>
    Running,
    /// <summary>Every case was come to.</summary>
    Done,
    /// <summary>Cases that have made no step since are being taken back.</summary>
    Undoing,
    /// <summary>Taken back as far as it could be.</summary>
    Undone,
    /// <summary>Refused by the second person, or given up.</summary>
    Rejected,
}
