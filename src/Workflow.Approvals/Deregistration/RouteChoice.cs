using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Deregistration;

/// <summary>Which route a deregistration takes: rules choose before the notice is published, and look again when it is applied for (convention 21).</summary>
public static class RouteChoice
{
    /// <summary>Before the notice.</summary>
    public const string AtPublication = "publication";

    /// <summary>After the application was filed.</summary>
    public const string AtApplication = "application";

    private const string RuleSet = "deregistration";
    private static readonly LimitLength OfficeDays = LimitLength.WorkingDays(3);

    /// <summary>The step begins: before the notice it waits for the declaration, at the application rules look at once.</summary>
    /// <param name="file">The case.</param>
    /// <param name="stage">Code of its stage.</param>
    /// <param name="moment"><see cref="AtPublication"/> or <see cref="AtApplication"/>.</param>
    /// <param name="activityId">The step.</param>
    /// <param name="bookmark">Answered with the route.</param>
    /// <param name="context">Time, rules, catalogue.</param>
    /// <returns>Refused: <c>case.closed</c>, <c>stage.unknown</c>, <c>stage.wrong-state</c>, <c>route.moment-unknown</c>.</returns>
    public static Result<FlowSignals> Open(CaseFile file, string stage, string moment, string activityId, string bookmark, StepContext context) =>
        Standing.Open(file).Then<FlowSignals>(() => moment switch
        {
            AtPublication => AskDeclaration(file, stage, activityId, bookmark, context),
            AtApplication => Standing.Stage(file, stage, StageState.Filed).Map(filed =>
            {
                file.Put(file.DeregistrationOrEmpty() with { RouteBookmark = bookmark, RouteStep = activityId });
                return LookAgain(file, filed, context);
            }),
            _ => new RouteMomentUnknown(moment),
        });

    /// <summary>The enterprise has declared: rules choose, or a person does.</summary>
    internal static FlowSignals Choose(CaseFile file, StageApplication stage, StepContext context)
    {
        var record = file.DeregistrationOrEmpty();
        if (record.Declaration is { WantsOrdinary: true })
        {
            return Chosen(file, stage, DeregistrationRoute.Ordinary, "wanted", context);
        }

        return Decided(file, stage, context) switch
        {
            Effect.Allow => Chosen(file, stage, Open(file), "rules", context),
            Effect.Ordinary => Chosen(file, stage, DeregistrationRoute.Ordinary, "rules", context),
            _ => Refer(file, stage, context),
        };
    }

    /// <summary>A route is chosen: the step goes on with it.</summary>
    internal static FlowSignals Chosen(CaseFile file, StageApplication stage, DeregistrationRoute route, string by, StepContext context)
    {
        var record = file.DeregistrationOrEmpty();
        file.Put(record with { Route = route, RouteBookmark = null });
        file.NotifyApplicant(context, NoticeCodes.RouteChosen, new JsonObject { ["route"] = Wording.Of(route) });
        file.Record("route.chosen", file.StageNo(stage), new JsonObject { ["route"] = Wording.Of(route), ["by"] = by });
        return FlowSignals.Answer(record.RouteBookmark!, route.ToString()); // Whoever chooses answers the step that waits for it.
    }

    /// <summary>The simple route, in the form that is open to the applicant.</summary>
    internal static DeregistrationRoute Open(CaseFile file) => RouteFacts.IsSelfEmployed(file) ? DeregistrationRoute.SelfEmployed : DeregistrationRoute.Simple;

    private static Result<FlowSignals> AskDeclaration(CaseFile file, string stage, string activityId, string bookmark, StepContext context)
    {
        if (!context.Catalogue.Stages.TryGetValue(stage, out var definition) || definition.Flow != file.Case.DefinitionId || !definition.IsOf(file.Case.DefinitionVersion))
        {
            return new StageUnknown(stage);
        }

        var before = file.FindStage(stage);
        if (before is not null and not { State: StageState.Open, FilingBookmark: null })
        {
            return new StageWrongState(stage, before.State);
        }

        // The stage is there from the first day, so that tasks and documents have one; it is filed when its window opens.
        if (before is null)
        {
            var opened = file.Put(new StageApplication { Number = definition.Number, Code = stage, LeadDepartment = definition.LeadDepartment, State = StageState.Open, OpenedAt = context.Now });
            file.Record("stage.opened", file.StageNo(opened), new JsonObject { ["stage"] = stage, ["filing"] = opened.Filing });
        }

        file.Put(file.DeregistrationOrEmpty() with { RouteBookmark = bookmark, RouteStep = activityId, Route = null, Declaration = null });
        file.NotifyApplicant(context, NoticeCodes.DeclarationWanted, []);
        return FlowSignals.None;
    }

    // An application that was filed in time is not turned down by a machine (convention 17): what is not open any more, a person says.
    private static FlowSignals LookAgain(CaseFile file, StageApplication stage, StepContext context) =>
        Decided(file, stage, context) == Effect.Allow ? Chosen(file, stage, Open(file), "rules", context) : Refer(file, stage, context);

    private static Effect Decided(CaseFile file, StageApplication stage, StepContext context) =>
        file.DecideByRules(context, RuleSet, new(Subjects.SimpleRoute, stage), _ => file.DeregistrationOrEmpty().Declaration is { } declared
            ? Result.Of<IReadOnlyList<object>>([RouteFacts.Of(file, declared, context)])
            : new DeclarationMissing()).Effect;

    private static FlowSignals Refer(CaseFile file, StageApplication stage, StepContext context)
    {
        var record = file.DeregistrationOrEmpty();
        var task = file.Put(new ReviewTask
        {
            Id = new TaskId(file.NextId()), Kind = TaskKind.RouteDecision, Stage = stage.Number, Filing = stage.Filing, ActivityId = record.RouteStep!,
            Bookmark = record.RouteBookmark, Department = stage.LeadDepartment, State = TaskState.Open, SignOffs = [new SignOffStep(SignOffRole.Handler)], OpenedAt = context.Now,
        });
        var limit = context.Catalogue.PromiseOf("route-decision", OfficeDays, StartEvent.Received);
        file.StartClock(context, ClockScope.Task, task.Owner(), ClockKind.Promised, limit, context.Now);
        file.NotifyDepartment(context, task.Department, NoticeCodes.NewTask, new JsonObject { ["stage"] = stage.Code, ["task"] = task.Owner() });
        file.Record("task.opened", task.Owner(), new JsonObject { ["kind"] = Wording.Of(TaskKind.RouteDecision), ["stage"] = stage.Code });
        return FlowSignals.None;
    }
}
