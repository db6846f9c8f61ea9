using Workflow.Approvals.Clocks;

namespace Workflow.Approvals.Catalogue;

/// <summary>The lawful half of the gate, over the loaded calendar: whoever is to act exists, promises end within the law, and the parts of a stage within its promise.</summary>
public static class LawfulFlowCheck
{
    /// <summary>Departments that steps need and the catalogue does not have.</summary>
    /// <returns>Each with the id of the step.</returns>
    public static IReadOnlyList<(string ActivityId, Refusal Refusal)> Takers(FlowSummary flow, CatalogueVersion catalogue)
    {
        var reviews = flow.Reviews.Select(review => (review.ActivityId, Department: catalogue.Matters.GetValueOrDefault(review.Matter)?.Department));
        var stages = flow.Stages.Concat(flow.Openings.Select(opening => new StageUse(opening.ActivityId, opening.Stage)))
            .Select(use => (use.ActivityId, Department: catalogue.Stages.GetValueOrDefault(use.Stage)?.LeadDepartment));
        return [.. reviews.Concat(stages).Where(step => step.Department is { } code && !catalogue.Departments.ContainsKey(code))
            .Select(step => (step.ActivityId, (Refusal)new StepNobodyMayTake(step.ActivityId, step.Department!)))]; // Not null: asked above.
    }

    /// <summary>Promises of the flow's stages and matters that end after the law, or after which the parts of a stage do not fit, on some day of the loaded years.</summary>
    public static IReadOnlyList<Refusal> Limits(FlowSummary flow, CatalogueVersion catalogue, Office office)
    {
        var found = new List<Refusal>();
        var checkedPairs = new OrderedDictionary<(LimitLength, LimitLength), Result>();
        void Against(TimeLimit promise, TimeLimit law)
        {
            if (checkedPairs.TryAdd((promise.Length, law.Length), Result.Done) && PromiseCheck.Check(promise, law, office) is { IsRefused: true } result)
            {
                found.Add(result.Refusal);
            }
        }

        foreach (var stage in catalogue.StagesOf(flow.Flow, flow.Version))
        {
            Against(stage.Promised, stage.Statutory);
            foreach (var matter in catalogue.MattersOf(stage.Code))
            {
                if (matter.Statutory is { } law)
                {
                    Against(matter.Promised, law);
                }
            }
        }

        found.AddRange(Budgets(flow, catalogue, office));
        return found;
    }

    // Every department uses its whole promise, on every day of the loaded years the flow may be filed on.
    private static IEnumerable<Refusal> Budgets(FlowSummary flow, CatalogueVersion catalogue, Office office)
    {
        var late = new OrderedDictionary<string, (StageBudget First, List<DateOnly> Days)>(StringComparer.Ordinal);
        foreach (var year in office.Calendar.Years)
        {
            for (var day = new DateOnly(year.Year, 1, 1); day.Year == year.Year; day = day.AddDays(1))
            {
                foreach (var budget in TimeBudget.Of(catalogue, flow.Flow, flow.Version, day, office))
                {
                    if (budget.Last <= DueDates.Forward(budget.AcceptedOn, budget.Stage.Promised.Length, office).LastHalf)
                    {
                        continue;
                    }

                    if (!late.TryGetValue(budget.Stage.Code, out var known))
                    {
                        late.Add(budget.Stage.Code, known = (budget, []));
                    }

                    known.Days.Add(budget.FiledOn);
                }
            }
        }

        return late.Values.Select(stage => new BudgetExceedsPromise(stage.First, [.. stage.Days.Distinct().Order()]));
    }
}

/// <summary>A step belongs to a department the catalogue does not have: nobody could take it.</summary>
public sealed record StepNobodyMayTake(string ActivityId, string Department)
    : Refusal("step.nobody-may-take", $"The step {ActivityId} belongs to the department {Department}, which the catalogue does not have.", ("step", ActivityId), ("department", Department));

/// <summary>The matters of a stage, each at its whole promise, end after the promise of the stage.</summary>
public sealed record BudgetExceedsPromise(StageBudget First, IReadOnlyList<DateOnly> FiledOn)
    : Refusal(
        "stage.budget-exceeds-limit",
        $"The matters of stage {First.Stage.Code} together end after its limit {First.Stage.Promised.Length} when filed on {FiledOn.Count} days: {Named(FiledOn)}; filed on {Iso.Of(First.FiledOn)} the last ends on {Iso.Of(First.EndsOn)}.",
        ("stage", First.Stage.Code),
        ("limit", First.Stage.Promised.Length.ToString()),
        ("days", $"{FiledOn.Count}"),
        ("named", Named(FiledOn)))
{
    private const int MostNamed = 10;

    private static string Named(IReadOnlyList<DateOnly> days) => string.Join(", ", days.Take(MostNamed).Select(Iso.Of)) + (days.Count > MostNamed ? ", ..." : "");
}
