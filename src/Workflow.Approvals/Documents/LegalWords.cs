using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Approvals.Clocks;

namespace Workflow.Approvals.Documents;

/// <summary>The Chinese words that acts put into documents. A document is issued in Chinese whatever language its reader chose; its words are part of the act.</summary>
internal static class LegalWords
{
    public static string Date(DateOnly day) => day.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);

    public static string Until(DueDate? due) => due is null ? "（停止计时）" : Date(due.Date);

    public static string Ground(StopGround ground) => ground switch
    {
        StopGround.Hearing => "听证",
        StopGround.Tender => "招标",
        StopGround.Auction => "拍卖",
        StopGround.Inspection => "检验",
        StopGround.Test => "检测",
        StopGround.Quarantine => "检疫",
        StopGround.Appraisal => "鉴定",
        StopGround.ExpertReview => "专家评审",
        StopGround.PublicNotice => "公示",
        StopGround.Rectification => "整改",
        StopGround.Meeting => "会议",
        StopGround.Supplement => "受理后补正",
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, "Nobody is told of this ground in writing."),
    };

    public static JsonArray List(params IEnumerable<string> lines) => [.. lines.Select(line => JsonValue.Create(line))];

    /// <summary>行政许可法 art. 32(1): not a matter of licensing, or of another organ.</summary>
    public const string RefusalOfAcceptanceBasis = "《中华人民共和国行政许可法》第三十二条第一款";

    /// <summary>行政许可法 art. 38: refusals give reasons.</summary>
    public const string RefusalBasis = "《中华人民共和国行政许可法》第三十八条第二款";

    /// <summary>The applicant asks; no provision forbids it before the decision.</summary>
    public const string WithdrawalBasis = "申请人的申请";

    /// <summary>What an internal reply says when the department does not do what was asked.</summary>
    public const string Declined = "不予办理";

    public const string Withdrawn = "申请人撤回申请";
    public const string SupplementOverdue = "逾期未补正，视为撤回申请";
    public const string SupplementOverdueRefused = "逾期未补正，申请材料仍不齐全或者不符合法定形式";
    public const string ToleranceOverdue = "逾期未补齐容缺受理的材料";

    /// <summary>What a decision on a stage calls it: with the matters it decides, for those decided before stay decided.</summary>
    public static string Stage(string name, IReadOnlyList<string> matters) => matters.Count > 0 ? $"{name}阶段（{string.Join('、', matters)}）" : $"{name}阶段";
}
