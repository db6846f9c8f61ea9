using Workflow.Approvals.Cases;
using Workflow.Runtime.Audit;

namespace Workflow.Host.Tests.Crash.Checks;

/// <summary>Every commit is whole: the audit chain ends at the head of its case, the journal at the count of its state, each task that was opened has its row and each signature its opinion; nothing that comes due comes twice.</summary>
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

            foreach (var finding in Journal(store, row.No).Concat(Tasks(store, row.No)).Concat(Signatures(store, row.No)).Concat(Once(store, row.No)))
            {
                yield return finding;
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

    private static IEnumerable<Finding> Tasks(StoreImage store, string no)
    {
        var opened = store.Audit[no].Where(entry => entry.Kind == "task.opened").Select(entry => entry.Subject).Order(StringComparer.Ordinal).ToList();
        var there = store.Tasks[no].Select(task => task.Id.ToString("D")).Order(StringComparer.Ordinal).ToList();
        return there.SequenceEqual(opened) ? [] : [new("task.count", no, $"{opened.Count} tasks were opened, {there.Count} are there")];
    }

    // Nobody in the load extends a clock, after which it could be late again.
    private static IEnumerable<Finding> Once(StoreImage store, string no) => store.Audit[no]
        .Where(entry => entry.Kind is "clock.late" or "wait.over" or "supplement.overdue" or "tolerance.overdue")
        .GroupBy(entry => (entry.Kind, entry.Subject)).Where(same => same.Count() > 1)
        .Select(same => new Finding("timer.twice", no, $"{same.Key.Kind} of {same.Key.Subject}, {same.Count()} times"));

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
