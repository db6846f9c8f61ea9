namespace Workflow.Approvals.Clocks;

/// <summary>What sets a limit going.</summary>
public enum StartEvent
{
    /// <summary>The application was filed.</summary>
    Filed,

    /// <summary>The materials were received (收到), e.g. 建筑法 art. 8, 环境影响评价法 art. 22.</summary>
    Received,

    /// <summary>The application was accepted (受理), e.g. 行政许可法 art. 42.</summary>
    Accepted,

    /// <summary>The result this matter waits for has come (浙江省保障“最多跑一次”改革规定 art. 5).</summary>
    UpstreamResult,

    /// <summary>The decision was made, e.g. handing over within 10 days (行政许可法 art. 44).</summary>
    Decided,

    /// <summary>The person concerned was told, e.g. asked for a supplement.</summary>
    Notified,
}

/// <summary>A limit set by law or promised by the office.</summary>
/// <param name="Length">Value and unit.</param>
/// <param name="Basis">Who says so.</param>
/// <param name="StartEvent">What sets it going.</param>
public sealed record TimeLimit(LimitLength Length, LegalBasis Basis, StartEvent StartEvent)
{
    /// <summary>E.g. <c>20wd from Accepted (行政许可法 art. 42)</c>.</summary>
    public override string ToString() => $"{Length} from {StartEvent} ({Basis})";
}
