using System.Text;
using Workflow.Engine.State;
using Workflow.Engine.Values;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

/// <summary>E8: state written by any released version can be read. The approved file of a format never changes.</summary>
public class StateJsonTests
{
    [Fact]
    public void Format_2_is_written_as_approved()
    {
        var written = Encoding.UTF8.GetString(StateJson.Write(Rich().State!));

        written.Should().Be(Approved("state-2.json"), "a released format never changes: a new one gets a new number and a new file");
    }

    [Theory]
    [InlineData("state-1.json")]
    [InlineData("state-2.json")]
    public void Every_released_format_is_read_and_goes_on(string file)
    {
        var read = StateJson.Read(Encoding.UTF8.GetBytes(Approved(file)));

        read.IsRead.Should().BeTrue(read.Message);
        read.State!.Bookmarks.Should().HaveCount(4);
        read.State.Incidents.Should().ContainSingle().Which.Execution.Should().Be(8, "format 1 did not say it, but only one step of that node had faulted");
    }

    [Fact]
    public void A_newer_format_is_refused_by_name()
    {
        var newer = Approved("state-2.json").Replace("\"format\":2", "\"format\":3", StringComparison.Ordinal);

        StateJson.Read(Encoding.UTF8.GetBytes(newer)).Code.Should().Be("state.newer-format");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":1}")]
    [InlineData("{\"format\":\"1\"}")]
    [InlineData("{\"format\":1,\"instance\":\"i\",\"definition\":\"d\",\"subStatus\":\"Nothing\"}")]
    [InlineData("{\"format\":1,\"instance\":\"i\",\"definition\":\"d\",\"subStatus\":\"Suspended\",\"executions\":[{\"number\":5,\"node\":\"n\"}]}")]
    [InlineData("{\"format\":1,\"instance\":\"i\",\"definition\":\"d\",\"subStatus\":\"Suspended\",\"unheardOf\":1}")]
    public void A_corrupted_document_is_refused(string text)
    {
        StateJson.Read(Encoding.UTF8.GetBytes(text)).Code.Should().Be("state.corrupted");
    }

    [Fact]
    public void A_document_cut_or_changed_anywhere_is_refused_or_read_but_never_throws()
    {
        var bytes = Encoding.UTF8.GetBytes(Approved("state-2.json"));

        Seed.ForEach(3_000, seed =>
        {
            var random = new Random(seed);
            var changed = (byte[])bytes.Clone();
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
            var read = StateJson.Read(changed.AsSpan(0, random.Next(2) == 0 ? changed.Length : random.Next(changed.Length)));
            (read.IsRead || read.Code == "state.corrupted" || read.Code == "state.newer-format").Should().BeTrue();
        });
    }

    private static Scenario Rich()
    {
        var body = Sequence("body", Work("review")).Declaring(Declare("note", "String", "意见"));
        var publish = Node("Elsa.PublishEvent", "publish", ("eventName", "early"), ("isLocalEvent", true), ("payload", "p"));
        var chart = Chart("root",
            [Start(), publish, Line("A"), Node("Elsa.Delay", "wait", ("timeSpan", "01:00:00")), Join("J", "WaitAllActive"), ParallelForEach("each", body, "a", "b"), Fault("F"), Event("E", "paid")],
            "start -> publish", "publish -> A", "publish -> wait", "A -> J", "wait -> J", "publish -> each", "publish -> F", "publish -> E");
        var flow = new Scenario(Definition(chart, Declare("n", "Int32", 1)).Continuing());
        return flow.Start(("project", Value.Object(("name", Value.Of("社会投资项目")), ("area", Value.Of(1200.5)))));
    }

    private static string Approved(string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Engine", "Approved", file)).TrimEnd('\n');
}
