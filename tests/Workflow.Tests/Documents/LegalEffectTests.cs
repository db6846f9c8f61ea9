using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;
using Workflow.Tests.CaseFiles;
using Workflow.Tests.Catalogue;
using static Workflow.Tests.CaseFiles.CaseScenario;

namespace Workflow.Tests.Documents;

public sealed class LegalEffectTests
{
    private const string DecidedOnWhatThereIs = "逾期未补正的，审批部门依据现有材料继续审查并依法作出决定。";

    private static readonly SupplementItem Scheme = new("scheme", "service-centre", "设计方案");
    private static readonly LegalBasis Art45 = new(LegalBasis.LicensingLaw, "45", VerifiedOn: null);
    private static readonly LegalBasis LocalRule = new("滨州市工程建设项目并联审批管理规定", "19", VerifiedOn: null);

    [Fact]
    public void A_supplement_before_acceptance_threatens_what_the_local_rule_says_by_default_withdrawal()
    {
        var page = Page(Opened().FilesWithout("scheme").Play(Clerk, new RequestSupplement(No, "planning", [Scheme])));

        page.Should().Contain("第三十二条第一款第四项").And.Contain("按照视为撤回申请处理").And.NotContain("不予受理");
    }

    [Fact]
    public void Where_an_unanswered_supplement_is_a_refusal_of_acceptance_the_notice_says_so()
    {
        var catalogue = SmallCatalogue.Build();
        catalogue.Settings["supplement-outcome"] = new Setting("supplement-outcome", "refused", "滨州市工程建设项目并联审批管理规定 art. 10", IsAssumption: false);

        var page = Page(OpenedWith(Attributes(), catalogue).FilesWithout("scheme").Play(Clerk, new RequestSupplement(No, "planning", [Scheme])));

        page.Should().Contain("逾期未补正的，将作出不予受理的决定").And.NotContain("撤回");
    }

    [Fact]
    public void A_return_for_correction_does_not_threaten_a_withdrawal()
    {
        Page(Accepted().Returns("land")).Should().Contain(DecidedOnWhatThereIs).And.NotContain("撤回").And.NotContain("第三十二条");
    }

    [Fact]
    public void A_supplement_after_acceptance_does_not_threaten_a_withdrawal()
    {
        var scenario = Accepted()
            .Play(Reviewer("water"), new AddSupplementItem(No, "planning", MaterialCode: null, "水土保持说明"))
            .Play(Head("natural-resources"), new SendSupplement(No, "planning"));

        Page(scenario).Should().Contain(DecidedOnWhatThereIs).And.NotContain("撤回").And.NotContain("第三十二条");
    }

    [Fact]
    public void A_stop_of_the_promise_alone_is_not_told_as_a_special_procedure_of_the_law()
    {
        var page = Page(Stopped(ClockKind.Promised, StopGround.PublicNotice, LocalRule));

        page.Should().Contain("依照《滨州市工程建设项目并联审批管理规定》第19条的规定，承诺期限暂停计算；法定期限继续计算。")
            .And.NotContain("四十五").And.NotContain("45").And.NotContain("不计算在法定期限内");
    }

    [Fact]
    public void A_lawful_ground_that_stops_only_the_promise_leaves_the_law_running_in_the_notice()
    {
        Page(Stopped(ClockKind.Promised, StopGround.ExpertReview, Art45)).Should().Contain("法定期限继续计算").And.NotContain("不计算在法定期限内");
    }

    [Fact]
    public void A_special_procedure_says_which_time_stands()
    {
        Page(Stopped(ClockKind.Statutory, StopGround.ExpertReview, Art45)).Should().Contain("依照《行政许可法》第45条的规定，所需时间不计算在法定期限内。");
        Page(Stopped(kind: null, StopGround.ExpertReview, Art45)).Should().Contain("所需时间不计算在法定期限内，承诺期限同时暂停计算。");
    }

    private static CaseScenario Stopped(ClockKind? kind, StopGround ground, LegalBasis basis)
    {
        var scenario = Accepted();
        return scenario.Play(
            Reviewer("water"),
            new StopClock(No, ClockOwner.Of(scenario.Task("soil").Id), kind, ground, basis, new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 6)));
    }

    private static string Page(CaseScenario scenario)
    {
        var draft = scenario.Documents.Last();
        return DocumentRenderer.Render(Shipped.Catalogue.Templates[draft.Kind], draft, "1号", SmallCatalogue.Build().Departments[draft.Department]).Html;
    }
}
