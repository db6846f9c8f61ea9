using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;
using Workflow.Runtime.Data.Parties;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary>What there is once beside a case row.</summary>
/// <param name="Applicant">The applicant, still without its identifiers.</param>
/// <param name="Key">Key of its personal fields; null once shredded.</param>
/// <param name="Project">The project, or null.</param>
/// <param name="Instance">The narrow row of the instance.</param>
/// <param name="State">Its state document.</param>
internal sealed record BesideCase(Party Applicant, WrappedKey? Key, Project? Project, InstanceRecord Instance, byte[] State)
{
    /// <summary>Selects all of it in one row; no row when the applicant, the instance or its state is missing. To be read behind the lock: a row joined to the locked one
    /// would be as it was before the lock was waited for.</summary>
    /// <param name="case">SQL of the number of the case, e.g. <c>$1</c>.</param>
    public static string Select(string @case) =>
        $"""
        select p.id, p.kind, p.display_name, p.region, p.closed_on, k.nonce, k.wrapped, o.code, o.owner, o.name, o.investment, o.region, o.attributes, {InstanceTables.Instances.ListOf("i")}, s.state
        from cases c join parties p on p.id = c.applicant left join party_keys k on k.party_id = p.id left join projects o on o.code = c.project
        join instances i on i.id = c.instance_id join instance_states s on s.instance_id = i.id
        where c.no = {@case}
        """;

    public static BesideCase Read(RowReader row) => new(
        PartyTables.ReadParty(row), row.Has(2) ? PartyTables.ReadKey(row) : null, row.Has(6) ? PartyTables.ReadProject(row) : null, InstanceTables.ReadInstance(row), row.Bytes());
}
