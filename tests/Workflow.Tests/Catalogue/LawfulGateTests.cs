using System.Text;
using System.Text.Json.Nodes;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Engine.Definitions;
using Workflow.Runtime.Versions;
using Workflow.Runtime.Work;
using Workflow.Tests.Clocks;

namespace Workflow.Tests.Catalogue;

/// <summary>The lawful half of the gate: who may take a step, promises against the law day by day, budgets, waits of law, handlers and names.</summary>
public sealed class LawfulGateTests
{
    private const string Flow = Shipped.Social;

    [Theory]
    [InlineData(Shipped.Social)]
    [InlineData(Shipped.Government)]
    public void A_shipped_flow_passes_on_every_day_of_the_loaded_years(string flow)
    {
        PublishGate.Check(Encoding.UTF8.GetBytes(Shipped.Json(flow)), Shipped.Catalogue, explore: true, Published.Hall).Problems.Select(problem => problem.ToString()).Should().BeEmpty();
    }

    [Fact]
    public void A_step_of_a_department_the_catalogue_does_not_have_can_be_taken_by_nobody()
    {
        var matter = Shipped.Catalogue.Matters.Values.First(known => known.Flow == Flow);
        var spoilt = Shipped.Catalogue with { Matters = Changed(Shipped.Catalogue.Matters, matter.Code, matter with { Department = "closed-office" }) };

        var problem = Check(spoilt).Should().ContainSingle().Subject;

        problem.Should().Match<Problem>(found => found.Code == "step.nobody-may-take" && found.Values["department"] == "closed-office");
        problem.Path.Should().StartWith("Workflow1:").And.EndWith(matter.Code);
    }

    [Fact]
    public void A_stage_whose_lead_does_not_exist_can_be_taken_by_nobody()
    {
        var stage = Shipped.Catalogue.StagesOf(Flow, 1)[0];
        var spoilt = Shipped.Catalogue with { Stages = Changed(Shipped.Catalogue.Stages, stage.Code, stage with { LeadDepartment = "closed-office" }) };

        Check(spoilt).Should().NotBeEmpty().And.OnlyContain(found => found.Code == "step.nobody-may-take");
    }

    [Fact]
    public void A_promise_that_ends_after_the_law_on_some_receipt_days_names_the_days()
    {
        var matter = Shipped.Catalogue.Matters.Values.First(known => known.Flow == Flow && known.Statutory is not null);
        var law = matter.Statutory! with { Length = LimitLength.Parse("10d").Value };
        CatalogueVersion With(string promise) => Shipped.Catalogue with { Matters = Changed(Shipped.Catalogue.Matters, matter.Code, matter with { Statutory = law, Promised = matter.Promised with { Length = LimitLength.Parse(promise).Value } }) };

        var problem = Check(With("7wd")).Should().ContainSingle(found => found.Code == "promise.exceeds-law").Subject;

        problem.Message.Should().Contain("receipt days: 2020-0", "ten days hold seven working days, but not at the holidays");
        Check(With("1wd")).Should().NotContain(found => found.Code == "promise.exceeds-law");
    }

    [Fact]
    public void A_stage_whose_matters_need_longer_than_its_promise_names_the_days()
    {
        var stage = Shipped.Catalogue.StagesOf(Flow, 1)[0];
        var spoilt = Shipped.Catalogue with { Stages = Changed(Shipped.Catalogue.Stages, stage.Code, stage with { Promised = stage.Promised with { Length = LimitLength.WorkingDays(3) } }) };

        var problem = Check(spoilt).Should().ContainSingle().Subject;

        problem.Should().Match<Problem>(found => found.Code == "stage.budget-exceeds-limit" && found.Values["stage"] == stage.Code && found.Values["limit"] == "3wd");
        problem.Values["named"].Should().StartWith("2020-01-0");
    }

    [Fact]
    public void An_approval_flow_begins_with_its_applicant_and_for_everybody()
    {
        var triggered = JsonNode.Parse(Shipped.Json(Flow))!.AsObject();
        triggered["root"]!["activities"]![1]!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        var single = JsonNode.Parse(Shipped.Json(Flow))!.AsObject();
        single["options"]!["activationStrategyType"] = "Elsa.Workflows.ActivationValidators.SingletonStrategy, Elsa.Workflows.Core";

        Check(Shipped.Catalogue, triggered.ToJsonString()).Should().Contain(found => found.Code == "step.starts-by-itself" && found.Values["step"] == "s1-file");
        Check(Shipped.Catalogue, single.ToJsonString()).Should().ContainSingle().Which.Code.Should().Be("definition.one-case-at-a-time");
    }

    [Theory]
    [InlineData("Elsa.Cron", "cronExpression", "0 2 * * *", "")]
    [InlineData("Elsa.Timer", "interval", "7.00:00:00", "")]
    [InlineData("Elsa.Cron", "cronExpression", "every night", "step.starts-nothing")]
    [InlineData("Elsa.Event", "eventName", "night", "")]
    [InlineData("Elsa.RunTask", "taskName", "night", "step.starts-nothing")]
    [InlineData("Elsa.Cron", "cronExpression", "0 0 31 2 *", "step.starts-nothing")]
    [InlineData("Elsa.StartAt", "dateTime", "2001-01-01T00:00:00Z", "step.starts-nothing")]
    [InlineData("Elsa.Timer", "interval", "00:00:01", "step.starts-too-often")]
    [InlineData("Elsa.Cron", "cronExpression", "*/10 * * * * *", "step.starts-too-often")]
    public void What_the_office_does_for_itself_may_begin_by_clock_or_event_alone(string type, string input, string value, string code)
    {
        var flow = FlowBuilder.Flow("nightly").Step("x", type, (input, value), ("customProperties", FlowBuilder.Plain(new JsonObject { ["canStartWorkflow"] = true })));

        PublishGate.Check(Encoding.UTF8.GetBytes(flow.Json()), Shipped.Catalogue, now: Published.At(2026, 3, 2, 9)).Problems.Select(problem => problem.Code).Should().Equal(code.Length == 0 ? [] : [code]);
    }

    [Fact]
    public void A_flow_that_publishes_what_starts_it_is_refused()
    {
        var flow = FlowBuilder.Flow("echo").Step("x", "Elsa.Event", ("eventName", "go"), ("customProperties", FlowBuilder.Plain(new JsonObject { ["canStartWorkflow"] = true }))).Step("y", "Elsa.PublishEvent", ("eventName", "go")).Chain("x", "y");

        Check(Shipped.Catalogue, flow.Json()).Should().ContainSingle().Which.Code.Should().Be("step.starts-itself");
    }

    [Fact]
    public void A_step_without_a_name_is_refused_where_people_work_on_it()
    {
        var json = Shipped.Json(Flow).Replace("\"displayText\": \"规划许可:综合窗口受理\"", "\"displayText\": \"\"", StringComparison.Ordinal);

        Check(Shipped.Catalogue, json).Should().ContainSingle().Which.Should().Match<Problem>(found => found.Code == "step.text-missing" && found.Values["step"] == "s1-intake");
    }

    [Theory]
    [InlineData("Approval.WaitUntil", "limit", "20wd", "")]
    [InlineData("Approval.WaitUntil", "limit", "soon", "limit.malformed")]
    [InlineData("Elsa.Delay", "timeSpan", "10.00:00:00", "timer.lawful-wait")]
    public void A_lawful_wait_is_a_clock_with_a_limit_that_can_be_read(string type, string input, string value, string code)
    {
        var flow = FlowBuilder.Flow("wait").Step("start", "Elsa.Start").Step("x", type, (input, value), ("metadata", FlowBuilder.Plain(new System.Text.Json.Nodes.JsonObject { ["displayText"] = "公示" }))).Chain("start", "x");

        var codes = Check(Shipped.Catalogue, flow.Json()).Select(problem => problem.Code).Where(found => found != "flow.unknown");

        codes.Should().Equal(code.Length == 0 ? [] : [code]);
    }

    [Fact]
    public void Work_on_a_stage_stands_in_the_flows_own_chart()
    {
        var filing = new JsonObject { ["id"] = "file", ["type"] = "Approval.AwaitFiling", ["stage"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "planning-permit" } } };
        var part = new JsonObject
        {
            ["id"] = "part-v1", ["definitionId"] = "part", ["name"] = "Part", ["version"] = 1, ["options"] = new JsonObject { ["usableAsActivity"] = true },
            ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Sequence", ["activities"] = new JsonArray(filing.DeepClone()) },
        };
        var flow = JsonNode.Parse(Shipped.Json(Flow))!.AsObject();
        var steps = flow["root"]!["activities"]!.AsArray();
        steps.Add(new JsonObject { ["id"] = "inside", ["type"] = "Elsa.Sequence", ["activities"] = new JsonArray(filing) });
        steps.Add(new JsonObject { ["id"] = "used", ["type"] = "Part", ["version"] = 1 });

        PublishGate.Check(Encoding.UTF8.GetBytes(flow.ToJsonString()), Shipped.Catalogue, activities: UsableWorkflows.CatalogueOf([Encoding.UTF8.GetBytes(part.ToJsonString())]))
            .Problems.Where(problem => problem.Code == "step.hidden").Select(problem => problem.Values["step"]).Should().Equal("file", "used");
    }

    [Fact]
    public void Work_that_nothing_handles_is_refused()
    {
        var definition = Shipped.Definition(Flow);

        LawfulGate.Steps(definition, Shipped.Catalogue, ApprovalActivities.Catalogue, type => type != "Approval.Intake").Select(problem => problem.Code).Distinct().Should().Equal("work.unhandled");
        LawfulGate.Steps(definition, Shipped.Catalogue, ApprovalActivities.Catalogue, type => ApprovalActivities.HandlerOf(type) is not null).Should().BeEmpty();
    }

    private static IReadOnlyList<Problem> Check(CatalogueVersion catalogue, string? json = null) =>
        PublishGate.Check(Encoding.UTF8.GetBytes(json ?? Shipped.Json(Flow)), catalogue, explore: false, Published.Hall).Problems;

    private static OrderedDictionary<string, T> Changed<T>(OrderedDictionary<string, T> rows, string code, T row) => new(rows, StringComparer.Ordinal) { [code] = row };
}
