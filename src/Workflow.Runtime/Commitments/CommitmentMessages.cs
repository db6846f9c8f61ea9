using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Commitments;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Starting;

namespace Workflow.Runtime.Commitments;

/// <summary>Takes what cases leave for each other about commitments. Delivered again, a message does nothing more.</summary>
internal sealed class CommitmentMessages(InstanceRunner runner)
{
    /// <summary>Kinds of messages it takes.</summary>
    public static bool Takes(string kind) => kind is VerificationAsked.Message or EndCommitment.Message;

    /// <summary>Takes a message.</summary>
    /// <exception cref="InvalidOperationException">It could not be taken now; it is delivered again.</exception>
    public async Task TakeAsync(string kind, JsonObject payload, CancellationToken cancellationToken)
    {
        var done = kind == EndCommitment.Message ? await EndAsync(payload, cancellationToken) : await OpenAsync(VerificationAsked.Read(payload), cancellationToken);
        if (done.Refusal is { Code: not ("flow.start-taken" or "commitment.wrong-state") } refusal)
        {
            throw new InvalidOperationException($"{refusal.Code}: {refusal.Message}");
        }
    }

    private Task<Result> OpenAsync(VerificationAsked asked, CancellationToken cancellationToken) =>
        runner.StartAsync(new FlowStart.ByCommitment(asked.Duty), new OpenCase(VerificationDuty.Flow, asked.Applicant, Project: null, asked.Region), cancellationToken);

    private async Task<Result> EndAsync(JsonObject payload, CancellationToken cancellationToken)
    {
        var state = Enum.GetValues<VerificationState>().First(state => Wording.Of(state) == payload["state"]!.GetValue<string>()); // As the verification wrote it.
        var command = new EndCommitment(
            new(payload["case"]!.GetValue<string>()), new(Guid.ParseExact(payload["commitment"]!.GetValue<string>(), "D")), state, payload["ground"]?.GetValue<string>());
        var done = await runner.RunAsync(command, Actor.System, cancellationToken);
        return done.IsRefused ? done.Refusal : Result.Done;
    }
}
