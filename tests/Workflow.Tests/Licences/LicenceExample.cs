using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Licences;
using Workflow.Approvals.Parties;
using Workflow.Tests.Catalogue;

namespace Workflow.Tests.Licences;

/// <summary>A food licence and its holder, on the shipped catalogue.</summary>
internal static class LicenceExample
{
    public static DateTimeOffset Now { get; } = new(2026, 5, 29, 2, 0, 0, TimeSpan.Zero);

    public static Party Holder { get; } = new(new(Guid.Parse("7d9c86a2-0000-4000-8000-000000000001")), PartyKind.Enterprise, "嘉兴某某食品有限公司", "330402", []);

    public static LicenceTerms Terms { get; } = new("LK06", "JY13304020012345", "market", "330402", new(2022, 3, 1), new(2022, 3, 1), new(2027, 2, 28))
    {
        Address = "嘉兴市南湖区某路1号", Scope = "热食类食品制售", ResponsiblePerson = "party-data:responsiblePerson",
    };

    public static Result<Licence> Enter(LicenceTerms? terms = null, Party? holder = null) => LicenceRegistration.Enter(
        new(Guid.Parse("7d9c86a2-0000-4000-8000-0000000000aa")), terms ?? Terms, holder ?? Holder, LicenceAct.Registered, @case: null, Shipped.Catalogue, Now);

    public static Licence Entered => Enter().Value;

    public static CaseNo Case { get; } = new("3304022026052900010000017");
}
