using System.Text.Json.Nodes;
using Workflow.Host.Serving.OpenApi;

namespace Workflow.Host.Tests.Api;

/// <summary>The description of the API is the one that was reviewed, and its examples are complete.</summary>
public sealed class OpenApiTests(ServedOffice office) : IClassFixture<ServedOffice>
{
    [Fact]
    public async Task The_served_description_is_the_one_in_docs()
    {
        using var visitor = office.Visitor();

        var served = (await visitor.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n") + "\n";

        var kept = Path.Combine(Repository.Root, "docs", "openapi.json");
        if (!File.Exists(kept) || await File.ReadAllTextAsync(kept) != served)
        {
            var received = Path.Combine(Repository.Root, "artifacts", "openapi.json");
            await File.WriteAllTextAsync(received, served);
            Assert.Fail($"The API has changed. Review the difference, then: cp {received} {kept}");
        }
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_and_if_it_takes_json_an_example()
    {
        var operations = (await DescriptionAsync())["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!.AsObject()).ToList();

        operations.Should().HaveCountGreaterThan(30);
        operations.Select(operation => operation["operationId"]?.GetValue<string>()).Should().OnlyHaveUniqueItems().And.NotContainNulls();
        operations.Should().OnlyContain(operation => !string.IsNullOrEmpty((string?)operation["summary"]));
        operations.Where(operation => operation["requestBody"]?["content"]?["application/json"] is { } body && body["example"] is null)
            .Select(operation => (string?)operation["operationId"]).Should().BeEmpty();
    }

    [Fact]
    public async Task Every_example_belongs_to_an_operation_and_says_only_what_it_takes()
    {
        var description = await DescriptionAsync();
        var operations = description["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!.AsObject())
            .ToDictionary(operation => operation["operationId"]!.GetValue<string>());

        foreach (var name in Examples.Names)
        {
            operations.Should().ContainKey(name);
            var reference = (string?)operations[name]["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"];
            var known = description["components"]!["schemas"]![reference!.Split('/')[^1]]!["properties"]!.AsObject().Select(property => property.Key);
            Examples.Of(name)!.AsObject().Select(member => member.Key).Should().BeSubsetOf(known, name);
        }
    }

    private async Task<JsonObject> DescriptionAsync()
    {
        using var visitor = office.Visitor();
        return JsonNode.Parse(await visitor.GetStringAsync("/openapi/v1.json"))!.AsObject();
    }
}
