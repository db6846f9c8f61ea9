using System.Text.Json;
using Microsoft.Playwright;

namespace Workflow.Browser.Tests;

/// <summary>What people do to forms: their session ends while they type, they press twice, two of them do the same at once.</summary>
public sealed class FormTests(BrowserOffice office) : IClassFixture<BrowserOffice>
{
    [Fact]
    public async Task A_session_that_ends_in_the_middle_of_a_form_loses_nothing()
    {
        var no = await office.OpenCaseAsync();
        var handler = await office.PersonAsync("handler");
        await handler.GoAsync($"/cases/{no}/stages/planning-permit/file");
        await handler.FillAsync("建设地点", "示范路 1 号");
        await handler.SeesAsync("草稿已保存");

        await handler.Page.Context.ClearCookiesAsync();
        await handler.FillAsync("国民经济行业", "𠮷林省“C34”通用设备 <b>制造</b> 🏭");
        await handler.SeesAsync("登录已过期");
        await handler.LookAsync("30-signed-out");
        await handler.Page.GetByLabel("密码", new() { Exact = true }).FillAsync(office.PasswordOf("handler"));
        await handler.PressAsync("登录");
        await handler.Page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await handler.SeesAsync("草稿已保存");

        await Shows("建设地点", "示范路 1 号");
        await Shows("国民经济行业", "𠮷林省“C34”通用设备 <b>制造</b> 🏭");
        await handler.Page.ReloadAsync();
        await Shows("国民经济行业", "𠮷林省“C34”通用设备 <b>制造</b> 🏭");

        async Task Shows(string label, string text) => (await handler.Input(label).InputValueAsync()).Should().Be(text);
    }

    [Fact]
    public async Task Pressing_twice_files_once()
    {
        var no = await office.OpenCaseAsync();
        var handler = await office.PersonAsync("handler");
        await handler.GoAsync($"/cases/{no}/stages/planning-permit/file");
        var enterprise = new Enterprise(office, handler);
        await enterprise.FillFormAsync(no, "1");
        await handler.PressAsync("提交申报");
        var sent = new List<string>();
        handler.Page.Request += (_, request) => sent.AddRange(request.Url.EndsWith("/application", StringComparison.Ordinal) ? [request.Headers["idempotency-key"]] : []);

        await handler.Page.GetByRole(AriaRole.Button, new() { Name = "缺件提交" }).DblClickAsync();
        await handler.SeesAsync("第 1 阶段已申报");

        sent.Should().ContainSingle();
        var view = (await (await handler.Page.APIRequest.GetAsync($"/api/cases/{no}")).JsonAsync())!.Value;
        view.GetProperty("timeline").EnumerateArray().Count(entry => entry.GetProperty("kind").GetString() == "stage.filed").Should().Be(1);
    }

    [Fact]
    public async Task An_answer_that_gets_lost_can_be_sent_again_and_is_done_once()
    {
        var no = await office.OpenCaseAsync();
        var handler = await office.PersonAsync("handler");
        await handler.GoAsync($"/cases/{no}/stages/planning-permit/file");
        await new Enterprise(office, handler).FillFormAsync(no, "1");
        await handler.PressAsync("提交申报");
        var keys = new List<string>();
        await handler.Page.RouteAsync("**/application", async route =>
        {
            keys.Add(route.Request.Headers["idempotency-key"]);
            await route.FetchAsync(); // It arrives and is done, but its answer never comes back.
            await route.AbortAsync();
        }, new() { Times = 1 });

        await handler.PressAsync("缺件提交");
        await handler.SeesAsync("是否已经办成尚不确定");
        await handler.LookAsync("31-answer-lost");
        handler.Page.Request += (_, request) => keys.AddRange(request.Url.EndsWith("/application", StringComparison.Ordinal) ? [request.Headers["idempotency-key"]] : []);
        await handler.PressAsync("提交申报");
        await handler.PressAsync("缺件提交");
        await handler.SeesAsync("第 1 阶段已申报");

        keys.Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task What_the_server_finds_wrong_stands_at_its_field()
    {
        var no = await office.OpenCaseAsync();
        var handler = await office.PersonAsync("handler");
        await handler.GoAsync($"/cases/{no}/stages/planning-permit/file");
        await new Enterprise(office, handler).FillFormAsync(no, "1");
        await handler.FillAsync("用地面积", "四万平方米");
        await handler.PressAsync("提交申报");
        await handler.PressAsync("缺件提交");

        await handler.SeesAsync("有 1 处需要更正");
        await handler.LookAsync("32-fault-at-its-field", phone: true);
        var described = await handler.Input("用地面积").GetAttributeAsync("aria-describedby");
        (await handler.Page.Locator($"[id='{described}']").InnerTextAsync()).Should().Contain("数字");
        (await handler.Input("用地面积").InputValueAsync()).Should().Be("四万平方米");
    }

    [Fact]
    public async Task The_second_of_two_officers_who_decide_at_once_is_told_in_words()
    {
        await AcceptedCaseAsync();
        var (first, second) = (await office.PersonAsync("natural-resources"), await office.PersonAsync("natural-resources-checker"));
        await first.OpenTaskAsync("建设用地规划许可");
        await second.OpenTaskAsync("建设用地规划许可");

        await first.FillAsync("意见", "同意。");
        await first.PressAsync("承办签署：预审同意");
        await first.SeesAsync("结论已保存");
        await second.FillAsync("意见", "我也同意。");
        await second.PressAsync("承办签署：预审同意");

        await second.SeesAsync("任务目前的状态是预先审查完毕");
        await second.SeesAsync("情况已有变化");
        await second.LookAsync("33-second-officer");
        (await second.Input("意见").InputValueAsync()).Should().Be("我也同意。");
    }

    // A case of which everything is handed in by number, accepted by the window.
    private async Task AcceptedCaseAsync()
    {
        var no = await office.OpenCaseAsync();
        var (handler, clerk) = (await office.PersonAsync("handler"), await office.PersonAsync("clerk"));
        var offer = (await (await handler.Page.APIRequest.GetAsync($"/api/cases/{no}/stages/1/offer")).JsonAsync())!.Value;
        await DoAsync(handler, $"/api/cases/{no}/stages/1/application", new
        {
            form = Codes(offer, "fields").ToDictionary(code => code, code => (object?)office.Project.Form[code]),
            materials = Codes(offer, "materials").Select(code => new { code, reference = $"电子证照 {code}" }).ToList(),
        });
        await DoAsync(clerk, $"/api/cases/{no}/stages/1/acceptance", new { tolerated = Array.Empty<object>() });
    }

    private static IEnumerable<string> Codes(JsonElement offer, string list) => offer.GetProperty(list).EnumerateArray().Select(row => row.GetProperty("code").GetString()!);

    private async Task DoAsync(Person person, string address, object body)
    {
        var answer = await person.Page.APIRequest.PostAsync(address, new() { DataString = JsonSerializer.Serialize(body), Headers = office.FromPages });
        answer.Status.Should().Be(200, await answer.TextAsync());
    }
}
