using System.Text;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Workflow.Host.Tests;

namespace Workflow.Browser.Tests;

/// <summary>Somebody at a browser. Finds things as a person does: by what they say.</summary>
internal sealed class Person
{
    /// <summary>Width of an office screen and of a phone, in pixels.</summary>
    public const int Desk = 1366;
    public const int Phone = 360;

    private readonly BrowserOffice _office;
    private readonly string _name;
    private readonly List<string> _faults = [];

    public Person(BrowserOffice office, string name, IPage page)
    {
        (_office, _name, Page) = (office, name, page);
        page.PageError += (_, fault) => _faults.Add(fault);
        page.Console += (_, line) =>
        {
            // What the policy for scripts and styles stops shows up here and nowhere else.
            if (line.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                _faults.Add(line.Text);
            }
        };
    }

    public IPage Page { get; }

    public async Task SignInAsync(string account, string password)
    {
        await Page.GetByLabel("用户名").FillAsync(account);
        await Page.GetByLabel("密码", new() { Exact = true }).FillAsync(password);
        await PressAsync("登录");
        await Page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).WaitForAsync();
    }

    /// <summary>Opens an address of the pages.</summary>
    public async Task GoAsync(string address) => await Page.GotoAsync(address);

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task FollowAsync(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    public Task FillAsync(string label, string text) => Input(label).FillAsync(text);

    /// <summary>The field with a label.</summary>
    public ILocator Input(string label) => Page.GetByLabel(label).And(Page.Locator("input, textarea"));

    /// <summary>Waits until the page says something.</summary>
    public Task SeesAsync(string text) => Page.GetByText(text).First.WaitForAsync();

    /// <summary>Chooses from a list that opens.</summary>
    public async Task ChooseAsync(string list, string choice)
    {
        await Page.GetByRole(AriaRole.Combobox, new() { Name = list }).ClickAsync();
        await Page.Locator(".ant-select-item-option", new() { HasTextString = choice }).ClickAsync();
    }

    /// <summary>Opens a task from the inbox, by the title of its matter.</summary>
    public async Task OpenTaskAsync(string title)
    {
        await GoAsync("/inbox");
        await Page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 }).WaitForAsync();
    }

    /// <summary>Keeps a picture of the whole page and holds it to what everybody must be able to use: no serious or critical finding, no error of a script.</summary>
    /// <param name="name">Name of the picture.</param>
    /// <param name="phone">Also as a phone shows it.</param>
    public async Task LookAsync(string name, bool phone = false)
    {
        var found = await Page.RunAxe();
        var findings = new StringBuilder();
        foreach (var violation in found.Violations.Where(violation => violation.Impact is "serious" or "critical"))
        {
            findings.AppendLine($"{violation.Id} ({violation.Impact}): {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}");
        }

        await KeepAsync(name);
        if (phone)
        {
            await Page.SetViewportSizeAsync(Phone, 740);
            (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(Phone, $"{name} fits a phone");
            await KeepAsync($"{name}-phone");
            await Page.SetViewportSizeAsync(Desk, 768);
        }

        findings.ToString().Should().BeEmpty($"{name} is usable for everybody");
        _faults.Should().BeEmpty($"{name} runs without errors for {_name}");
    }

    /// <summary>Keeps a picture of the whole page.</summary>
    public async Task KeepAsync(string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "screenshots", _office.StoreName);
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
