using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Engine;
using Workflow.Engine.Activities;
using Workflow.Engine.Values;

namespace Workflow.Runtime.Work;

/// <summary>A work activity: what it is, and what it does to the case file. Adding an activity is one of these in a file of its own, and a line in <see cref="ApprovalActivities"/>.</summary>
internal sealed record WorkActivity(ActivityDescriptor Descriptor, WorkHandler Handle);

/// <summary>Does the work of one step, purely: reads and changes the file, never the database.</summary>
/// <returns>Answers for waiting steps: its own bookmark when it is done at once, others it settles. A refusal becomes an incident of the step.</returns>
internal delegate Result<FlowSignals> WorkHandler(CaseFile file, WorkRequest request, StepContext context);

/// <summary>What a step asks its handler.</summary>
internal readonly struct WorkRequest(Effect.RequestWork request)
{
    /// <summary>The bookmark an answer of this step names.</summary>
    public string Bookmark => request.BookmarkId;

    /// <summary>The step's own id in the definition.</summary>
    public string ActivityId => request.ActivityId;

    /// <summary>A text input; empty when absent, which the verbs refuse by name.</summary>
    public string Text(string input) => Input(input).AsString() ?? "";

    /// <summary>A yes-or-no input; no when absent.</summary>
    public bool Flag(string input) => Input(input).AsBoolean() ?? false;

    /// <summary>A list of texts; empty when absent.</summary>
    public IReadOnlyList<string> Texts(string input)
    {
        var texts = new List<string>();
        foreach (var item in Input(input).Items)
        {
            if (item.AsString() is { } text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    /// <summary>Answers the step itself.</summary>
    public FlowSignals Done(IReadOnlyList<string> outcomes) => new([new StepAnswer(Bookmark, outcomes)]);

    private Value Input(string name) => request.Inputs.TryGetValue(name, out var value) ? value : Value.Undefined;
}
