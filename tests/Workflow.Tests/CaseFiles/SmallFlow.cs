using Workflow.Approvals.Cases;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Tests.CaseFiles;

/// <summary>The flow of the small catalogue in a few lines: which verb follows which answer. Stands in for the engine, so that the domain is tested alone.</summary>
internal sealed class SmallFlow(bool mayRefile)
{
    private static readonly string[] Stages = ["planning", "construction"];
    private readonly OrderedDictionary<string, Step> _waiting = [];
    private int _counter;

    /// <summary>A waiting step.</summary>
    public sealed record Step(string Type, string Stage, string? Matter = null);

    /// <summary>Bookmarks that wait, with their steps.</summary>
    public IReadOnlyDictionary<string, Step> Waiting => _waiting;

    public bool IsCancelled { get; private set; }

    public bool IsFinished { get; private set; }

    public void Start(CaseFile file, StepContext context) => Enter(new Step("AwaitFiling", Stages[0]), file, context);

    /// <summary>Goes on with what a command told the flow, until nothing moves.</summary>
    public void Take(FlowSignals signals, CaseFile file, StepContext context)
    {
        if (signals.CancelReason is not null)
        {
            _waiting.Clear();
            IsCancelled = true;
            return;
        }

        foreach (var answer in signals.Answers)
        {
            _waiting.Remove(answer.BookmarkId, out var step).Should().BeTrue($"bookmark {answer.BookmarkId} is answered once");
            Leave(step!, answer.Outcomes, file, context);
        }
    }

    private void Leave(Step step, IReadOnlyList<string> outcomes, CaseFile file, StepContext context)
    {
        var stage = step.Stage;
        switch (step.Type, outcomes.Count > 0 ? outcomes[0] : "Done")
        {
            case ("AwaitFiling", "Filed"): Enter(new("Intake", stage), file, context); break;
            case ("Intake", "Accepted"): OpenStage(stage, file, context); break;
            case ("Intake", "AcceptedWithTolerance"):
                Enter(new("AwaitTolerance", stage), file, context);
                OpenStage(stage, file, context);
                break;
            case ("Intake", "Supplement"): Enter(new("AwaitSupplement", stage), file, context); break;
            case ("Intake", "Refused"): Close("not-accepted", file, context); break;
            case ("AwaitSupplement", "Answered"): Enter(new("Intake", stage), file, context); break;
            case ("AwaitSupplement", "Overdue"): Close("deemed-withdrawn", file, context); break;
            case ("DepartmentReview", _) or ("AwaitTolerance", _): Join(stage, file, context); break;
            case ("LeadDecision", "Refuse"): Close("refused", file, context); break;
            case ("LeadDecision", "Refile"): Enter(new("AwaitFiling", stage), file, context); break;
            default: throw new InvalidOperationException($"{step} does not know {string.Join(",", outcomes)}.");
        }
    }

    private void OpenStage(string stage, CaseFile file, StepContext context)
    {
        var outcomes = StageOpening.Open(file, stage, drawn: null, context).Value;
        foreach (var matter in outcomes.Where(o => o != StageOpening.NoMatters))
        {
            Enter(new("DepartmentReview", stage, matter), file, context);
        }

        Join(stage, file, context);
    }

    private void Join(string stage, CaseFile file, StepContext context)
    {
        if (_waiting.Values.Any(s => s.Stage == stage && s.Type is "DepartmentReview" or "AwaitTolerance"))
        {
            return;
        }

        switch (StageResults.Conclude(file, stage, context).Value[0])
        {
            case "Passed" when stage == Stages[^1]: Close("granted", file, context); break;
            case "Passed": Enter(new("AwaitFiling", Stages[Array.IndexOf(Stages, stage) + 1]), file, context); break;
            case "Refused": Enter(new("LeadDecision", stage), file, context); break;
            default: Close("ended", file, context); break;
        }
    }

    private void Enter(Step step, CaseFile file, StepContext context)
    {
        var bookmark = $"b{++_counter}";
        _waiting.Add(bookmark, step);
        var signals = step.Type switch
        {
            "AwaitFiling" => StageFiling.Open(file, step.Stage, bookmark, context),
            "Intake" => Intake.Open(file, step.Stage, $"{step.Stage}-intake", bookmark, context),
            "AwaitSupplement" => SupplementWaits.Open(file, step.Stage, bookmark, context),
            "AwaitTolerance" => ToleranceWaits.Open(file, step.Stage, bookmark, context),
            "LeadDecision" => LeadDecisions.Open(file, step.Stage, mayRefile, $"{step.Stage}-lead", bookmark, context),
            _ => Reviews.Open(file, step.Matter!, $"{step.Stage}-{step.Matter}", bookmark, step.Matter == "permit" ? ["planning-land"] : [], scenario: "", context),
        };
        Take(signals.Value, file, context);
    }

    private void Close(string outcome, CaseFile file, StepContext context)
    {
        _ = CaseClosing.Close(file, outcome, context).Value;
        IsFinished = true;
    }
}
