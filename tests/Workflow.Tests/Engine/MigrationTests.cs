using Workflow.Engine;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Migration;
using Workflow.Engine.State;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

/// <summary>A running instance is moved to another version of its definition: what stands stays, what is finished is not done again.</summary>
public class MigrationTests
{
    private static readonly ActivityNode OneReview = Chart("root", [Start(), Work("A"), Line("end")], "start -> A", "A -> end");

    [Fact]
    public void A_step_added_behind_is_come_to_and_the_step_that_stands_keeps_its_bookmark()
    {
        var other = Chart("root", [Start(), Work("A"), Work("B"), Line("end")], "start -> A", "A -> B", "B -> end");
        var flow = new Moving(Definition(OneReview));

        var plan = flow.To(other);

        plan.Obstacles.Should().BeEmpty();
        plan.Standing.Should().Equal(new StandingStep("flow:root:A", "A", WorkType, false, false));
        (string.Join(' ', plan.Added), string.Join(' ', plan.Dropped), string.Join(' ', plan.Passed)).Should().Be(("B", "", ""));
        plan.State!.Bookmarks.Should().Equal(flow.State.Bookmarks);
        flow.Move(plan).Answered("A").Answered("B").Said.Should().Be("A B end Finished");
    }

    [Fact]
    public void A_step_added_before_is_passed_and_a_step_dropped_ahead_is_not_come_to()
    {
        var first = Chart("root", [Start(), Work("A"), Line("gone"), Line("end")], "start -> A", "A -> gone", "gone -> end");
        var flow = new Moving(Definition(first));

        var plan = flow.To(Chart("root", [Start(), Work("new"), Work("A"), Line("end")], "start -> new", "new -> A", "A -> end"));

        (string.Join(' ', plan.Added), string.Join(' ', plan.Dropped), string.Join(' ', plan.Passed)).Should().Be(("", "gone", "new"));
        flow.Move(plan).Answered("A").Said.Should().Be("A end Finished");
    }

    [Fact]
    public void A_finished_step_that_would_come_again_stands_in_the_way()
    {
        var first = Chart("root", [Start(), Line("told"), Work("A"), Line("end")], "start -> told", "told -> A", "A -> end");
        var flow = new Moving(Definition(first));

        var plan = flow.To(Chart("root", [Start(), Work("A"), Line("told"), Line("end")], "start -> A", "A -> told", "told -> end"));

        plan.State.Should().BeNull();
        plan.Obstacles.Should().ContainSingle().Which.Should().Match<MigrationObstacle>(o => o.Code == "migration.runs-again" && o.ActivityId == "told");
    }

    [Fact]
    public void A_loop_that_comes_round_again_on_both_versions_is_no_obstacle()
    {
        var loop = Chart("root", [Start(), Line("head"), Work("A"), Line("end")], "start -> head", "head -> A", "A:Again -> head", "A -> end");
        var flow = new Moving(Definition(loop));

        flow.To(Chart("root", [Start(), Line("head"), Work("A"), Line("more"), Line("end")], "start -> head", "head -> A", "A:Again -> head", "A -> more", "more -> end")).Obstacles.Should().BeEmpty();
    }

    [Fact]
    public void A_step_that_stands_must_be_there_as_what_it_is()
    {
        var flow = new Moving(Definition(OneReview));

        Code(flow.To(Chart("root", [Start(), Line("end")], "start -> end"))).Should().Be("migration.step-gone A");
        Code(flow.To(Chart("root", [Start(), Event("A", "paid"), Line("end")], "start -> A", "A -> end"))).Should().Be("migration.step-changed-type A");
        Code(flow.To(Chart("root", [Start(), Sequence("inner", Work("A")), Line("end")], "start -> inner", "inner -> end"))).Should().Be("migration.step-gone A");
    }

    [Fact]
    public void A_branch_that_waits_at_a_join_waits_there_still_and_a_new_branch_is_passed()
    {
        var first = Chart("root", [Start(), Work("A"), Work("B"), Join("J", "WaitAllActive"), Line("end")], "start -> A", "start -> B", "A -> J", "B -> J", "J -> end");
        var other = Chart("root", [Work("C"), Start(), Work("B"), Work("A"), Join("J", "WaitAllActive"), Line("end")], "start -> C", "C -> J", "start -> B", "start -> A", "B -> J", "A -> J", "J -> end");
        var flow = new Moving(Definition(first)).Answered("A");

        var plan = flow.To(other);

        plan.Passed.Should().Equal("C");
        flow.Move(plan).Answered("B").Said.Should().Be("A B end Finished");
    }

    [Fact]
    public void A_branch_that_waits_at_a_connection_that_is_gone_stands_in_the_way()
    {
        var first = Chart("root", [Start(), Work("A"), Work("B"), Join("J", "WaitAllActive"), Line("end")], "start -> A", "start -> B", "A -> J", "B -> J", "J -> end");
        var flow = new Moving(Definition(first)).Answered("A");

        Code(flow.To(Chart("root", [Start(), Work("A"), Work("B"), Line("end")], "start -> A", "start -> B", "B -> end"))).Should().Be("migration.token-lost root");
    }

    [Fact]
    public void An_open_container_other_than_a_chart_or_a_sequence_must_hold_the_same_steps()
    {
        var flow = new Moving(Definition(Node("Elsa.Parallel", "root") with { Activities = [Work("A"), Work("B")] }));
        Code(flow.To(Node("Elsa.Parallel", "root") with { Activities = [Work("A"), Work("B"), Work("C")] })).Should().Be("migration.container-changed root");

        var sequence = new Moving(Definition(Sequence("root", Work("A"), Line("end"))));
        sequence.Move(sequence.To(Sequence("root", Line("before"), Work("A"), Line("between"), Line("end")))).Answered("A").Said.Should().Be("A between end Finished");
    }

    [Fact]
    public void Variables_keep_their_values_new_ones_have_their_default_and_a_value_that_does_not_fit_stands_in_the_way()
    {
        var flow = new Moving(Definition(OneReview, Declare("kept", "String", "v1"), Declare("gone", "String", "x")));
        var said = Chart("root", [Start(), Work("A"), Line("end", Script("`${getKept()} ${getNew()}`"))], "start -> A", "A -> end");

        flow.Move(flow.To(said, Declare("new", "Int32", 5), Declare("kept", "String", "other"))).Answered("A").Said.Should().Be("A v1 5 Finished");
        Code(new Moving(Definition(OneReview, Declare("kept", "String", "v1"))).To(OneReview, Declare("kept", "Int32", 1))).Should().Be("migration.variable-unfit root");
    }

    [Fact]
    public void What_stands_keeps_its_inputs_and_the_preview_says_that_they_differ()
    {
        var flow = new Moving(Definition(Chart("root", [Start(), Node(WorkType, "A", ("limit", "5wd"))], "start -> A")));

        flow.To(Chart("root", [Start(), Node(WorkType, "A", ("limit", "3wd"))], "start -> A")).Standing.Should().ContainSingle(step => step.IsRedefined);
    }

    [Fact]
    public void A_faulted_instance_is_moved_to_the_version_that_cures_it()
    {
        var flow = new Moving(Definition(Chart("root", [Start(), Line("F", Script("nobody()")), Work("A"), Line("end")], "start -> F", "start -> A", "F -> end", "A -> end")));
        var plan = flow.To(Chart("root", [Start(), Line("F", Script("'cured'")), Work("A"), Line("end")], "start -> F", "start -> A", "F -> end", "A -> end"));

        plan.Standing.Select(step => (step.ActivityId, step.IsFaulted, step.IsRedefined)).Should().Equal(("F", true, true), ("A", false, false));
        flow.Move(plan).Retry().Answered("A").Said.Should().Be("cured A end Finished");
    }

    [Fact]
    public void What_is_over_or_another_definition_is_not_moved()
    {
        var flow = new Moving(Definition(OneReview)).Answered("A");
        Code(flow.To(OneReview)).Should().Be("migration.finished root");

        var other = CompiledDefinition.Compile(Definition(OneReview) with { DefinitionId = "other" }, Steps.Catalogue);
        InstanceMigration.Plan(CompiledDefinition.Compile(Definition(OneReview), Steps.Catalogue), other, new Moving(Definition(OneReview)).State, new HashSet<string>()).Obstacles[0].Code.Should().Be("migration.other-definition");
    }

    [Fact]
    public void An_instance_moved_to_the_same_flow_ends_as_if_it_had_stayed()
    {
        Seed.ForEach(150, seed =>
        {
            var random = new Random(seed);
            var definition = new RandomFlow(random).Definition();
            var (stays, moves) = (new Moving(definition), new Moving(definition));
            for (var step = 0; step < 12 && stays.State.Bookmarks.Count > 0; step++)
            {
                var plan = moves.To(definition);
                plan.Obstacles.Should().BeEmpty();
                moves.Move(plan);
                var open = random.Next(stays.State.Bookmarks.Count);
                stays.Resume(stays.State.Bookmarks[open]);
                moves.Resume(moves.State.Bookmarks[open]);
            }

            moves.Said.Should().Be(stays.Said);
        });
    }

    private static string Code(MigrationPlan plan) => plan.Obstacles is [var only] ? $"{only.Code} {only.ActivityId}" : $"{plan.Obstacles.Count} obstacles";

    /// <summary>An instance that is moved on its way.</summary>
    private sealed class Moving
    {
        private readonly HashSet<string> _finished = new(StringComparer.Ordinal);
        private readonly List<string> _said = [];
        private CompiledDefinition _definition;
        private CompiledDefinition? _target;

        public Moving(WorkflowDefinition definition)
        {
            _definition = CompiledDefinition.Compile(definition, Steps.Catalogue);
            State = null!;
            Apply(new Stimulus.Start(new(StringComparer.Ordinal)));
        }

        public WorkflowState State { get; private set; }

        public string Said => $"{string.Join(' ', _said)} {State.SubStatus}";

        public MigrationPlan To(ActivityNode root, params VariableDefinition[] variables) => To(Definition(root, variables));

        public MigrationPlan To(WorkflowDefinition version)
        {
            _target = CompiledDefinition.Compile(version with { Version = _definition.Source.Version + 1, VersionId = $"{_definition.Source.VersionId}+" }, Steps.Catalogue);
            return InstanceMigration.Plan(_definition, _target, State, _finished);
        }

        public Moving Move(MigrationPlan plan)
        {
            plan.Obstacles.Should().BeEmpty();
            _definition = _target!; // set with the plan
            State = StateJson.Read(StateJson.Write(plan.State!)).State!;
            return this;
        }

        public Moving Answered(string activity)
        {
            Resume(State.Bookmarks.First(open => open.NodeId.EndsWith($":{activity}", StringComparison.Ordinal)));
            return this;
        }

        public Moving Retry()
        {
            Apply(new Stimulus.Retry(State.OpenIncidents[0].Id));
            return this;
        }

        public void Resume(Bookmark bookmark) => Apply(new Stimulus.Resume(bookmark.Id, [], default));

        private void Apply(Stimulus stimulus)
        {
            var ran = WorkflowEngine.Run(_definition, State, stimulus, new RunContext("i1", new(2026, 9, 21, 1, 0, 0, TimeSpan.Zero), Steps.Catalogue, RunLimits.Default)).Should().BeOfType<RunResult.Ran>().Subject;
            State = ran.State;
            foreach (var entry in ran.Journal.Where(entry => entry.Kind == JournalKind.Completed))
            {
                _finished.Add(entry.NodeId);
                if (entry.ActivityType == WorkType)
                {
                    _said.Add(entry.ActivityId);
                }
            }

            _said.AddRange(ran.Effects.OfType<Effect.WriteLine>().Select(line => line.Text));
        }
    }
}
