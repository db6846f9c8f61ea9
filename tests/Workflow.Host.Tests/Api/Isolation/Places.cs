using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Tasks;

namespace Workflow.Host.Tests.Api.Isolation;

/// <summary>What goes into the places of an address: things of one fresh case with the departments.</summary>
internal sealed class Places
{
    /// <summary>A number that no case has.</summary>
    public const string UnknownCase = "330402202603020001000999X";

    private static readonly ConcurrentDictionary<ServedOffice, Task<Places>> Kept = new();

    private readonly Dictionary<string, string> _filled = new(StringComparer.Ordinal);

    /// <summary>Number of the case.</summary>
    public string Case => _filled["no"];

    /// <summary>Hash of a file of the case.</summary>
    public string Attachment => _filled["attachments/sha256"];

    /// <summary>Of the same case each time, for tests that change nothing on it.</summary>
    public static Task<Places> OfAsync(ServedOffice office) => Kept.GetOrAdd(office, OfFreshCaseAsync);

    public static async Task<Places> OfFreshCaseAsync(ServedOffice office)
    {
        var no = await office.CaseInDepartmentsAsync();
        await using var db = office.Store.Db();
        var task = await db.ReviewTasks.Where(row => row.CaseNo == no && row.Department == "natural-resources" && row.State == TaskState.Open).OrderBy(row => row.Id).FirstAsync();
        var places = new Places();
        places._filled["no"] = no;
        places._filled["stage"] = "planning-permit";
        places._filled["tasks/id"] = task.Id.ToString();
        places._filled["documents/id"] = (await db.Documents.Where(row => row.CaseNo == no).OrderBy(row => row.Id).FirstAsync()).Id.ToString();
        places._filled["supplements/id"] = (await db.Supplements.Where(row => row.CaseNo == no && row.Phase == SupplementPhase.BeforeAcceptance).OrderBy(row => row.Id).FirstAsync()).Id.ToString();
        places._filled["notices/id"] = (await db.Notices.Where(row => row.CaseNo == no && row.Party != null).OrderBy(row => row.Id).FirstAsync()).Id.ToString();
        places._filled["dead-letters/id"] = "999999999";
        places._filled["code"] = "0";
        using var handler = await office.SignedInAsync("handler");
        places._filled["attachments/sha256"] = (await Files.TakenAsync(handler, no, Files.Pdf())).GetProperty("sha256").GetString()!;
        return places;
    }

    /// <summary>The address of an operation.</summary>
    public string Address(ApiOperation operation) => operation.Address(Filled);

    /// <summary>The same address of something that does not exist.</summary>
    public string Unknown(ApiOperation operation, Scope scope) => operation.Address((before, name) =>
        scope == Scope.Case && name == "no" ? UnknownCase : (scope, before) is (Scope.Task, "tasks") or (Scope.Notice, "notices") ? Guid.Empty.ToString() : Filled(before, name));

    /// <summary>An answer about something unknown, as it would read about this.</summary>
    public string AsKnown(string answer, Scope scope) =>
        answer.Replace(UnknownCase, Case, StringComparison.Ordinal)
            .Replace(Guid.Empty.ToString(), _filled[scope == Scope.Notice ? "notices/id" : "tasks/id"], StringComparison.Ordinal);

    private string Filled(string before, string name) =>
        _filled.GetValueOrDefault($"{before}/{name}") ?? _filled.GetValueOrDefault(name)
            ?? throw new InvalidOperationException($"Say in {nameof(Places)} what goes into {before}/{{{name}}}.");
}
