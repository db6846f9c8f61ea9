using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Host.Tests.Crash.Load;

/// <summary>What can be tried on a case as its page shows it. Not all of it will be taken: others act at the same time.</summary>
internal static class Acts
{
    /// <summary>An enterprise opens a case.</summary>
    public static Act Open(Enterprise enterprise, string project) => new(enterprise.Account, "/api/cases", "case.opened", _ => new()
    {
        ["service"] = "investment-project-social", ["party"] = enterprise.Party.Id.Value.ToString(), ["project"] = project,
    })
    { Project = project };

    /// <summary>An enterprise files the stage that is open.</summary>
    /// <param name="offer">What the stage asks for.</param>
    /// <param name="form">A value for each field.</param>
    /// <param name="leftOut">How many of the materials are not handed in.</param>
    public static Act File(string applicant, string address, JsonElement offer, JsonObject form, int leftOut)
    {
        var fields = offer.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("code").GetString()!).ToList();
        var materials = offer.GetProperty("materials").EnumerateArray().Select(material => material.GetProperty("code").GetString()!).SkipLast(leftOut).ToList();
        return new(applicant, $"{address}/application", "stage.filed", key => new()
        {
            ["form"] = new JsonObject(fields.Select(code => KeyValuePair.Create(code, form[code]?.DeepClone()))), ["materials"] = HandedIn(materials, key),
        });
    }

    /// <summary>Everything else, as the page of the case shows it.</summary>
    public static IEnumerable<Act> On(string applicant, JsonElement page, DateOnly today, Random random)
    {
        var no = page.GetProperty("no").GetString()!;
        if (page.GetProperty("closedAt").ValueKind != JsonValueKind.Null)
        {
            return [];
        }

        return
        [
            .. page.GetProperty("supplements").EnumerateArray().Where(row => Is(row, "state", "sent") && Is(row, "phase", "beforeAcceptance"))
                .Select(row => new Act(applicant, $"/api/cases/{no}/supplements/{row.GetProperty("id")}/answer", "supplement.answered", key => new() { ["materials"] = HandedIn(Asked(page, row, random), key) })),
            .. page.GetProperty("tasks").EnumerateArray().SelectMany(task => OnTask(applicant, no, page, task, today, random)),
            .. random.Next(60) == 0 ? [new Act(applicant, $"/api/cases/{no}/withdrawal", "case.closed", _ => new() { ["reason"] = "计划有变" })] : Array.Empty<Act>(),
        ];
    }

    private static IEnumerable<Act> OnTask(string applicant, string no, JsonElement page, JsonElement task, DateOnly today, Random random)
    {
        var (id, kind, state) = (task.GetProperty("id").GetString(), task.GetProperty("kind").GetString(), task.GetProperty("state").GetString());
        var stage = $"/api/cases/{no}/stages/{task.GetProperty("stage").GetInt32()}";
        return (kind, state) switch
        {
            ("intake", "open") => [Intake(stage, page)],
            ("leadDecision", "open") => [new(Town.HeadOf(Department(task)), $"{stage}/lead-decision", "task.lead-decided", key => new() { ["refile"] = true, ["text"] = key }) { IsMarked = true }],
            ("review", "returned") => [new(applicant, $"/api/tasks/{id}/correction", "correction.answered", key => new() { ["materials"] = HandedIn([Any(page, task, random)], key) })],
            ("review", "open") => [Review(id!, task, today, random)],
            _ => [],
        };
    }

    private static Act Intake(string stage, JsonElement page)
    {
        var missing = Missing(page).ToList();
        return missing.Count == 0
            ? new(Town.Clerk, $"{stage}/acceptance", "stage.matters-chosen", _ => [])
            : new(Town.Clerk, $"{stage}/supplements", "supplement.sent", _ => new()
            {
                ["items"] = new JsonArray([.. missing.Select(code => new JsonObject { ["material"] = code, ["text"] = "请补交" })]), ["reason"] = "材料不齐",
            });
    }

    private static Act Review(string id, JsonElement task, DateOnly today, Random random)
    {
        var round = task.GetProperty("round").GetInt32();
        var isFirst = !task.GetProperty("opinions").EnumerateArray().Any(opinion => opinion.GetProperty("round").GetInt32() == round);
        var signer = isFirst ? Town.HandlerOf(Department(task)) : Town.HeadOf(Department(task));
        var address = $"/api/tasks/{id}";
        var isClaimed = task.GetProperty("assignee").ValueKind != JsonValueKind.Null;
        return random.Next(100) switch
        {
            < 10 when isClaimed => new(signer, $"{address}/release", "task.released", _ => []),
            < 10 => new(signer, $"{address}/claim", "task.claimed", _ => []),
            < 20 => new(signer, $"{address}/return", "task.signed", key => new() { ["text"] = key }) { IsMarked = true },
            < 22 => new(signer, $"{address}/complete", "task.signed", key => new() { ["verdict"] = "refuse", ["text"] = key }) { IsMarked = true },
            < 30 => new(signer, $"{address}/clock-stops", "clock.stopped", key => Stop(today, key)) { IsMarked = true },
            var other => new(signer, $"{address}/complete", "task.signed", key => new() { ["verdict"] = "grant", ["text"] = key, ["prepare"] = other < 40 }) { IsMarked = true },
        };
    }

    private static JsonObject Stop(DateOnly today, string reason) => new()
    {
        ["ground"] = "expert-review", ["basis"] = new JsonObject { ["source"] = "行政许可法", ["article"] = "45" },
        ["from"] = today.AddDays(1).ToString("O", CultureInfo.InvariantCulture), ["expectedEnd"] = today.AddDays(3).ToString("O", CultureInfo.InvariantCulture), ["reason"] = reason,
    };

    // A list may ask for what has come meanwhile; something must be handed in all the same.
    private static List<string> Asked(JsonElement page, JsonElement supplement, Random random) =>
        Missing(page).ToList() is { Count: > 0 } missing ? missing : [Any(page, supplement, random)];

    /// <summary>Any material of the stage a row belongs to.</summary>
    private static string Any(JsonElement page, JsonElement row, Random random)
    {
        var number = row.GetProperty("stage").GetInt32();
        var materials = page.GetProperty("stages").EnumerateArray().Single(stage => stage.GetProperty("number").GetInt32() == number).GetProperty("materials");
        return materials[random.Next(materials.GetArrayLength())].GetProperty("code").GetString()!;
    }

    private static IEnumerable<string> Missing(JsonElement page) => page.GetProperty("stages").EnumerateArray()
        .SelectMany(stage => stage.GetProperty("materials").EnumerateArray()).Where(material => Is(material, "state", "missing")).Select(material => material.GetProperty("code").GetString()!);

    private static JsonArray HandedIn(IEnumerable<string> materials, string key) => [.. materials.Select(code => new JsonObject { ["code"] = code, ["reference"] = key })];

    private static string Department(JsonElement task) => task.GetProperty("department").GetProperty("code").GetString()!;

    private static bool Is(JsonElement row, string name, string value) => row.GetProperty(name).GetString() == value;
}
