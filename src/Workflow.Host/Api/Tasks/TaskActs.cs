using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;

namespace Workflow.Host.Api.Tasks;

/// <summary>What a caller may do with a task as it stands, so that a page shows no button that would be refused. The domain decides again when it is done.</summary>
internal sealed class TaskActs(Caller caller, TaskLine task, StageView? stage, TaskView view, Signing signing, CaseContent content)
{
    private readonly bool _isHead = caller.Role == ActorRole.DepartmentHead;
    private readonly bool _isOurs = caller.Department == task.Department && caller.Role is ActorRole.Reviewer or ActorRole.DepartmentHead or ActorRole.IntakeClerk;

    public IReadOnlyList<TaskAct> All() => [.. Claims(), .. Reviews(), .. Intake(), .. Leaving(), .. Clocks(), .. stage is null ? [] : Stage(stage), .. Verification(), .. Applicant()];

    private bool MaySign => _isOurs && task.State == TaskState.Open && (task.Assignee is null || task.Assignee == caller.Account);

    private IEnumerable<TaskAct> Claims()
    {
        if (!_isOurs || task.State != TaskState.Open)
        {
            yield break;
        }

        if (task.Assignee is null)
        {
            yield return TaskAct.Claim;
        }
        else if (task.Assignee == caller.Account || _isHead)
        {
            yield return TaskAct.Release;
        }

        if (_isHead || task.Assignee == caller.Account)
        {
            yield return TaskAct.Delegate;
        }
    }

    private IEnumerable<TaskAct> Reviews()
    {
        if (!MaySign || signing.Next is not { } next || signing.Signed.Contains(caller.Account) || (next == SignOffRole.Approver && !_isHead))
        {
            yield break;
        }

        yield return signing.IsLast && view.WaitsFor.Count > 0 ? TaskAct.Prepare : TaskAct.Grant;
        if (!signing.WasReturned)
        {
            yield return TaskAct.Return;
        }

        yield return TaskAct.Refuse;
    }

    private IEnumerable<TaskAct> Intake() => task.Kind == TaskKind.Intake && MaySign && caller.Role == ActorRole.IntakeClerk
        ? [TaskAct.Accept, TaskAct.RequestSupplement, TaskAct.RefuseAcceptance]
        : [];

    private IEnumerable<TaskAct> Leaving() => !MaySign || caller.Role is not (ActorRole.Reviewer or ActorRole.DepartmentHead) ? [] : task.Kind switch
    {
        TaskKind.RouteDecision => [TaskAct.DecideRoute],
        TaskKind.LicenceCancellation => [TaskAct.SettleCancellation],
        _ => [],
    };

    private IEnumerable<TaskAct> Clocks()
    {
        List<ClockView> open = [.. new[] { view.Clocks.Statutory, view.Clocks.Promised }.OfType<ClockView>().Where(clock => clock.State != ClockStanding.Ended)];
        if (!_isOurs || task.Kind != TaskKind.Review || !view.IsOpen() || open.Count == 0)
        {
            yield break;
        }

        yield return TaskAct.StopClock;
        if (open.Exists(clock => clock.Intervals.Any(interval => interval is { Kind: IntervalKind.Stopped, Ground: not "waits-for-upstream" } && (interval.To is null || clock.State == ClockStanding.Stopped))))
        {
            yield return TaskAct.ResumeClock;
        }

        if (_isHead)
        {
            yield return TaskAct.ExtendClock;
        }
    }

    private IEnumerable<TaskAct> Verification() => !MaySign ? [] : task.Kind switch
    {
        TaskKind.HandOver => [TaskAct.Acknowledge],
        TaskKind.Verification => [TaskAct.NameInspectors, TaskAct.ReportCheck],
        TaskKind.Rectification => [TaskAct.ConfirmRectification],
        TaskKind.Revocation => [TaskAct.SignRevocation],
        _ => [],
    };

    private IEnumerable<TaskAct> Stage(StageView stage)
    {
        var official = caller.Role is ActorRole.Reviewer or ActorRole.DepartmentHead;
        var leads = official && stage.LeadDepartment.Code == caller.Department;
        var list = content.Supplements.LastOrDefault(one => one.Stage == task.Stage && one is { Phase: SupplementPhase.AfterAcceptance, State: not SupplementState.Cancelled });
        var state = content.Stages.First(one => one.Number == task.Stage).State;
        if (state == StageState.InDepartments && official && (leads || _isOurs) && list is null or { State: SupplementState.Draft } && task.Kind == TaskKind.Review)
        {
            yield return TaskAct.AddSupplementItem;
        }

        if (leads && state == StageState.InDepartments && list is { State: SupplementState.Draft })
        {
            yield return TaskAct.SendSupplement;
        }

        var reviews = content.Tasks.Where(one => one.Stage == task.Stage && one.Kind == TaskKind.Review && one.Filing == task.Filing).ToList();
        if (leads && state == StageState.InDepartments && reviews.Exists(one => one.Result == TaskResult.Refused) && reviews.Exists(one => one.IsOpen))
        {
            yield return TaskAct.EndStage;
        }

        if (leads && task.Kind == TaskKind.LeadDecision && MaySign)
        {
            yield return TaskAct.LeadDecide;
        }
    }

    private IEnumerable<TaskAct> Applicant() => caller.Role == ActorRole.Applicant && task.State == TaskState.Returned ? [TaskAct.Correct] : [];
}
