namespace Workflow.Approvals.Clocks;

/// <summary>Why a clock may stand. A closed list: what is not here does not stop a clock.</summary>
public enum StopGround
{
    /// <summary>听证. 行政许可法 art. 45.</summary>
    Hearing,

    /// <summary>招标. 行政许可法 art. 45.</summary>
    Tender,

    /// <summary>拍卖. 行政许可法 art. 45.</summary>
    Auction,

    /// <summary>检验. 行政许可法 art. 45.</summary>
    Inspection,

    /// <summary>检测. 行政许可法 art. 45.</summary>
    Test,

    /// <summary>检疫. 行政许可法 art. 45.</summary>
    Quarantine,

    /// <summary>鉴定. 行政许可法 art. 45.</summary>
    Appraisal,

    /// <summary>专家评审. 行政许可法 art. 45.</summary>
    ExpertReview,

    /// <summary>公示. The promise only, where a local rule says so (e.g. 滨州市工程建设项目并联审批管理规定 art. 19).</summary>
    PublicNotice,

    /// <summary>整改. The promise only, where a local rule says so.</summary>
    Rectification,

    /// <summary>会议. The promise only, where a local rule says so.</summary>
    Meeting,

    /// <summary>受理后补正. The promise only, where a local rule says so; by itself it stops nothing.</summary>
    Supplement,

    /// <summary>A task that must wait for another's result (浙江省保障“最多跑一次”改革规定 art. 5, 滨州市工程建设项目并联审批管理规定 art. 16): both clocks of the task.</summary>
    WaitsForUpstream,

    /// <summary>All open branches stand, so the stage or case does. Follows from the branches; nobody asks for it.</summary>
    AllBranchesStopped,

    /// <summary>No stage is open. Follows from the stages; nobody asks for it.</summary>
    BetweenStages,
}
