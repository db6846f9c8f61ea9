using System.Security.Cryptography;
using System.Text;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Audit;

namespace Workflow.Host.Tests.Crash.Checks;

/// <summary>Every commit is whole: the audit chain ends at the head of its case, the journal at the count of its state, each signature has its opinion and each document its page.</summary>
internal static class TrailCheck
{
    public static IEnumerable<Finding> Run(StoreImage store)
    {
        foreach (var row in store.Cases)
        {
            foreach (var broken in AuditChain.Verify(new CaseNo(row.No), store.TrailOf(row.No), new AuditHead(row.AuditSequence, row.AuditHead)))
            {
                yield return new("audit.broken", row.No, $"{broken.Kind} at entry {broken.Sequence}");
            }

            var commits = store.CommitsOf(row.No).Count;
            if (commits != row.StepNumber)
            {
                yield return new("case.step-count", row.No, $"the trail tells of {commits} commits, the case of {row.StepNumber}");
            }

            foreach (var finding in Journal(store, row.No).Concat(Signatures(store, row.No)))
            {
                yield return finding;
            }
        }

        foreach (var document in store.Documents)
        {
            if (!store.Pages.TryGetValue(document.Id, out var html) || Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html))) != document.Sha256)
            {
                yield return new("document.page", document.CaseNo, $"{document.Number} has no page, or another one");
            }
        }
    }

    private static IEnumerable<Finding> Journal(StoreImage store, string no)
    {
        if (store.Instances[no].ToList() is not [var instance])
        {
            return [new("instance.count", no, $"{store.Instances[no].Count()} instances")];
        }

        var written = store.Journal[instance.Id].Select(entry => entry.Sequence).ToList();
        var expected = store.States.TryGetValue(instance.Id, out var state) ? state.JournalSequence : -1;
        return written.Count == expected && written.Select((sequence, i) => sequence == i + 1).All(isNext => isNext)
            ? []
            : [new("journal.broken", no, $"{written.Count} entries, the state has counted {expected}")];
    }

    private static IEnumerable<Finding> Signatures(StoreImage store, string no)
    {
        var signed = store.Audit[no].Where(entry => entry.Kind is "task.signed" or "task.lead-decided").ToLookup(entry => entry.Subject);
        foreach (var task in store.Tasks[no])
        {
            var positions = store.Opinions[no].Where(opinion => opinion.TaskId == task.Id).Select(opinion => opinion.Position).ToList();
            var signatures = signed[task.Id.ToString("D")].Count();
            if (positions.Count != signatures || positions.Where((position, i) => position != i + 1).Any())
            {
                yield return new("opinion.count", no, $"task {task.Id} was signed {signatures} times and has {positions.Count} opinions");
            }
        }
    }
}
