namespace Workflow.Rulebook;

/// <summary>The law or local rule a rule rests on. As a tag, so that it is data of the rule: <c>cites:SOURCE art. ARTICLE</c>.</summary>
/// <param name="source">Name of the law, see <see cref="Laws"/>.</param>
/// <param name="article">Article.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CitesAttribute(string source, string article) : TagAttribute($"cites:{source} art. {article}");

/// <summary>What nobody's law says: a default of the product, shown as such. As a tag: <c>assumption:WHY</c>.</summary>
/// <param name="why">What is assumed.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class AssumptionAttribute(string why) : TagAttribute($"assumption:{why}");

/// <summary>What a rule decides, for the checks before publication: <c>concludes:SUBJECT=EFFECT</c>. What only obliges or warns decides nothing.</summary>
/// <param name="subject">See <see cref="Subjects"/>.</param>
/// <param name="effect">What it says.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ConcludesAttribute(string subject, Effect effect) : TagAttribute($"concludes:{subject}={effect}");

/// <summary>Names of the laws that rules cite.</summary>
public static class Laws
{
    public const string Licensing = "行政许可法";
    public const string Registration = "市场主体登记管理条例";
    public const string RegistrationRules = "市场主体登记管理条例实施细则";
    public const string EnterpriseNames = "企业名称登记管理规定";
    public const string Company = "公司法(2023)";
    public const string FireProtection = "消防法";
    public const string Zhejiang = "浙江省保障“最多跑一次”改革规定";
    public const string ZhejiangCredit = "浙江省公共信用信息管理条例";
    public const string ShenzhenCredit = "深圳经济特区社会信用条例";
    public const string Anyang = "安阳市政务服务条例";
    public const string Beijing = "北京市优化营商环境条例";
    public const string Shanghai = "上海市优化营商环境条例";
    public const string Binzhou = "滨州市工程建设项目并联审批管理规定";
    public const string OnlineServices = "国务院关于在线政务服务的若干规定";
    public const string CommitmentGuidance = "国办发〔2020〕42号";
}
