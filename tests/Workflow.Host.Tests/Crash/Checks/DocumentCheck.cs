using System.Security.Cryptography;
using System.Text;
using Workflow.Approvals.Cases;

namespace Workflow.Host.Tests.Crash.Checks;

/// <summary>Every document somebody was told of is there once and under its number, and nobody's command issued another one.</summary>
internal static class DocumentCheck
{
    public static IEnumerable<Finding> Run(StoreImage store, IReadOnlyList<Taken> taken)
    {
        var told = taken.SelectMany(command => command.Documents.Select(document => (command.Case, document.Id, document.Number))).ToList();
        var there = store.Documents.Select(document => (Case: document.CaseNo, document.Id, document.Number)).ToHashSet();
        var system = store.Cases.SelectMany(row => store.CommitsOf(row.No)).Where(commit => commit[0].Role == ActorRole.System).Select(commit => (commit[0].CaseNo, commit[0].OfficeTime)).ToHashSet();
        var ofPeople = store.Documents.Where(document => !system.Contains((document.CaseNo, document.IssuedAt))).Select(document => (Case: document.CaseNo, document.Id, document.Number));
        return
        [
            .. told.Where(document => !there.Contains(document)).Select(document => new Finding("document.lost", document.Case, $"{document.Number} was acknowledged")),
            .. told.GroupBy(document => document.Id).Where(same => same.Count() > 1).Select(same => new Finding("document.shared", same.First().Case, $"{same.First().Number} was acknowledged {same.Count()} times")),
            .. ofPeople.Except(told).Select(document => new Finding("document.unknown", document.Case, $"{document.Number} was issued and nobody was told")),
        ];
    }

    /// <summary>Each has the page that it was issued with.</summary>
    public static IEnumerable<Finding> Pages(StoreImage store) => store.Documents
        .Where(document => !store.Pages.TryGetValue(document.Id, out var html) || Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html))) != document.Sha256)
        .Select(document => new Finding("document.page", document.CaseNo, $"{document.Number} has no page, or another one"));
}
