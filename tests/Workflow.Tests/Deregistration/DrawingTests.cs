using Workflow.Engine.Definitions;
using Workflow.Engine.Publishing;
using Workflow.Runtime.Catalogue;
using Workflow.Runtime.Work;
using Workflow.Tests.Catalogue;
using Workflow.Tests.Clocks;

namespace Workflow.Tests.Deregistration;

/// <summary>Both versions as they are drawn: sound, agreeing with the catalogue, and with industries that exist.</summary>
public sealed class DrawingTests
{
    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 22)]
    public void A_version_passes_the_gate_and_names_industries_of_the_catalogue(int version, int industries)
    {
        var definition = Shipped.Parse(Published.Read($"definitions/{LeavingFirm.Flow}/v{version}.json"));

        DefinitionValidator.Validate(definition, ApprovalActivities.Catalogue).Should().BeEmpty();
        Approvals.Catalogue.FlowConsistency.Check(FlowSummaries.Of(definition), Shipped.Catalogue).Should().BeEmpty();
        var named = LiteralText.List(definition.Root.Activities.Single(step => step.Id == "find").Inputs["industries"].Expression!)!;
        named.Should().HaveCount(industries).And.OnlyHaveUniqueItems().And.BeSubsetOf(Shipped.Catalogue.Industries.Keys);
    }
}
