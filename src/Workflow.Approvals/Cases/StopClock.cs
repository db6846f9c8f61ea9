using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Cases;

/// <summary>A department stops a clock on a lawful ground (特别程序). The applicant is told the time in writing.</summary>
/// <param name="Case">The case.</param>
/// <param name="Owner">Task or stage.</param>
/// <param name="Kind">Which clock: each stop says which one it touches (convention 7). Null touches both, with one notice.</param>
/// <param name="Ground">Why; null is refused with the list of grounds.</param>
/// <param name="Basis">The provision; for grounds of the promise the local rule.</param>
/// <param name="From">First office day that does not count.</param>
/// <param name="ExpectedEnd">Last office day that does not count, as far as is known.</param>
/// <param name="Reason">As told to the applicant.</param>
public sealed record StopClock(
    CaseNo Case, ClockOwner Owner, ClockKind? Kind, StopGround? Ground, LegalBasis? Basis, DateOnly From, DateOnly? ExpectedEnd, string Reason = "") : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Owner.FindAll(file, context, "stop-clock", Kind, ActorRole.Reviewer, ActorRole.DepartmentHead).Then(owned => Stop(file, owned, context));

    private Result<FlowSignals> Stop(CaseFile file, IReadOnlyList<OwnedClock> owned, StepContext context)
    {
        if (From < context.Today)
        {
            return new StopBackdated(From, context.Today);
        }

        if (Ground == StopGround.WaitsForUpstream)
        {
            // Follows from the results of other matters; nobody asks for it.
            var (kind, scope) = (owned[0].Clock.Kind, owned[0].Clock.Scope);
            return new StopGroundNotLawful(StopGrounds.RuleOf(StopGround.WaitsForUpstream), kind, scope, StopGrounds.For(kind, Clocks.ClockScope.Stage));
        }

        var range = HalfRange.OfDays(From, ExpectedEnd);
        var request = new StopRequest { Ground = Ground, Basis = Basis, From = range.From, To = range.To, Actor = context.Actor.Account, Reason = Reason };
        foreach (var clock in owned)
        {
            var stopped = clock.Clock.Stop(request, context.Now, context.Office());
            if (stopped.IsRefused)
            {
                return stopped.Refusal;
            }

            file.Apply(new Change.ClockChanged(stopped.Value));
        }

        file.FollowBranches(context);
        Tell(file, owned, context);
        return FlowSignals.None;
    }

    // Only what was stopped is told as stopped: a stop of the promise leaves the time of the law running (convention 7).
    private string ConsequenceOf(IReadOnlyList<OwnedClock> stopped)
    {
        var basis = Basis!.InChinese;
        return stopped.Any(s => s.Clock.Kind == ClockKind.Promised)
            ? stopped.Any(s => s.Clock.Kind == ClockKind.Statutory) ? $"依照{basis}的规定，所需时间不计算在法定期限内，承诺期限同时暂停计算。"
                : $"依照{basis}的规定，承诺期限暂停计算；法定期限继续计算。"
            : $"依照{basis}的规定，所需时间不计算在法定期限内。";
    }

    private void Tell(CaseFile file, IReadOnlyList<OwnedClock> stopped, StepContext context)
    {
        var owned = stopped[0];
        var ground = Ground!.Value; // The clock refuses a stop without ground and provision.
        if (StopGrounds.RuleOf(ground).StopsStatutory)
        {
            file.Move(CaseState.SpecialProcedure);
        }

        file.Issue(context, DocumentKind.SpecialProcedureNotice, owned.Department, owned.Stage, owned.Task, new JsonObject
        {
            ["matter"] = owned.NameIn(context),
            ["ground"] = LegalWords.Ground(ground),
            ["consequence"] = ConsequenceOf(stopped),
            ["expectedEnd"] = ExpectedEnd is { } end ? LegalWords.Date(end) : "另行告知",
        });
        var code = StopGrounds.RuleOf(ground).Code;
        file.NotifyApplicant(context, NoticeCodes.ClockStopped, new JsonObject { ["ground"] = code, ["from"] = $"{From:yyyy-MM-dd}", ["subject"] = owned.Subject });
        foreach (var clock in stopped.Select(s => s.Clock))
        {
            file.Record("clock.stopped", clock.Id.ToString(), new JsonObject
            {
                ["kind"] = Wording.Of(clock.Kind), ["ground"] = code, ["basis"] = Basis!.ToString(), ["from"] = $"{From:yyyy-MM-dd}", ["to"] = ExpectedEnd is { } last ? $"{last:yyyy-MM-dd}" : null,
            });
        }
    }
}

/// <summary>A stop would begin before it is asked for: what has been counted stays counted, and lateness stays lateness.</summary>
public sealed record StopBackdated(DateOnly From, DateOnly Today) : Refusal(
    "stop.backdated", $"A stop from {From:yyyy-MM-dd} cannot be asked for on {Today:yyyy-MM-dd}.", ("from", $"{From:yyyy-MM-dd}"), ("today", $"{Today:yyyy-MM-dd}"));
