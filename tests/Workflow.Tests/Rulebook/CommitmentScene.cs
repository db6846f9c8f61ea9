using Workflow.Approvals.Clocks;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;
using Workflow.Rules.Receipts;
using Workflow.Rules.Versions;
using Workflow.Runtime.RuleSets;
using Workflow.Tests.Clocks;

namespace Workflow.Tests.Rulebook;

/// <summary>Facts of one commitment case. As it begins everything is in order, so that each example changes what it is about.</summary>
internal sealed record CommitmentScene
{
    private static readonly FactSource Register = new("register", new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(8)), new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(8)));

    public static RuleSetVersion Set { get; } = RuleSetFiles.Shipped().InForce("commitments", new(2026, 3, 2))!;

    public static CommitmentParameters Parameters { get; } = CommitmentParameters.Of(Set.Manifest.Parameters).Value;

    public DateTimeOffset Now { get; init; } = OfficeTime.At(new(2026, 3, 2), new(10, 0));

    public CommitmentMatter? Matter { get; init; } = new("food-licence", Known<IReadOnlyList<string>>(["教育"]), NamedByStatute: false, Known(true), Known(false), Known(true), CheckDays: null, "market", "market");

    public CommitmentApplicant? Applicant { get; init; } = new(Known("A"), Known(false), Known(false), Known<IReadOnlyList<BreachRecord>>([]));

    public Commitment? Commitment { get; init; } = new(
        IsDeclined: false, NoticeShown: true, "v3", "v3", Signer.LegalRepresentative, HasAuthority: false, SigningMethod.QualifiedElectronic, IsWhole: true, Fact.NotAsked<bool>(), WithdrawnAt: null);

    public CommitmentCase? Case { get; init; } = new("330402202603020001", Known(true), DecidedAt: null, GrantedByCommitment: false);

    public IReadOnlyList<object> More { get; init; } = [];

    public static Fact<T> Known<T>(T value) => Fact.Known(value, Register);

    public static Fact<T> Unknown<T>() => new Fact<T>.Unknown("fact.source-down");

    public static Fact<T> Stale<T>() => new Fact<T>.Stale(Register);

    /// <summary>Granted on the commitment, at nine on that day.</summary>
    public CommitmentScene GrantedOn(DateOnly day) => this with { Case = Case! with { DecidedAt = OfficeTime.At(day, new(9, 0)), GrantedByCommitment = true } };

    public CommitmentScene On(DateOnly day, int hour = 10) => this with { Now = OfficeTime.At(day, new(hour, 0)) };

    public CommitmentScene With(params object[] more) => this with { More = more };

    /// <summary>The facts in the order they are given to the rules.</summary>
    public IReadOnlyList<object> Facts => [.. new object?[] { new Moment(Now, Published.Hall.Calendar), Parameters, Matter, Applicant, Commitment, Case }.OfType<object>(), .. More];

    public (IReadOnlyList<Conclusion> Conclusions, Receipt Receipt) Decide()
    {
        var session = Set.Factory.CreateSession();
        session.InsertAll(Facts);
        session.Fire();
        return ([.. session.Query<Conclusion>()], session.Receipt());
    }
}
