using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Workflow.Browser.Tests;

/// <summary>What the handler of an enterprise does on the pages.</summary>
internal sealed class Enterprise(BrowserOffice office, Person person)
{
    /// <summary>Fills in every field of the form that is still empty, as the demo's project has it.</summary>
    public async Task FillFormAsync(string no, string stage)
    {
        var offer = (await (await person.Page.APIRequest.GetAsync($"/api/cases/{no}/stages/{stage}/offer")).JsonAsync())!.Value;
        foreach (var field in offer.GetProperty("fields").EnumerateArray())
        {
            var (code, type) = (field.GetProperty("code").GetString()!, field.GetProperty("type").GetString()!);
            var value = office.Project.Form[code]!;
            if (type is "boolean")
            {
                await person.Page.Locator($"[aria-labelledby='form-{code}-label']").GetByLabel(value.GetValue<bool>() ? "是" : "否").CheckAsync();
            }
            else if (type is "choice")
            {
                await ChooseAsync(field, code, value);
            }
            else
            {
                await person.Page.Locator($"[id='form-{code}']").FillAsync(value is JsonValue text && text.TryGetValue<string>(out var written) ? written : value.ToJsonString());
            }
        }
    }

    /// <summary>Uploads a paper for every material that is not yet handed in, but those left out.</summary>
    public async Task UploadAllAsync(params string[] leftOut)
    {
        var rows = person.Page.Locator(".hand-in > li");
        for (var i = 0; i < await rows.CountAsync(); i++)
        {
            var row = rows.Nth(i);
            var name = await row.Locator(".hand-in-name > span").First.InnerTextAsync();
            if (!leftOut.Contains(name))
            {
                await UploadAsync(name);
            }
        }
    }

    public async Task UploadAsync(string material)
    {
        var row = person.Page.Locator(".hand-in > li", new() { Has = person.Page.Locator(".hand-in-name > span", new() { HasTextString = material }) }).First;
        await row.Locator("input[type=file]").SetInputFilesAsync(Papers.Pdf(material));
        await row.GetByRole(AriaRole.Link, new() { Name = $"{material}.pdf" }).WaitForAsync();
    }

    private async Task ChooseAsync(System.Text.Json.JsonElement field, string code, JsonNode value)
    {
        var choices = field.GetProperty("choices").EnumerateArray().ToDictionary(choice => choice.GetProperty("code").GetString()!, choice => choice.GetProperty("name").GetString()!);
        await person.Page.Locator($"[id='form-{code}']").ClickAsync();
        await person.Page.Locator(".ant-select-item-option", new() { HasTextString = choices[value.GetValue<string>()] }).ClickAsync();
    }
}
