using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Tests.Stores;

/// <summary>Short words for tests that take steps on a store.</summary>
public abstract class StoreScenario(StoreFixture fixture)
{
    internal StoreOptions Options => fixture.Options;

    internal WorkflowStore Store => fixture.Store;

    /// <summary>A case in the store, with nothing but its own rows.</summary>
    private protected async Task<Case> OpenCaseAsync(Func<Case, Case>? change = null)
    {
        var party = Sample.Party();
        var project = Sample.Project(party);
        await RegisterAsync(party, project);
        var @case = (change ?? (same => same))(Sample.Case(party, project));
        await using var step = (await Store.Steps.BeginAsync(new("cases", party.Id, project.Code), CancellationToken.None)).Value;
        await step.CommitAsync(Changes(new CaseFile(@case, step.Applicant, step.Project, [], [], [], [], [])).Own(own => own with { IsNew = true, State = [1] }), CancellationToken.None);
        return @case;
    }

    private protected async Task<LoadedStep> LoadAsync(CaseNo no) => (await Store.Steps.LoadAsync(no, CancellationToken.None)).Value;

    /// <summary>Loads, changes, commits.</summary>
    private protected async Task<StepReceipt> StepAsync(CaseNo no, Action<CaseFile> act, Func<StepChanges, StepChanges>? more = null)
    {
        await using var step = await LoadAsync(no);
        act(step.File);
        return await step.CommitAsync((more ?? (same => same))(Changes(step.File)), CancellationToken.None);
    }

    private protected static StepChanges Changes(CaseFile file) => new()
    {
        File = file,
        Instances = [new InstanceChanges(Sample.Instance(file.Case), IsNew: false)],
        Timers = [],
        Render = Sample.Render,
        Calendar = "cn-test",
        Actor = Sample.Reviewer,
        OfficeTime = Sample.At,
        SystemTime = Sample.SystemTime,
    };

    private protected async Task RegisterAsync(Party party, Project? project = null)
    {
        await Store.Parties.AddAsync(party, CancellationToken.None);
        if (project is not null)
        {
            await Store.Parties.AddAsync(project, CancellationToken.None);
        }
    }
}

internal static class OwnInstance
{
    /// <summary>Changes what a step writes of the instance that carries the case.</summary>
    public static StepChanges Own(this StepChanges changes, Func<InstanceChanges, InstanceChanges> change) => changes with { Instances = [change(changes.Instances[0]), .. changes.Instances.Skip(1)] };
}
