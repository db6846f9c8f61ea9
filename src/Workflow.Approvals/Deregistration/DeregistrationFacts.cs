using Workflow.Approvals.Facts;

namespace Workflow.Approvals.Deregistration;

/// <summary>Who would be struck off the register (注销), as far as the choice of route goes.</summary>
/// <param name="IsSelfEmployed">个体工商户: no notice in the simple route.</param>
/// <param name="DebtsSettled">No debts, or debts, wages, insurance and taxes settled.</param>
/// <param name="AllInvestorsPromised">All investors promised so in writing.</param>
/// <param name="Bars">What keeps it from the simple route, by ground, see <see cref="DeregistrationBars"/>; a ground nobody asked about is unknown.</param>
public sealed record DeregistrationApplicant(bool IsSelfEmployed, Fact<bool> DebtsSettled, Fact<bool> AllInvestorsPromised, IReadOnlyDictionary<string, Fact<bool>> Bars);

/// <summary>Grounds that keep an enterprise from the simple route (市场主体登记管理条例 art. 33, 实施细则 art. 48).</summary>
public static class DeregistrationBars
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Grounds { get; } =
    [
        "abnormal-list", "serious-list", "equity-frozen", "equity-pledged", "movables-mortgaged", "investments-held", "under-investigation", "under-enforcement", "lawsuit", "arbitration", "licence-revoked", "ordered-closed",
        "fine-unpaid", "approval-needed",
    ];

    /// <summary>Those that are known to stand, in the order of the law.</summary>
    public static string Standing(IReadOnlyDictionary<string, Fact<bool>> bars) => string.Join(", ", Grounds.Where(ground => bars.TryGetValue(ground, out var stands) && stands.IsTrue()));

    /// <summary>Those nobody could tell of.</summary>
    public static string Uncertain(IReadOnlyDictionary<string, Fact<bool>> bars) => string.Join(", ", Grounds.Where(ground => !bars.TryGetValue(ground, out var stands) || !stands.IsKnown));
}
