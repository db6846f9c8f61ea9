using System.Globalization;
using System.Text.Json;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Stages;
using Workflow.Host.Api.Attachments;

namespace Workflow.Host.Api.Cases;

/// <summary>Puts one case into words. Pure: the same rows at the same moment give the same page.</summary>
internal sealed class CaseShowing(CaseHead head, CaseContent content, CatalogueNames names, ClockShowing clocks)
{
    private const string NotStarted = "notStarted";

    private readonly ILookup<(ClockScope Scope, string Owner), Clock> _clocks = content.Clocks.ToLookup(clock => (clock.Scope, clock.OwnerId));

    public CaseView Show(CaseRowView row)
    {
        var caseClocks = ClocksOf(ClockScope.Case, head.No);
        return new()
        {
            No = row.No, Kind = row.Kind, Service = row.Service, Project = row.Project, Applicant = row.Applicant, State = row.State, StateName = row.StateName, OpenedAt = row.OpenedAt,
            ClosedAt = row.ClosedAt, Stage = row.Stage, Due = row.Due, Light = row.Light,
            Region = head.Region,
            Stages = [.. names.Catalogue.StagesOf(head.DefinitionId, head.DefinitionVersion).Select(Stage)],
            Tasks = [.. content.Tasks.Select(Task)],
            Clocks = clocks.Show(caseClocks),
            Holder = new Holders(head, content, names, clocks).Now(task => ClocksOf(ClockScope.Task, Owner(task))),
            Supplements = [.. content.Supplements.Select(Supplement)],
            Documents = [.. content.Documents.Select(document => document with { Department = names.Department(document.Department) })],
            Timeline = new Timeline(head, content, names).Lines(),
            RestDays = RestDays(),
        };
    }

    private StageView Stage(StageDefinition definition)
    {
        var lead = names.DepartmentOf(definition.LeadDepartment);
        if (content.Stages.FirstOrDefault(line => line.Code == definition.Code) is not { } stage)
        {
            return new(
                definition.Number, definition.Code, names.Stage(definition.Code), NotStarted, names.Language.Text("stage-state.not-started"), lead, null, null, null, DeemedAccepted: false, null,
                null, new(null, null), [], []);
        }

        return new(
            stage.Number, stage.Code, names.Stage(stage.Code), JsonNamingPolicy.CamelCase.ConvertName(stage.State.ToString()), names.State(stage.State), names.DepartmentOf(stage.LeadDepartment),
            stage.OpenedAt, stage.FiledAt, stage.AcceptedAt, stage.DeemedAccepted, stage.DecidedAt, stage.EndReason is { } reason ? names.Language.Text(reason) : null,
            clocks.Show(ClocksOf(ClockScope.Stage, stage.Number.ToString(CultureInfo.InvariantCulture))),
            [.. stage.Matters.Select(choice => Matter(stage, choice))],
            [.. content.Materials.Where(material => material.Stage == stage.Number).Select(material => new MaterialView(material.Code, names.Material(material.Code), material.State, material.DueOn))]);
    }

    private MatterView Matter(StageLine stage, MatterChoice choice)
    {
        var known = names.Catalogue.Matters.TryGetValue(choice.MatterCode, out var matter) ? matter : null;
        var reason = choice.Outcome is MatterOutcome.Waived or MatterOutcome.Replaced && known?.Replacement is { } replacement
            ? names.Language.Pick(replacement.Reason, replacement.ReasonEn)
            : names.Language.Text(choice.Reason);
        var result = content.Tasks.LastOrDefault(task => task.Stage == stage.Number && task.Matter == choice.MatterCode && task.Result is not null)?.Result;
        return new(choice.MatterCode, names.Matter(choice.MatterCode), names.DepartmentOf(known?.Department ?? ""), choice.Outcome, reason, result);
    }

    private TaskView Task(TaskLine task)
    {
        var pair = ClocksOf(ClockScope.Task, Owner(task));
        return new(
            task.Id, task.Kind, task.Stage, TitleOf(task), names.DepartmentOf(task.Department), task.State, names.State(task.State), task.Round, task.Result, task.OpenedAt, task.CompletedAt,
            task.LateSince, task.Assignee is { } account ? AccountName(account) : null, [.. Waiting.For(task, content.Tasks).Select(TitleOf)],
            task.IsOpen ? clocks.LightOf(pair) : ShownLight.None, clocks.Show(pair),
            [.. content.Opinions.Where(opinion => opinion.Task == task.Id).Select(Opinion)]);
    }

    private OpinionView Opinion(OpinionLine opinion) => new(
        opinion.Round, opinion.SignOff, AccountName(opinion.Account), opinion.Verdict, opinion.Text, opinion.At, [.. opinion.Attachments.Select(file => content.Files.GetValueOrDefault(file)).OfType<AttachmentView>()]);

    private SupplementView Supplement(SupplementLine supplement) => new(
        supplement.Id, supplement.Stage, supplement.Phase, supplement.State,
        [.. supplement.Items.Select(item => new SupplementItemView(names.Department(item.Department), item.Text, item.MaterialCode))], supplement.SentAt, supplement.DueOn, supplement.AnsweredAt);

    private string TitleOf(TaskLine task) => names.Task(task.Kind, task.Matter, content.Stages.FirstOrDefault(stage => stage.Number == task.Stage)?.Code ?? "");

    private string AccountName(string account) => content.Accounts.GetValueOrDefault(account, account);

    private ClockPair ClocksOf(ClockScope scope, string owner) => ClockPair.Of([.. _clocks[(scope, owner)]]);

    private static string Owner(TaskLine task) => task.Id.ToString("D", CultureInfo.InvariantCulture);

    private List<DateOnly> RestDays()
    {
        var last = content.Clocks.Select(clock => clock.Due?.Date).Append(OfficeTime.DayOf(head.ClosedAt ?? clocks.Now)).Max()!.Value; // The appended day is there.
        var rest = new List<DateOnly>();
        for (var day = OfficeTime.DayOf(head.OpenedAt); day <= last; day = day.AddDays(1))
        {
            if (!clocks.Office.Calendar.IsWorkingDay(day))
            {
                rest.Add(day);
            }
        }

        return rest;
    }
}
