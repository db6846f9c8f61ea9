using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Work;
using Workflow.Tests.Clocks;

namespace Workflow.Tests.Catalogue;

/// <summary>The shipped flows run in memory, every department deciding in the last hours of its promise: what <see cref="TimeBudgetTests"/> computes, lived through.</summary>
public sealed class WholePromiseTests
{
    [Theory]
    [InlineData(Shipped.Social, InvestmentKind.Social, 50)]
    [InlineData(Shipped.Government, InvestmentKind.Government, 95)]
    public void A_flow_in_which_everybody_takes_the_whole_promise_is_late_nowhere(string flow, InvestmentKind kind, int most)
    {
        var compiled = CompiledDefinition.Compile(Shipped.Definition(flow), ApprovalActivities.Catalogue);
        var days = Enumerable.Range(0, 365).Select(new DateOnly(2026, 1, 1).AddDays).ToList();

        var used = days.Select(day => new Run(compiled, flow, kind, day).ToTheEnd()).ToList();

        used.Should().OnlyContain(days => days > most / 2 && days <= most);
    }

    private sealed class Run
    {
        private static readonly Party Firm = new(new(new Guid("00000000-0000-4000-8000-000000000001")), PartyKind.Enterprise, "firm", "330402", []);
        private static readonly Actor Applicant = new("applicant", ActorRole.Applicant, Party: Firm.Id);
        private static readonly Actor Clerk = new("clerk", ActorRole.IntakeClerk, "service-centre");
        private static readonly MatterConditions Conditions = new();
        private readonly CompiledDefinition _definition;
        private readonly string _flow;
        private readonly CaseFile _file;
        private DateTimeOffset _now;
        private WorkflowState _state;

        public Run(CompiledDefinition definition, string flow, InvestmentKind kind, DateOnly filing)
        {
            (_definition, _flow, _now) = (definition, flow, OfficeTime.At(filing, new TimeOnly(9, 0)));
            var project = new Project(new("2602-330402-04-01-000001"), Firm.Id, "project", kind, "330402", Attributes());
            _file = CaseOpening.Open(new("3304022026030200010000018"), (flow, 1), Firm, project, "330402", "run", Context(Applicant)).Value;
            var start = new FlowStep(_definition, _file, Context(Applicant));
            start.Start().IsRefused.Should().BeFalse();
            _state = start.State!;
        }

        /// <summary>Working days of the promises used by all stages together.</summary>
        public decimal ToTheEnd()
        {
            foreach (var stage in Shipped.Catalogue.StagesOf(_flow, 1))
            {
                Do(Filing(stage.Code), Applicant);
                WaitFor(_file.Tasks.Single(t => t is { Kind: TaskKind.Intake, IsOpen: true }));
                Do(new AcceptStage(_file.Case.No, stage.Code, []), Clerk);
                while (NextDue() is { } task)
                {
                    WaitFor(task);
                    Decide(task);
                }

                _now = OfficeTime.At(Published.Calendar.Add(OfficeTime.DayOf(_now), 1), new TimeOnly(9, 0));
            }

            _file.Case.State.Should().Be(CaseState.Granted);
            return _file.Clocks.Where(c => c is { Scope: ClockScope.Stage, Kind: ClockKind.Promised })
                .Sum(c => c.UsedThrough(OfficeHalf.AfternoonOf(OfficeTime.DayOf(c.EndedAt!.Value)), Published.Hall));
        }

        private static JsonObject Attributes() => new(Shipped.Catalogue.Attributes.Values.Select(a => KeyValuePair.Create<string, JsonNode?>(a.Code, a.Code switch
        {
            "regionalEvaluation" => false,
            "eiaClass" => "report",
            "annualEnergyTce" => 5000,
            _ => true,
        })));

        private FileStage Filing(string stage)
        {
            var offer = StageOffer.Of(_file, stage, Context(Applicant)).Value;
            var form = new JsonObject(offer.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Code, field.Type switch
            {
                Approvals.Catalogue.FieldType.Number or Approvals.Catalogue.FieldType.WholeNumber => 1,
                Approvals.Catalogue.FieldType.Boolean => true,
                Approvals.Catalogue.FieldType.Date => "2026-12-01",
                Approvals.Catalogue.FieldType.Choice => field.Choices[0],
                _ => "text",
            })));
            return new FileStage(_file.Case.No, stage, form, [.. offer.Materials.Select(code => new FiledMaterial(code, "reference"))]);
        }

        private ReviewTask? NextDue() => _file.Tasks.Where(t => t is { Kind: TaskKind.Review, IsOpen: true } && PromiseOf(t).Due is not null).MinBy(t => PromiseOf(t).Due!.Instant);

        private Clock PromiseOf(ReviewTask task) => _file.Clocks.Single(c => c is { Scope: ClockScope.Task, Kind: ClockKind.Promised } && c.OwnerId == task.Owner());

        // The last afternoon of the promise; by then no clock of the case may have run out.
        private void WaitFor(ReviewTask task)
        {
            var last = OfficeTime.At(PromiseOf(task).Due!.Date, new TimeOnly(16, 0));
            _now = last > _now ? last : _now;
            _file.Clocks.Where(c => c.EndedAt is null && c.Due is { } due && due.Instant <= _now).Should().BeEmpty();
        }

        private void Decide(ReviewTask task)
        {
            foreach (var step in task.SignOffs)
            {
                var role = step.Role == SignOffRole.Approver ? ActorRole.DepartmentHead : ActorRole.Reviewer;
                Do(new CompleteTask(_file.Case.No, task.Id, Verdict.Grant, "agreed"), new Actor($"{task.Department}-{step.Role}", role, task.Department));
            }
        }

        private void Do(CaseCommand command, Actor actor)
        {
            var context = Context(actor);
            var signals = command.Decide(_file, context);
            signals.Refusal.Should().BeNull();
            var step = new FlowStep(_definition, _file, context);
            step.Take(_state, FlowStep.StimuliOf(signals.Value)).Refusal.Should().BeNull();
            _state = step.State!;
        }

        private StepContext Context(Actor actor) => new(_now, actor, Published.Calendar, OfficeHours.Default, Shipped.Catalogue) { Conditions = Conditions };
    }
}
