using Workflow.Approvals.Clocks;

namespace Workflow.Approvals.Catalogue;

/// <summary>Promises keep within the law on every receipt day of the published years, and the parts within the whole (convention 6).</summary>
internal sealed class PromiseAgainstLaw
{
    private readonly Office _office;
    private readonly CatalogueProblems _problems;

    // Every day of every published year is counted twice for a pair of limits; most matters share a pair.
    private readonly OrderedDictionary<(LimitLength Promise, LimitLength Law), IReadOnlyList<LaterPromise>> _later = [];

    private PromiseAgainstLaw(Office office, CatalogueProblems problems)
    {
        _office = office;
        _problems = problems;
    }

    public static void Run(CatalogueDraft draft, Office office, CatalogueProblems problems)
    {
        var check = new PromiseAgainstLaw(office, problems);
        foreach (var (matter, row) in draft.Matters.Rows)
        {
            if (matter.Statutory is { } law)
            {
                check.Against(matter.Promised, law, row);
            }
        }

        foreach (var (stage, row) in draft.Stages.Rows)
        {
            check.Against(stage.Promised, stage.Statutory, row);
            MattersFit(draft, stage, row, problems);
        }

        foreach (var (flow, row) in draft.Flows.Rows)
        {
            var stages = draft.Stages.Rows.Select(stage => stage.Row).Where(stage => stage.Flow == flow.Code).ToList();
            foreach (var version in stages.Select(stage => stage.FromVersion).Distinct().Order())
            {
                var sum = stages.Where(stage => stage.IsOf(version)).Sum(stage => WorkingHalvesAtMost(stage.Promised.Length));
                if (sum > WorkingHalvesAtMost(flow.Promised.Length))
                {
                    problems.Add("flow.promise-too-short", row.At("promised"), $"{flow.Code} promises {flow.Promised.Length}, the stages of version {version} need {Days(sum)} working days.");
                }
            }
        }
    }

    private void Against(TimeLimit promise, TimeLimit law, CatalogueRow row)
    {
        if (promise.StartEvent > law.StartEvent)
        {
            // The order of the enum is the order of events: counted from acceptance a promise can end after a limit counted from receipt however short it is.
            _problems.Add("promise.starts-later", row.At("promised"), $"The promise starts when {promise.StartEvent}, the law when {law.StartEvent} ({law.Basis}).");
        }

        var pair = (promise.Length, law.Length);
        if (!_later.TryGetValue(pair, out var later))
        {
            _later.Add(pair, later = PromiseCheck.LaterDays(promise.Length, law.Length, _office));
        }

        if (later.Count > 0)
        {
            var refusal = new PromiseExceedsLaw(promise, law, later);
            _problems.Add(refusal.Code, row.At("promised"), refusal.Message);
        }
    }

    // The longest chain of matters that wait for one another, each at its whole promise; intake first where the promise counts from before the acceptance.
    private static void MattersFit(CatalogueDraft draft, StageDefinition stage, CatalogueRow row, CatalogueProblems problems)
    {
        var matters = draft.Matters.Rows.Select(matter => matter.Row).Where(matter => matter.Stage == stage.Code).ToList();
        var intake = stage.Promised.StartEvent < StartEvent.Accepted && draft.Settings.Find("intake-promise") is { } setting
            && LimitLength.Parse(setting.Row.Value) is { IsRefused: false, Value: var length } ? WorkingHalvesAtMost(length) : 0;
        var ends = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var matter in FinishingOrder.Of(matters))
        {
            var start = matter.FinishAfter.Select(upstream => ends.TryGetValue(upstream, out var end) ? end : 0).Append(intake).Max();
            ends[matter.Code] = start + WorkingHalvesAtMost(matter.Promised.Length);
        }

        if (matters.Count == 0)
        {
            problems.Add("stage.without-matter", row.Node, $"{stage.Code} has no matter.");
        }

        foreach (var (code, end) in ends.Where(end => end.Value > WorkingHalvesAtMost(stage.Promised.Length)))
        {
            problems.Add("stage.promise-too-short", row.At("promised"), $"{stage.Code} promises {stage.Promised.Length}; {code} ends {Days(end)} working days after the start when all use their promise.");
        }
    }

    // n calendar days never hold more than n working days, a month never more than 23.
    private static int WorkingHalvesAtMost(LimitLength length) => length.Unit == LimitUnit.Month ? (int)length.Amount * 46 : length.Halves;

    private static string Days(int halves) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{halves / 2m:0.#}");
}
