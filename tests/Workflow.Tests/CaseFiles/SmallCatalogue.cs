using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Projects;
using Workflow.Approvals.Tasks;

namespace Workflow.Tests.CaseFiles;

/// <summary>A catalogue of two stages made by hand: enough of everything to tell every story, small enough to know by heart.</summary>
internal static class SmallCatalogue
{
    public const string Flow = "small-flow";

    private static readonly LegalBasis Licensing = new(LegalBasis.LicensingLaw, "42", VerifiedOn: null);
    private static readonly LegalBasis Eia = new("环境影响评价法", "22", VerifiedOn: null);
    private static readonly LegalBasis Promise = new("承诺", "1", VerifiedOn: null, IsAssumption: true);

    public static CatalogueVersion Build(string toleranceOutcome = "acceptance-revoked") => new()
    {
        Version = 1,
        ValidFrom = new DateOnly(2026, 1, 1),
        Hash = "00",
        Departments = Keyed(d => d.Code,
            new Department("service-centre", "政务服务中心", "Service centre", "政务"),
            new("supervision", "电子监察中心", "Supervision", "监察"),
            new("natural-resources", "自然资源和规划局", "Natural resources", "自然资规"),
            new("ecology", "生态环境局", "Ecology", "环"),
            new("water", "水利局", "Water", "水"),
            new("housing", "住房和城乡建设局", "Housing", "建")),
        Flows = Keyed(f => f.Code, new FlowDefinition(Flow, "小流程", "Small flow", InvestmentKind.Social, [], Limit(35, Promise))),
        Attributes = Keyed(a => a.Code, Attribute("needsEia"), Attribute("regionalEvaluation"), Attribute("hasWorks"), Attribute("needsLand")),
        Fields = Keyed(f => f.Code,
            Field("projectName", FieldType.Text),
            Field("siteArea", FieldType.Number),
            Field("eiaClass", FieldType.Choice) with { Choices = ["report", "form"] },
            Field("contactName", FieldType.Text) with { IsPersonal = true },
            Field("plannedStart", FieldType.Date) with { Required = false },
            Field("floors", FieldType.WholeNumber) with { Required = false },
            Field("compliant", FieldType.Boolean) with { Required = false }),
        Materials = Keyed(m => m.Code,
            Material("land-contract"),
            Material("red-line"),
            Material("scheme"),
            Material("eia-report") with { Provider = MaterialProvider.Intermediary },
            Material("soil-plan"),
            Material("planning-permit-copy") with { Provider = MaterialProvider.Office, IssuedBy = "natural-resources" },
            Material("drawings")),
        Matters = Keyed(m => m.Code,
            Matter("land", "natural-resources", "planning", 3) with
            {
                Form = ["projectName", "siteArea", "contactName", "plannedStart"],
                Materials = [new("land-contract", Waivable: false, Tolerable: false), new("red-line", Waivable: false, Tolerable: true)],
            },
            Matter("eia", "ecology", "planning", 5) with
            {
                Statutory = new TimeLimit(LimitLength.CalendarDays(30), Eia, StartEvent.Received),
                Form = ["projectName", "siteArea", "eiaClass"],
                Materials = [new("eia-report", Waivable: false, Tolerable: false)],
                AppliesWhen = "project.needsEia",
                Commitment = new MatterCommitment
                {
                    Template = "notice", Regulator = "water", RiskTags = [], ListedFrom = new(2026, 1, 1), IsLowRisk = true, Basis = Promise, IsPublished = true,
                    Conditions = [new("site", "选址符合要求", "The site is suitable", Fact: null, ["eia-report"]), new("staff", "人员到位", "Staff is there", "applicant.has-staff", [])],
                    Later = [new("eia-report", WorkingDays: 20)],
                },
            },
            Matter("soil", "water", "planning", 5) with
            {
                Form = ["projectName", "floors"],
                Materials = [new("soil-plan", Waivable: true, Tolerable: true)],
                ReplacedWhen = "project.regionalEvaluation",
                Replacement = new MatterReplacement("区域评估已完成(浙江 art. 23)", "Regional evaluation is done", Waived: true),
            },
            Matter("permit", "natural-resources", "planning", 5) with
            {
                Form = ["projectName", "compliant"],
                Materials = [new("scheme", Waivable: false, Tolerable: false)],
                SignOffs = [new(SignOffRole.Handler), new(SignOffRole.Checker), new(SignOffRole.Approver)],
            },
            Matter("drawings-review", "housing", "construction", 10) with
            {
                Statutory = null,
                StatutoryNote = "技术审查",
                Form = ["projectName"],
                Materials = [new("drawings", Waivable: false, Tolerable: false), new("planning-permit-copy", Waivable: false, Tolerable: false)],
                AppliesWhen = "project.hasWorks",
            }),
        Stages = Keyed(s => s.Code,
            new StageDefinition("planning", Flow, 1, "规划许可", "Planning permit", "natural-resources", Limit(45, Licensing), Limit(15, Promise)),
            new StageDefinition("construction", Flow, 2, "施工许可", "Construction permit", "housing", Limit(45, Licensing), Limit(20, Promise))),
        CommitmentTemplates = Keyed(t => t.Code, new CommitmentTemplate("notice", 2, "告知承诺书", new(NoticeParts.Needed.Select(part => KeyValuePair.Create(part, "{{matter}}：{{conditions}}"))))),
        Templates = [],
        Settings = Keyed(s => s.Code,
            new Setting("supplement-answer", "10wd", "浙江省保障“最多跑一次”改革规定 art. 11", IsAssumption: false),
            new Setting("correction-answer", "5wd", "产品默认值", IsAssumption: true),
            new Setting("tolerance-outcome", toleranceOutcome, "浙江省保障“最多跑一次”改革规定 art. 11", IsAssumption: false),
            new Setting("intake-promise", "2wd", "产品默认值", IsAssumption: true),
            new Setting("lead-decision", "3wd", "产品默认值", IsAssumption: true)),
    };

    private static TimeLimit Limit(int days, LegalBasis basis) => new(LimitLength.WorkingDays(days), basis, StartEvent.Accepted);

    private static AttributeDefinition Attribute(string code) => new(code, code, code, FieldType.Boolean, Required: false, []);

    private static FieldDefinition Field(string code, FieldType type) => new(code, code, code, type, Required: true, [], Source: null, IsPersonal: false);

    private static MaterialDefinition Material(string code) => new(code, $"材料 {code}", code, MaterialProvider.Applicant, IssuedBy: null);

    private static Matter Matter(string code, string department, string stage, int promised) => new()
    {
        Code = code,
        Name = $"事项 {code}",
        NameEn = code,
        Department = department,
        Flow = Flow,
        Stage = stage,
        Statutory = Limit(20, Licensing),
        Promised = Limit(promised, Promise),
        SignOffs = [new SignOffStep(SignOffRole.Handler)],
        Materials = [],
        Form = [],
        Result = $"{code} 许可证",
    };

    private static OrderedDictionary<string, T> Keyed<T>(Func<T, string> key, params T[] rows)
    {
        var keyed = new OrderedDictionary<string, T>();
        foreach (var row in rows)
        {
            keyed.Add(key(row), row);
        }

        return keyed;
    }
}
