using Workflow.Engine.State;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>A defect, and ways that lead to it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="NodeId">Where it shows.</param>
/// <param name="Message">English line.</param>
/// <param name="Shows">Whether a run that rests shows it: the journal so far and the state.</param>
internal sealed record Finding(string Code, string NodeId, string Message, Func<IReadOnlyList<JournalEntry>, WorkflowState, bool> Shows)
{
    private const int MostWays = 12;

    private readonly List<Way> _ways = [];

    /// <summary>Ways that lead to the defect, the shortest first; not all of them.</summary>
    public IReadOnlyList<Way> Ways => _ways;

    public void Add(string? trigger, Trail? path)
    {
        if (_ways.Count < MostWays)
        {
            _ways.Add(new(trigger, path));
        }
    }
}

/// <summary>A way through a flow.</summary>
/// <param name="Trigger">Node id of the step that starts it; null for the usual start.</param>
/// <param name="Trail">What goes on, in order.</param>
internal sealed record Way(string? Trigger, Trail? Trail);
