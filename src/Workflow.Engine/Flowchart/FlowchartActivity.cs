using Workflow.Engine.Activities;
using Workflow.Engine.Execution;
using Workflow.Engine.Values;

namespace Workflow.Engine.Flowchart;

/// <summary>Elsa.Flowchart: tokens run along connections; a terminal step ends it, and so does the last token.</summary>
internal sealed class FlowchartActivity : ActivityBehaviour
{
    public override void Execute(RunLoop run, StepExecution step)
    {
        var flow = step.Node.Flow!; // set by the compiler for this type
        var start = Array.FindIndex(step.Node.Children, run.IsTrigger);
        if (start >= 0 && start != flow.DefaultStart)
        {
            step.Memory = Value.Of(step.Node.Children[start].ActivityId);
        }
        else
        {
            start = flow.DefaultStart;
        }

        if (start < 0)
        {
            run.Complete(step);
            return;
        }

        step.Tokens = new FlowTokens(flow.GraphFrom(start));
        step.Tokens.Enter(start);
        run.Schedule(step, step.Node.Children[start]);
    }

    public override void ChildCompleted(RunLoop run, StepExecution step, StepExecution child, IReadOnlyList<string>? outcomes)
    {
        step.Tokens!.Leave(child.Node.Position); // set when the flowchart began
        if (child.Node.IsTerminal)
        {
            run.Complete(step);
        }
        else
        {
            new TokenFlow(run, step).Pass(child, outcomes);
        }
    }

    /// <summary>A step of a flowchart begins: a join that fires at the first arrival takes back what began since.</summary>
    public static void Began(RunLoop run, StepExecution flowchart, StepExecution step)
    {
        if (TokenFlow.RuleOf(run, flowchart, step.Node.Position) == JoinRule.First)
        {
            CancelLate(run, flowchart, step.Node.Position);
        }
    }

    /// <summary>At rest: what still belongs to a join that fired without it is taken back, and nothing is left behind.</summary>
    public static void CancelLate(RunLoop run, IReadOnlyList<StepExecution> flowcharts)
    {
        foreach (var flowchart in flowcharts)
        {
            if (flowchart.Status == StepStatus.Running)
            {
                CancelLate(run, flowchart, join: -1);
                flowchart.Tokens!.DropLate(); // only flowcharts come here
                new TokenFlow(run, flowchart).Settle();
            }
        }
    }

    private static void CancelLate(RunLoop run, StepExecution flowchart, int join)
    {
        for (var i = (flowchart.Children?.Count ?? 0) - 1; i >= 0; i--)
        {
            var child = flowchart.Children![i]; // the count was above zero
            if (child.LateFor is { } joins && (join < 0 || Array.IndexOf(joins, join) >= 0))
            {
                flowchart.Tokens!.Leave(child.Node.Position); // only flowcharts come here
                run.Cancel(child, "another branch won");
            }
        }
    }
}
