using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Facts;

namespace Workflow.Approvals.Deregistration;

/// <summary>What is known for the choice of the route: what was declared, what sources say, what the register of licences shows.</summary>
internal static class RouteFacts
{
    private const string DebtsSettled = "deregistration.debts-settled";
    private const string Promised = "deregistration.investors-promised";
    private const string ApprovalNeeded = "approval-needed";

    /// <summary>Name of the fact that says whether a ground stands.</summary>
    public static string NameOf(string ground) => $"deregistration.{ground}";

    /// <summary>The facts as they are now. A source that contradicts the declaration makes a conflict, so that a person decides.</summary>
    public static DeregistrationApplicant Of(CaseFile file, RouteDeclaration declaration, StepContext context)
    {
        var facts = new FactSet([.. file.Register.Facts, .. Declared(file, declaration, context)], context.Now);
        var bars = new SortedDictionary<string, Fact<bool>>(StringComparer.Ordinal);
        foreach (var ground in DeregistrationBars.Grounds)
        {
            bars[ground] = facts.Flag(NameOf(ground));
        }

        // A cancellation that needs an approval keeps from the simple route (实施细则 art. 48), whatever sources say.
        if (NeedsApproval(file, context))
        {
            bars[ApprovalNeeded] = Fact.Known(true, new FactSource("licence-register", context.Now, context.Now));
        }

        return new(IsSelfEmployed(file), facts.Flag(DebtsSettled), facts.Flag(Promised), bars);
    }

    /// <summary>个体工商户: their credit codes begin with 92 (GB 32100-2015).</summary>
    public static bool IsSelfEmployed(CaseFile file) =>
        file.Applicant.Identifiers.Any(identifier => identifier.Scheme == "uscc" && identifier.Value.StartsWith("92", StringComparison.Ordinal));

    private static bool NeedsApproval(CaseFile file, StepContext context) =>
        LicenceDiscovery.Held(file, context).Any(held => context.Catalogue.LicenceKinds.GetValueOrDefault(held.Kind) is { ApprovesCancellation: true });

    private static IEnumerable<FactSnapshot> Declared(CaseFile file, RouteDeclaration declaration, StepContext context)
    {
        yield return Of(DebtsSettled, declaration.DebtsSettled);
        yield return Of(Promised, declaration.AllInvestorsPromised);

        FactSnapshot Of(string name, bool value) => new(file.Case.Applicant, "declaration", name, JsonValue.Create(value), declaration.At, context.Now, FactStatus.Answered);
    }
}
