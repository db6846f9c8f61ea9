using System.Globalization;
using Workflow.Approvals;
using Workflow.Approvals.Commitments;
using Workflow.Engine.Values;

namespace Workflow.Runtime.Starting;

/// <summary>One start of a flow that nobody asked for; made once, whoever tries it.</summary>
/// <param name="DefinitionId">Definition.</param>
/// <param name="NodeId">The step that starts the flow; null for the usual start.</param>
internal abstract record FlowStart(string DefinitionId, string? NodeId)
{
    /// <summary>Becomes the result of the step that starts the flow.</summary>
    public virtual Value Payload => Value.Undefined;

    /// <summary>Flows may start each other by events, but not without end.</summary>
    public const int MostGenerations = 8;

    /// <summary>Input of an instance that an event started: its generation. Steps that publish hand it on.</summary>
    public const string GenerationInput = "startGeneration";

    /// <summary>A row of <c>flow_starts</c> is due.</summary>
    /// <param name="Version">The version the row was made for.</param>
    /// <param name="DueAt">When; the row must still say so.</param>
    /// <param name="Next">When it starts again; null when never.</param>
    public sealed record ByClock(string DefinitionId, string NodeId, int Version, DateTimeOffset DueAt, DateTimeOffset? Next) : FlowStart(DefinitionId, NodeId);

    /// <summary>An event was published.</summary>
    /// <param name="EffectId">Of the message, which may be delivered again.</param>
    /// <param name="Brought">What the event brings.</param>
    /// <param name="Generation">How many starts by events lie behind this one, itself included.</param>
    public sealed record ByEvent(string DefinitionId, string NodeId, string EffectId, Value Brought, int Generation) : FlowStart(DefinitionId, NodeId)
    {
        /// <summary>What is taken once.</summary>
        public string Key => string.Create(CultureInfo.InvariantCulture, $"start/{EffectId}/{DefinitionId}/{NodeId}");

        public override Value Payload => Brought;
    }

    /// <summary>A matter was granted on a commitment, which is to be verified.</summary>
    /// <param name="Duty">What is verified.</param>
    public sealed record ByCommitment(VerificationDuty Duty) : FlowStart(VerificationDuty.Flow, NodeId: null)
    {
        /// <summary>What is taken once: a commitment has one verification.</summary>
        public string Key => $"verification/{Duty.Commitment}";
    }
}

/// <summary>The start was made already, or is no longer due.</summary>
internal sealed record FlowStartTaken(string Definition) : Refusal("flow.start-taken", $"This start of {Definition} is no longer due.", ("definition", Definition));
