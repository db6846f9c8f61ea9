using Microsoft.Playwright;

namespace Workflow.Browser.Tests;

public sealed class MainJobOnSqlite(BrowserOffice office) : MainJobTests(office), IClassFixture<BrowserOffice>;

public sealed class MainJobOnPostgres(BrowserOfficeOnPostgres office) : MainJobTests(office), IClassFixture<BrowserOfficeOnPostgres>;

/// <summary>The main job on the pages, across all roles: an enterprise applies, the window tells what is missing and accepts, the departments decide, the stage is granted.</summary>
public abstract class MainJobTests(BrowserOffice office)
{
    private const string FloodStudy = "洪水影响评价报告";
    private const string RedLine = "用地红线图";
    private const string Landscape = "设计方案园林绿化审查意见";
    private const string DesignScheme = "建设工程设计方案审查";
    private const string PlanningPermit = "建设工程规划许可";

    [Fact]
    public Task A_stage_goes_from_the_application_to_the_licence_on_the_pages_alone() => office.TellAsync(async () =>
    {
        await office.AtAsync("2026-03-02 09:30");
        var no = await OpensAndFilesAsync();
        await office.AtAsync("2026-03-02 15:00");
        await IsToldOnceWhatIsMissingAsync();
        await office.AtAsync("2026-03-04 10:00");
        await AnswersAsync(no);
        await office.AtAsync("2026-03-05 09:00");
        await IsAcceptedWithToleranceAsync();

        await office.AtAsync("2026-03-06 10:00");
        await IsClaimedAndGrantedAsync();
        await office.AtAsync("2026-03-06 14:00");
        await IsReturnedAndCorrectedAsync(no);
        await office.AtAsync("2026-03-09 10:00");
        await AllOtherDepartmentsGrantAsync(no);
        await office.AtAsync("2026-03-10 10:00");
        await HandlerAndCheckerSignAsync();
        await office.AtAsync("2026-03-11 10:00");
        await TheClockStopsAndRunsAgainAsync();
        await office.AtAsync("2026-03-16 10:00");
        await TheHeadApprovesAsync();

        await TheEnterpriseSeesTheResultAsync(no);
    });

    private async Task<string> OpensAndFilesAsync()
    {
        var handler = await office.PersonAsync("handler");
        await handler.GoAsync("/apply");
        await handler.Page.GetByLabel(office.Project.Project.Name).CheckAsync();
        await handler.LookAsync("01-apply", phone: true);
        await handler.PressAsync("开办件");
        await handler.SeesAsync("您现在要做的");
        var no = new Uri(handler.Page.Url).Segments[^1];
        await handler.LookAsync("02-case-opened", phone: true);

        await handler.FollowAsync("去申报");
        await handler.Page.GetByRole(AriaRole.Heading, new() { Name = "申报第 1 阶段：规划许可" }).WaitForAsync();
        var enterprise = new Enterprise(office, handler);
        await enterprise.FillFormAsync(no, "1");
        await enterprise.UploadAllAsync(FloodStudy, RedLine);
        await handler.SeesAsync("草稿已保存");
        await handler.LookAsync("03-filing", phone: true);
        await handler.PressAsync("提交申报");
        await handler.SeesAsync("还有 2 份材料未提交。缺件也可以提交");
        await handler.PressAsync("缺件提交");
        await handler.SeesAsync("第 1 阶段已申报");
        await handler.LookAsync("04-filed", phone: true);
        return no;
    }

    private async Task IsToldOnceWhatIsMissingAsync()
    {
        var clerk = await office.PersonAsync("clerk");
        await clerk.OpenTaskAsync("规划许可阶段受理");
        await clerk.SeesAsync("缺少 2 份材料");
        await clerk.LookAsync("05-intake");
        await clerk.PressAsync("删除第 1 项");
        await clerk.PressAsync("发出补正告知（1 项）");
        await clerk.SeesAsync("此任务已办结");
        await clerk.LookAsync("06-told-once");
    }

    private async Task AnswersAsync(string no)
    {
        var handler = await office.PersonAsync("handler");
        await handler.GoAsync($"/cases/{no}");
        await handler.FollowAsync("去答复");
        await handler.SeesAsync("需要补正的内容");
        await new Enterprise(office, handler).UploadAsync(FloodStudy);
        await handler.LookAsync("07-supplement", phone: true);
        await handler.PressAsync("提交答复");
        await handler.SeesAsync("答复已提交");
    }

    private async Task IsAcceptedWithToleranceAsync()
    {
        var clerk = await office.PersonAsync("clerk");
        await clerk.OpenTaskAsync("规划许可阶段受理");
        await clerk.Page.GetByRole(AriaRole.Checkbox, new() { Name = RedLine }).CheckAsync();
        await clerk.FillAsync("补交期限", "2026-03-13");
        await clerk.LookAsync("08-accept-with-tolerance");
        await clerk.PressAsync("容缺受理（1 份后补）");
        await clerk.SeesAsync("此任务已办结");
    }

    private async Task IsClaimedAndGrantedAsync()
    {
        var officer = await office.PersonAsync("development-reform");
        await officer.GoAsync("/inbox");
        await officer.SeesAsync("企业投资项目备案");
        await officer.LookAsync("09-inbox");
        await officer.OpenTaskAsync("企业投资项目备案");
        await officer.PressAsync("认领");
        await officer.SeesAsync("由 发展和改革局 承办人 认领");
        await officer.LookAsync("10-claimed");
        await SignsAsync(officer, "承办", "材料齐全，准予备案。");
        await officer.LookAsync("11-granted");
    }

    private async Task IsReturnedAndCorrectedAsync(string no)
    {
        var officer = await office.PersonAsync("landscaping");
        await officer.OpenTaskAsync(Landscape);
        await officer.Page.GetByText("退回补正", new() { Exact = true }).ClickAsync();
        await officer.PressAsync("承办签署：退回补正");
        await officer.Page.Locator(".field-fault").WaitForAsync(); // Reasons are asked for at their field.
        await officer.FillAsync("理由", "绿地布置图与总平面图的绿地率不一致，请核对后重新提交。");
        await officer.LookAsync("12-return");
        await officer.PressAsync("承办签署：退回补正");
        await officer.SeesAsync("已退回申请人更正");

        var handler = await office.PersonAsync("handler");
        await handler.GoAsync($"/cases/{no}");
        await handler.Page.GetByRole(AriaRole.Link, new() { Name = $"去答复：“{Landscape}”已退回，请更正" }).ClickAsync();
        await new Enterprise(office, handler).UploadAsync("绿地布置图");
        await handler.Page.GetByText("更正表单").ClickAsync();
        await handler.FillAsync("绿地率", "20");
        await handler.LookAsync("13-correction", phone: true);
        await handler.PressAsync("提交答复");
        await handler.SeesAsync("答复已提交");

        await officer.OpenTaskAsync(Landscape);
        await officer.SeesAsync("第 2 轮");
        await SignsAsync(officer, "承办", "已更正。");
    }

    private async Task AllOtherDepartmentsGrantAsync(string no)
    {
        (string Account, string Title)[] matters =
        [
            ("civil-defence", "设计方案人民防空审查意见"),
            ("traffic-police", "设计方案交通影响审查意见"),
            ("water", "设计方案涉河审查意见"),
            ("water", "水土保持登记表备案"),
            ("ecology", "建设项目环境影响报告表审批"),
            ("development-reform", "固定资产投资项目节能审查"),
            ("natural-resources", "建设用地规划许可"),
        ];
        foreach (var (account, title) in matters)
        {
            var officer = await office.PersonAsync(account);
            await officer.OpenTaskAsync(title);
            await SignsAsync(officer, "承办", "");
        }

        var handler = await office.PersonAsync("handler");
        await handler.GoAsync($"/cases/{no}");
        await handler.FollowAsync("去补交");
        await new Enterprise(office, handler).UploadAsync(RedLine);
        await handler.LookAsync("14-tolerated", phone: true);
        await handler.PressAsync("提交答复");
        await handler.SeesAsync("答复已提交");
    }

    private async Task HandlerAndCheckerSignAsync()
    {
        var handler = await office.PersonAsync("natural-resources");
        await handler.OpenTaskAsync(DesignScheme);
        await handler.FillAsync("意见", "拟同意。");
        await handler.PressAsync("承办签署：同意");
        await handler.SeesAsync("已签署，待审核签署");

        var checker = await office.PersonAsync("natural-resources-checker");
        await checker.OpenTaskAsync(DesignScheme);
        await checker.LookAsync("15-second-signature");
        await SignsAsync(checker, "审核", "同意。");
    }

    private async Task TheClockStopsAndRunsAgainAsync()
    {
        var officer = await office.PersonAsync("natural-resources");
        await officer.OpenTaskAsync(PlanningPermit);
        await officer.Page.Locator("summary", new() { HasTextString = "停表" }).ClickAsync();
        await officer.ChooseAsync("事由", "专家评审");
        await officer.FillAsync("停表起始日", "2026-03-11");
        await officer.FillAsync("向申请人说明", "组织专家评审。");
        await officer.LookAsync("16-stop-the-clock");
        await officer.PressAsync("停表并书面告知");
        await officer.SeesAsync("已停表，停表告知书已出具");

        await office.AtAsync("2026-03-13 10:00");
        await officer.OpenTaskAsync(PlanningPermit);
        await officer.SeesAsync("停表：专家评审");
        await officer.LookAsync("17-stopped");
        foreach (var clock in new[] { "恢复承诺时限", "恢复法定时限" })
        {
            await officer.PressAsync(clock);
            await officer.Page.GetByRole(AriaRole.Button, new() { Name = clock }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }

        await officer.FillAsync("意见", "拟准予。");
        await officer.PressAsync("承办签署：同意");
        await officer.SeesAsync("已签署，待批准签署");
    }

    private async Task TheHeadApprovesAsync()
    {
        var head = await office.PersonAsync("natural-resources-head");
        await head.OpenTaskAsync(PlanningPermit);
        await head.Page.Locator("summary", new() { HasTextString = "延期" }).ClickAsync();
        await head.LookAsync("18-head");
        await SignsAsync(head, "批准", "准予许可。");
    }

    private async Task TheEnterpriseSeesTheResultAsync(string no)
    {
        var handler = await office.PersonAsync("handler");
        await handler.GoAsync($"/cases/{no}?stage=1");
        await handler.SeesAsync("申报第 2 阶段：施工许可");
        await handler.LookAsync("19-granted", phone: true);
        await handler.Page.GetByRole(AriaRole.Tab, new() { Name = "文书" }).ClickAsync();
        await handler.LookAsync("20-documents");

        var permit = await handler.Page.RunAndWaitForPopupAsync(() => handler.Page.GetByRole(AriaRole.Link, new() { Name = "准予" }).First.ClickAsync());
        await permit.WaitForLoadStateAsync();
        (await permit.ContentAsync()).Should().Contain(no);
        await handler.Page.GetByRole(AriaRole.Link, new() { Name = "全部文书一次打印" }).WaitForAsync();

        var passer = await office.VisitorAsync("passer", Person.Phone);
        await passer.GoAsync(await permit.Locator(".address").InnerTextAsync());
        await passer.SeesAsync("现在由谁办理");
        await passer.LookAsync("21-qr", phone: true);
    }

    private static async Task SignsAsync(Person officer, string role, string opinion)
    {
        await officer.FillAsync("意见", opinion);
        await officer.PressAsync($"{role}签署：同意");
        await officer.SeesAsync("此任务已办结");
    }
}
