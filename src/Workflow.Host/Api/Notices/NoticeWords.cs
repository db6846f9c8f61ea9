using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Api.Cases;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Notices;

/// <summary>Makes the text of notices: codes become the names of the catalogue their case pins, ids the names of tasks and stages.</summary>
internal sealed class NoticeWords
{
    private readonly Dictionary<string, (CaseHead Head, CatalogueNames Names)> _cases = new(StringComparer.Ordinal);

    // By what owns a clock: the id of a task, or case and number of a stage.
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    /// <summary>Reads what the texts of these cases' notices need.</summary>
    public static async Task<NoticeWords> ReadAsync(WorkflowDb db, Desk desk, IReadOnlyList<string> nos, Language language, CancellationToken cancellationToken)
    {
        var words = new NoticeWords();
        foreach (var head in await CaseHead.Of(db, db.Cases.Where(row => nos.Contains(row.No)).OrderBy(row => row.No)).ToListAsync(cancellationToken))
        {
            words._cases[head.No] = (head, await desk.NamesAsync(head, language, cancellationToken));
        }

        var tasks = await db.ReviewTasks.AsNoTracking().Where(task => nos.Contains(task.CaseNo)).OrderBy(task => task.Id)
            .Select(task => new { task.Id, task.CaseNo, task.Kind, task.MatterCode, task.Stage }).ToListAsync(cancellationToken);
        var stages = await db.StageApplications.AsNoTracking().Where(stage => nos.Contains(stage.CaseNo)).OrderBy(stage => stage.CaseNo).ThenBy(stage => stage.Number)
            .Select(stage => new { stage.CaseNo, stage.Number, stage.Code }).ToListAsync(cancellationToken);
        foreach (var stage in stages)
        {
            words._owners[StageKey(stage.CaseNo, $"{stage.Number}")] = words._cases[stage.CaseNo].Names.Stage(stage.Code);
        }

        foreach (var task in tasks)
        {
            var stage = stages.Find(one => one.CaseNo == task.CaseNo && one.Number == task.Stage)?.Code ?? "";
            words._owners[task.Id.ToString("D", CultureInfo.InvariantCulture)] = words._cases[task.CaseNo].Names.Task(task.Kind, task.MatterCode, stage);
        }

        return words;
    }

    public string Of(NoticeLine notice)
    {
        var (head, names) = _cases[notice.CaseNo];
        var values = JsonNode.Parse(notice.Values) as JsonObject;
        return names.Language.Find(notice.Code, name => name switch
        {
            "case" => head.No,
            "project" => head.ProjectName ?? head.No,
            "task" or "subject" => OwnerOf(head, $"{values?[name]}"),
            _ => names.Value(name, values?[name]),
        }) ?? notice.Code;
    }

    private string OwnerOf(CaseHead head, string owner) =>
        _owners.TryGetValue(owner, out var task) ? task
        : _owners.TryGetValue(StageKey(head.No, owner), out var stage) ? stage
        : owner == head.No ? head.ProjectName ?? head.No : owner;

    private static string StageKey(string no, string number) => $"{no}/{number}";
}
