using System.Globalization;
using Workflow.Engine;
using Workflow.Engine.Definitions;
using Workflow.Engine.State;
using Workflow.Runtime.Work;
using Workflow.Tests.Engine;

namespace Workflow.Tests.Conformance;

/// <summary>The definitions we ship, run to their end with every answer their steps may lawfully give, in every order.</summary>
public class ShippedFlowTests
{
    // Refiling and supplements may be asked for again and again by law; here each stage gets at most two more rounds.
    private const int MostRounds = 3;

    [Theory]
    [InlineData("investment-project-social")]
    [InlineData("investment-project-government")]
    [InlineData("joint-pre-review")]
    [InlineData("internal-matter")]
    public void Whatever_is_answered_the_case_ends_once_and_every_join_runs_once_for_each_round_of_its_stage(string name)
    {
        var definition = Shipped(name);
        Engine.Seed.ForEach(100, seed =>
        {
            var flow = Finish(definition, seed, order: 0);

            flow.Status.Should().Be("Finished/Finished");
            flow.State!.Incidents.Should().BeEmpty();
            Completed(flow, "Approval.CloseCase").Should().ContainSingle();
            Completed(flow, "Elsa.FlowJoin").Select(StageOf).Should().Equal(Completed(flow, "Approval.OpenStage").Select(StageOf));
            Completed(flow, "Approval.StageResult").Should().HaveSameCount(Completed(flow, "Elsa.FlowJoin"));
            Completed(flow, "Approval.DepartmentReview").Concat(Completed(flow, "Approval.JointReview")).Should().HaveCount(Completed(flow, "Approval.OpenStage").Sum(opened => opened.Outcomes.Count(outcome => outcome != "NoMatters")));
        });
    }

    [Theory]
    [InlineData("investment-project-social")]
    [InlineData("investment-project-government")]
    [InlineData("joint-pre-review")]
    [InlineData("internal-matter")]
    public void The_order_in_which_departments_answer_does_not_change_what_runs(string name)
    {
        var definition = Shipped(name);
        Engine.Seed.ForEach(30, seed =>
        {
            var results = Enumerable.Range(0, 3).Select(order => Text(Finish(definition, seed, order))).Distinct();

            results.Should().ContainSingle();
        });
    }

    private static Scenario Finish(WorkflowDefinition definition, int seed, int order)
    {
        var shuffle = new Random((seed * 31) + order);
        var rounds = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        var chosen = new OrderedDictionary<string, string[]>(StringComparer.Ordinal);
        var flow = new Scenario(definition, ApprovalActivities.Catalogue).Start();
        while (flow.State!.Bookmarks.Count > 0)
        {
            // What a step answers depends on its round, not on when it is asked.
            foreach (var bookmark in flow.State.Bookmarks.Where(bookmark => !chosen.ContainsKey(bookmark.Id)))
            {
                var round = rounds[bookmark.NodeId] = rounds.GetValueOrDefault(bookmark.NodeId) + 1;
                chosen[bookmark.Id] = Lawful(Step(definition, bookmark), new Random(bookmark.NodeId.Aggregate((seed * 397) + round, (sum, letter) => unchecked((sum * 31) + letter))), round);
            }

            var next = flow.State.Bookmarks[shuffle.Next(flow.State.Bookmarks.Count)];
            flow.Apply(new Stimulus.Resume(next.Id, chosen[next.Id], default));
        }

        return flow;
    }

    private static string[] Lawful(ActivityNode step, Random random, int round)
    {
        var outcomes = ApprovalActivities.Catalogue.Find(step.Type, step.TypeVersion)!.Outcomes.Of(step)!;
        return step.Type switch
        {
            "Approval.OpenStage" => Chosen(outcomes.Where(outcome => outcome != "NoMatters"), random),
            "Approval.DepartmentReview" or "Approval.JointReview" => ["Done", outcomes[random.Next(1, outcomes.Count)]],
            "Approval.Intake" => [random.Next(8) switch { 0 => "Refused", 1 or 2 => round < MostRounds ? "Supplement" : "Accepted", 3 => "AcceptedWithTolerance", _ => "Accepted" }],
            "Approval.AwaitSupplement" => [random.Next(8) == 0 ? "Overdue" : "Answered"],
            "Approval.StageResult" => [random.Next(8) switch { 0 => "Ended", 1 or 2 => "Refused", _ => "Passed" }],
            "Approval.LeadDecision" => [round < MostRounds && random.Next(4) > 0 ? "Refile" : "Refuse"],
            _ => [outcomes[random.Next(outcomes.Count)]],
        };
    }

    private static string[] Chosen(IEnumerable<string> matters, Random random)
    {
        var share = random.Next(4);
        var chosen = matters.Where(_ => random.Next(3) < share).ToArray();
        return chosen.Length == 0 ? ["NoMatters"] : chosen;
    }

    private static ActivityNode Step(WorkflowDefinition definition, Bookmark bookmark) => definition.Root.Activities.Single(step => step.NodeId == bookmark.NodeId);

    private static List<JournalEntry> Completed(Scenario flow, string type) => flow.Journal.FindAll(entry => entry.Kind == JournalKind.Completed && entry.ActivityType == type);

    private static string StageOf(JournalEntry entry) => entry.ActivityId[..entry.ActivityId.IndexOf('-', StringComparison.Ordinal)];

    private static string Text(Scenario flow) => string.Join('\n', flow.Journal.Where(entry => entry.Kind == JournalKind.Completed)
        .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.ActivityId} {string.Join(',', entry.Outcomes)}")).Order(StringComparer.Ordinal));

    private static WorkflowDefinition Shipped(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Workflow.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return FlowBuilder.Read(File.ReadAllText(Path.Combine(folder.FullName, "definitions", name, "v1.json")), ApprovalActivities.Catalogue);
    }
}
