using Workflow.Engine.Activities;
using Workflow.Engine.Publishing;
using static Workflow.Tests.FlowBuilder;

namespace Workflow.Tests.Publishing;

/// <summary>The gate stays usable at the limits of a document: nothing recurses over the length of a flow or grows with its square in memory.</summary>
public sealed class LargeFlowTests
{
    [Fact]
    public void A_chain_of_thousands_of_decisions_is_checked()
    {
        var flow = Flow().Variable("v");
        for (var i = 0; i < 2_000; i++)
        {
            flow.Step($"d{i}", "Elsa.FlowDecision", ("condition", Js("true"))).Step($"s{i}", "Elsa.SetVariable", ("variable", VariableRef("v")));
            flow.Connect($"d{i}", $"s{i}", "True").Connect($"s{i}", $"d{i + 1}").Connect($"d{i}", "d0", "False");
        }

        flow.Step("d2000", "Elsa.FlowJoin", ("mode", "WaitAll"));

        // All leads back to d0, which so has inbound connections only.
        DefinitionValidator.Validate(flow.Definition(), ActivityCatalogue.Elsa).Select(p => p.Code).Should().Equal("flow.no-start");
    }

    [Fact]
    public void A_dense_mesh_of_connections_is_checked()
    {
        var flow = Flow().Step("start", "Elsa.Start");
        for (var i = 0; i < 140; i++)
        {
            flow.Step($"s{i}", "Elsa.WriteLine").Connect("start", $"s{i}");
            for (var j = 0; j < i; j++)
            {
                flow.Connect($"s{j}", $"s{i}");
            }
        }

        DefinitionValidator.Validate(flow.Definition(), ActivityCatalogue.Elsa).Should().BeEmpty();
    }
}
