using System.Diagnostics;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;

namespace Workflow.Engine.Flowchart;

/// <summary>What follows when one token of a flowchart moves or dies: steps are scheduled, joins fire, dead paths go on.</summary>
/// <remarks>
/// An inbound path of a join is decided when its token arrived, or when no live token before the join (see <see cref="FlowGraph"/>) can arrive over it any more.
/// Connections are looked at in the order of the list and dead paths are followed depth-first, as Elsa does: so the order in which steps enter the queue is Elsa's.
/// </remarks>
internal sealed class TokenFlow
{
    private readonly RunLoop _run;
    private readonly StepExecution _flowchart;
    private readonly FlowTokens _tokens;
    private readonly FlowGraph _graph;
    private readonly List<Way> _ways = [];
    private NodeSet? _dead;
    private List<int>? _won;

    public TokenFlow(RunLoop run, StepExecution flowchart)
    {
        _run = run;
        _flowchart = flowchart;
        _tokens = flowchart.Tokens!; // set when a flowchart begins
        _graph = _tokens.Graph;
    }

    /// <summary>A child completed: its token passes on over the connections of its outcomes, the others die.</summary>
    public void Pass(StepExecution child, IReadOnlyList<string>? outcomes)
    {
        _ways.Add(new Way(_graph.Outbound[child.Node.Position], outcomes, false, child.LateFor));
        Follow();
        Settle();
    }

    /// <summary>Looks at every waiting join again, and completes the flowchart when no token is left.</summary>
    public void Settle()
    {
        while (_tokens.Joins.Count > 0 && _flowchart.Status == StepStatus.Running)
        {
            // Joins that wait only for each other, around loops, would wait for ever: then only what lies forward counts.
            if (!FireAny(forwardOnly: false) && (_tokens.LiveCount > 0 || !FireAny(forwardOnly: true)))
            {
                break;
            }
        }

        if (_tokens.IsEmpty)
        {
            _run.Complete(_flowchart);
        }
    }

    public static JoinRule RuleOf(RunLoop run, StepExecution flowchart, int position)
    {
        var tokens = flowchart.Tokens!; // only flowcharts come here
        if (tokens.Graph.ForwardInbound[position].Length < 2)
        {
            return JoinRule.Each;
        }

        var node = flowchart.Node.Children[position];
        if (node.Source.Type == "Elsa.FlowJoin")
        {
            // A mode that cannot be read takes nothing back: the join begins, and faults.
            return run.TryEvaluateQuietly(flowchart, node, "mode", out var mode) && FlowJoinActivity.TryReadMode(mode, out var rule) ? rule : JoinRule.Each;
        }

        return node.Source.MergeMode switch
        {
            MergeMode.None or MergeMode.Stream or MergeMode.Merge or MergeMode.Converge => JoinRule.Decided,
            MergeMode.Cascade => JoinRule.Each,
            MergeMode.Race => JoinRule.First,
            _ => throw new UnreachableException(),
        };
    }

    private bool FireAny(bool forwardOnly)
    {
        foreach (var join in _tokens.JoinsByAge())
        {
            if (TryFire(join, forwardOnly))
            {
                Follow();
                return true;
            }
        }

        return false;
    }

    private void Follow()
    {
        while (_ways.Count > 0 && _flowchart.Status == StepStatus.Running)
        {
            var way = _ways[^1];
            if (way.Next == way.Edges.Length)
            {
                _ways.RemoveAt(_ways.Count - 1);
                continue;
            }

            var edge = way.Edges[way.Next++];
            if (way.Follows(edge))
            {
                Arrive(edge, way.LateFor);
            }
            else if (!edge.IsBackward && _tokens.Joins.Count > 0)
            {
                Die(edge);
            }
        }
    }

    private void Arrive(FlowEdge edge, int[]? lateFor)
    {
        if (edge.IsAmbiguous)
        {
            var children = _flowchart.Node.Children;
            _run.Fault(_flowchart, new Fault(
                "flow.invalid-loop",
                $"Invalid backward connection: every path from the start to {children[edge.Source].ActivityId} must go through {children[edge.Target].ActivityId}."));
            return;
        }

        if (!TryKeepLate(edge.Target, ref lateFor))
        {
            return;
        }

        switch (RuleOf(_run, _flowchart, edge.Target))
        {
            case JoinRule.First:
                TakeBackRest(edge.Target);
                Schedule(edge.Target, lateFor);
                break;
            case JoinRule.Each:
                Schedule(edge.Target, lateFor);
                break;
            // A new round begins at the head of its loop: what enters the loop from outside belongs to the round before.
            case JoinRule.Decided or JoinRule.All when edge.IsBackward:
                Schedule(edge.Target, lateFor);
                break;
            default:
                _tokens.Arrive(edge, lateFor);
                TryFire(edge.Target, forwardOnly: false);
                break;
        }
    }

    // The path over this edge ends here: a waiting join is looked at again, and so is everything behind a step that can no longer be reached.
    private void Die(FlowEdge edge)
    {
        var target = edge.Target;
        if (_tokens.IsWaitingAt(target))
        {
            TryFire(target, forwardOnly: false);
        }
        else if ((_dead is null || !_dead.Contains(target)) && !_tokens.IsLive(target) && !IsOpen(target, _graph.Before(target), null)
            && !CanReach(target, _graph.Before(target), forwardOnly: false))
        {
            (_dead ??= new NodeSet(_flowchart.Node.Children.Length)).Add(target);
            _ways.Add(new Way(_graph.Outbound[target], null, true, null));
        }
    }

    /// <summary>Runs or skips a waiting join when all its paths are decided. True when it did.</summary>
    private bool TryFire(int join, bool forwardOnly)
    {
        var fired = false;
        while (_tokens.IsWaitingAt(join))
        {
            var inbound = _graph.ForwardInbound[join];
            var missing = 0;
            for (var i = 0; i < inbound.Length; i++)
            {
                if (!_tokens.HasArrived(inbound[i]))
                {
                    missing++;
                    // A step that already sent a token over another port has decided, though a loop may bring it to life again.
                    if (IsOpen(join, _graph.BeforeEdge(join, i), inbound[i]) || (!HasSibling(inbound[i]) && CanReach(join, _graph.BeforeEdge(join, i), forwardOnly)))
                    {
                        return fired;
                    }
                }
            }

            fired = true;
            var lateFor = TakeArrivals(inbound);
            if (missing > 0 && RuleOf(_run, _flowchart, join) == JoinRule.All)
            {
                _run.Skip(_flowchart, _flowchart.Node.Children[join], FormattableString.Invariant($"{missing} of {inbound.Length} inbound paths are dead"));
                _ways.Add(new Way(_graph.Outbound[join], null, true, null));
            }
            else
            {
                Schedule(join, lateFor);
            }
        }

        return fired;
    }

    // One token of each path makes one run; a second token on the same path belongs to the next.
    private int[]? TakeArrivals(FlowEdge[] inbound)
    {
        int[]? lateFor = null;
        var isFirst = true;
        foreach (var edge in inbound)
        {
            if (!_tokens.TryTake(edge, out var its))
            {
                continue;
            }

            // What follows is late only when everything that led to it was.
            lateFor = isFirst ? its : lateFor is null || its is null ? null : [.. lateFor.Where(late => Array.IndexOf(its, late) >= 0)];
            isFirst = false;
        }

        return lateFor is { Length: 0 } ? null : lateFor;
    }

    private bool HasSibling(FlowEdge missing) => Array.Exists(_graph.Outbound[missing.Source], edge => edge.Target == missing.Target && !edge.IsBackward && _tokens.HasArrived(edge));

    // True when some token is in one of these steps.
    private bool CanReach(int target, NodeSet before, bool forwardOnly)
    {
        if (_tokens.IsAnyLive(before))
        {
            return true;
        }

        foreach (var join in _tokens.Joins)
        {
            if (join != target && before.Contains(join) && (!forwardOnly || _graph.ForwardFrom(join).Contains(target)))
            {
                return true;
            }
        }

        return false;
    }

    // True when a connection not looked at yet leads to one of these steps, or is the edge itself: Elsa decides in the order of the list.
    private bool IsOpen(int target, NodeSet before, FlowEdge? over)
    {
        foreach (var way in _ways)
        {
            for (var i = way.Next; i < way.Edges.Length; i++)
            {
                var edge = way.Edges[i];
                if (edge.IsBackward && !way.Follows(edge))
                {
                    continue;
                }

                if (edge.Target == target ? over is null || edge.Index == over.Index : before.Contains(edge.Target))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Schedule(int position, int[]? lateFor)
    {
        _tokens.Enter(position);
        _run.Schedule(_flowchart, _flowchart.Node.Children[position], lateFor);
    }

    // A join fires at its first arrival: what began before it in this activation is cancelled, what stands in the queue still runs (first in,
    // first out, as in Elsa) but its arrival counts no more.
    private void TakeBackRest(int join)
    {
        var before = _graph.Before(join);
        for (var i = (_flowchart.Children?.Count ?? 0) - 1; i >= 0; i--)
        {
            var child = _flowchart.Children![i]; // the count was above zero
            if (before.Contains(child.Node.Position))
            {
                _tokens.Leave(child.Node.Position);
                _run.Cancel(child, "another branch won");
            }
        }

        _tokens.DropBefore(before);
        (_won ??= []).Add(join);
        _run.EachQueued(_flowchart, queued =>
        {
            if (before.Contains(queued.Node.Position))
            {
                queued.LateFor = Joined(queued.LateFor, join);
                _run.NoteLateTokens();
            }
        });
    }

    /// <summary>Which joins a token that enters a step is late for. False when the step is one of them: the token ends here.</summary>
    private bool TryKeepLate(int target, ref int[]? lateFor)
    {
        if (_won is not null)
        {
            foreach (var join in _won)
            {
                lateFor = Joined(lateFor, join);
            }
        }

        if (lateFor is null)
        {
            return true;
        }

        if (Array.IndexOf(lateFor, target) >= 0)
        {
            return false;
        }

        // Where a join can no longer be reached, being late for it means nothing.
        lateFor = Array.FindAll(lateFor, join => _graph.Before(join).Contains(target));
        if (lateFor.Length == 0)
        {
            lateFor = null;
        }
        else
        {
            _run.NoteLateTokens();
        }

        return true;
    }

    private static int[] Joined(int[]? joins, int join) =>
        joins is null ? [join] : Array.IndexOf(joins, join) >= 0 ? joins : [.. joins, join];

    /// <summary>The connections of one step that completed or died, looked at one after the other.</summary>
    private sealed class Way(FlowEdge[] edges, IReadOnlyList<string>? outcomes, bool isDead, int[]? lateFor)
    {
        public FlowEdge[] Edges { get; } = edges;

        public int[]? LateFor { get; } = lateFor;

        public int Next { get; set; }

        public bool Follows(FlowEdge edge) => !isDead && edge.Follows(outcomes);
    }
}
