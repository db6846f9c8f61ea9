using Workflow.Approvals;

namespace Workflow.Tests.CaseFiles;

public sealed class RefusalHashTests
{
    [Fact]
    public void The_hash_of_a_refusal_is_the_same_in_every_process()
    {
        var refusal = new Refusal("case.closed", "Case 7 is closed.");

        refusal.GetHashCode().Should().Be(new Refusal("case.closed", "Case 7 is closed.").GetHashCode());
        refusal.GetHashCode().Should().Be(-1767408778);
    }
}
