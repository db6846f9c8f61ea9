using Workflow.Approvals.Catalogue;

namespace Workflow.Tests.Catalogue;

public sealed class ConditionNamesTests
{
    [Theory]
    [InlineData("project.a", "project.a")]
    [InlineData("!project.a && form.b >= 1.5", "project.a form.b")]
    [InlineData("project.eia == 'project.x'", "project.eia=project.x")]
    [InlineData("project.eia !== \"y\" || (form.z?.length > 0)", "project.eia=y form.z")]
    [InlineData("project?.a ? true : null", "project.a")]
    [InlineData("project", "project")]
    [InlineData("project['a']", "project")]
    [InlineData("applicant.name", "applicant.name")]
    [InlineData("'unclosed", "")]
    [InlineData("", "")]
    public void The_names_of_a_condition_are_found(string expression, string names)
    {
        var found = ConditionNames.In(expression).Select(use => use.Root + (use.Member is null ? "" : "." + use.Member) + (use.ComparedWith is null ? "" : "=" + use.ComparedWith));

        string.Join(' ', found).Should().Be(names);
    }
}
