using Microsoft.EntityFrameworkCore;
using Workflow.Host.Tests.Api.Isolation;

namespace Workflow.Host.Tests.Api.Fuzz;

/// <summary>Ids that exist, by the place of an address they fit into.</summary>
internal sealed class Pool(ServedOffice office)
{
    private readonly Lock _turn = new();
    private Task _last = Task.CompletedTask;
    private Dictionary<string, IReadOnlyList<string>> _ids = new(StringComparer.Ordinal);

    /// <summary>Makes a new case and reads the store again, one sender after the other: nobody acts on a case another is still preparing.</summary>
    public Task RefreshAsync()
    {
        lock (_turn)
        {
            return _last = AfterAsync(_last);
        }

        async Task AfterAsync(Task before)
        {
            await before;
            await ReadAgainAsync();
        }
    }

    private async Task ReadAgainAsync()
    {
        await office.CaseInDepartmentsAsync();
        var places = await Places.OfAsync(office);
        await using var db = office.Store.Db();
        _ids = new(StringComparer.Ordinal)
        {
            // The latest first: older ones have been closed by now.
            ["no"] = await db.Cases.AsNoTracking().OrderByDescending(row => row.No).Select(row => row.No).Take(10).ToListAsync(),
            ["stage"] = ["1", "planning-permit", "2", "construction-permit"],
            ["tasks/id"] = [.. (await db.ReviewTasks.AsNoTracking().OrderByDescending(row => row.CaseNo).ThenBy(row => row.Id).Select(row => row.Id).Take(40).ToListAsync()).Select(id => id.ToString())],
            ["documents/id"] = [.. (await db.Documents.AsNoTracking().OrderByDescending(row => row.CaseNo).ThenBy(row => row.Id).Select(row => row.Id).Take(40).ToListAsync()).Select(id => id.ToString())],
            ["supplements/id"] = [.. (await db.Supplements.AsNoTracking().OrderByDescending(row => row.CaseNo).ThenBy(row => row.Id).Select(row => row.Id).Take(40).ToListAsync()).Select(id => id.ToString())],
            ["notices/id"] = [.. (await db.Notices.AsNoTracking().OrderByDescending(row => row.CaseNo).ThenBy(row => row.Id).Select(row => row.Id).Take(40).ToListAsync()).Select(id => id.ToString())],
            ["attachments/sha256"] = [places.Attachment],
            ["parties/id"] = [.. (await db.Parties.AsNoTracking().OrderBy(row => row.Id).Select(row => row.Id).Take(20).ToListAsync()).Select(id => id.ToString())],
            ["projects/code"] = await db.Projects.AsNoTracking().OrderBy(row => row.Code).Select(row => row.Code).Take(20).ToListAsync(),
            // What nobody of the others needs.
            ["mandates/mandateId"] = [places["mandates/mandateId"]],
            ["accounts/id"] = [places["accounts/id"]],
        };
    }

    /// <summary>Mostly something that exists; sometimes something that does not, or that nothing could be.</summary>
    public string Fill(string before, string name, Random random) => random.Next(20) switch
    {
        0 => Uri.EscapeDataString(string.Concat(Nasty.Text(random).Take(50).Where(letter => !char.IsSurrogate(letter)))),
        1 => name == "no" ? Places.UnknownCase : Guid.NewGuid().ToString(),
        _ => (_ids.GetValueOrDefault($"{before}/{name}") ?? _ids.GetValueOrDefault(name)) is { Count: > 0 } known ? known[random.Next(known.Count)] : Guid.NewGuid().ToString(),
    };
}
