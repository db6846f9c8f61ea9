using Workflow.Approvals.Commitments;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;
using static Workflow.Tests.Rulebook.CommitmentScene;
using static Workflow.Tests.Rulebook.ExampleKind;

namespace Workflow.Tests.Rulebook;

/// <summary>What an example shows.</summary>
internal enum ExampleKind
{
    Hit,
    Miss,
    Boundary,
    Missing,
}

/// <summary>Facts, and what a rule concludes of them.</summary>
internal sealed record Example(string Rule, ExampleKind Kind, CommitmentScene Scene, bool Fires, string What)
{
    public string Name => $"{Rule} {Kind}: {What}";

    public DateOnly? Due { get; init; }

    public string? About { get; init; }

    /// <summary>The subject whose weighed effect is looked at, too.</summary>
    public string? Subject { get; init; }

    public Effect Effect { get; init; }
}

/// <summary>Examples of every rule of commitments.</summary>
internal static partial class CommitmentExamples
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static CommitmentScene Scene => new();

    public static IReadOnlyList<Example> All => field ??= [.. Route, .. Signing, .. Decisions, .. Verifications, .. Revocations, .. Credit];

    private static Example Hit(string rule, string what, CommitmentScene scene) => new(rule, ExampleKind.Hit, scene, Fires: true, what);

    private static Example Miss(string rule, string what, CommitmentScene scene) => new(rule, ExampleKind.Miss, scene, Fires: false, what);

    private static Example Missing(string rule, string what, CommitmentScene scene) => new(rule, ExampleKind.Missing, scene, Fires: false, what);

    private static Example Edge(string rule, string what, bool fires, CommitmentScene scene) => new(rule, Boundary, scene, fires, what);

    private static Example Is(this Example example, string subject, Effect effect) => example with { Subject = subject, Effect = effect };

    private static CommitmentScene Matter(Func<CommitmentMatter, CommitmentMatter> change) => Scene with { Matter = change(Scene.Matter!) };

    private static CommitmentScene Applicant(Func<CommitmentApplicant, CommitmentApplicant> change) => Scene with { Applicant = change(Scene.Applicant!) };

    private static CommitmentScene Signed(Func<Commitment, Commitment> change) => Scene with { Commitment = change(Scene.Commitment!) };

    private static CommitmentScene Breach(DateOnly recorded, DateOnly? repaired) => Applicant(a => a with { Breaches = Known<IReadOnlyList<BreachRecord>>([new(recorded, repaired)]) });

    private static IEnumerable<Example> Route =>
    [
        Hit("R00", "abnormal list not answered", Applicant(a => a with { OnAbnormalList = Unknown<bool>() })).Is(Subjects.Route, Effect.Refer),
        Hit("R00", "serious list stale", Applicant(a => a with { OnSeriousList = Stale<bool>() })).Is(Subjects.Route, Effect.Refer),
        Hit("R00", "breaches conflicting", Applicant(a => a with { Breaches = new Fact<IReadOnlyList<BreachRecord>>.Conflicting([]) })).Is(Subjects.Route, Effect.Refer),
        Miss("R00", "everything known", Scene).Is(Subjects.Route, Effect.Allow),
        Edge("R00", "risks unknown of a matter a statute names", fires: false, Matter(m => m with { NamedByStatute = true, RiskTags = Unknown<IReadOnlyList<string>>(), OnList = Unknown<bool>() })),
        Hit("R00", "no applicant at all", Scene with { Applicant = null }).Is(Subjects.Route, Effect.Refer),
        Missing("R00", "neither matter nor applicant", Scene with { Applicant = null, Matter = null }).Is(Subjects.Route, Effect.Refer),

        Hit("R01", "public safety", Matter(m => m with { RiskTags = Known<IReadOnlyList<string>>(["公共安全"]) })).Is(Subjects.Route, Effect.Deny),
        Miss("R01", "education", Scene),
        Edge("R01", "one excluded risk among others", fires: true, Matter(m => m with { RiskTags = Known<IReadOnlyList<string>>(["教育", "生命财产"]) })),
        Edge("R01", "named by statute", fires: false, Matter(m => m with { NamedByStatute = true, RiskTags = Known<IReadOnlyList<string>>(["公共安全"]) })),
        Missing("R01", "risks unknown", Matter(m => m with { RiskTags = Unknown<IReadOnlyList<string>>() })).Is(Subjects.Route, Effect.Refer),

        Hit("R02", "fire check of a public place", Matter(m => m with { NamedByStatute = true, RiskTags = Known<IReadOnlyList<string>>(["公共安全"]), OnList = Known(false) })).Is(Subjects.Route, Effect.Allow),
        Miss("R02", "another matter", Scene),
        Edge("R02", "named, but the applicant is on the serious list", fires: true, Matter(m => m with { NamedByStatute = true }) with { Applicant = Scene.Applicant! with { OnSeriousList = Known(true) } }).Is(Subjects.Route, Effect.Deny),
        Missing("R02", "no matter", Scene with { Matter = null }).Is(Subjects.Route, Effect.Refer),

        Hit("R03", "not on the list", Matter(m => m with { OnList = Known(false) })).Is(Subjects.Route, Effect.Deny),
        Miss("R03", "on the list", Scene),
        Edge("R03", "not on the list, but named by statute", fires: false, Matter(m => m with { OnList = Known(false), NamedByStatute = true })),
        Missing("R03", "list unknown", Matter(m => m with { OnList = Unknown<bool>() })).Is(Subjects.Route, Effect.Refer),

        Hit("R03-listed", "listed, no excluded risk", Scene).Is(Subjects.Route, Effect.Allow),
        Miss("R03-listed", "not listed", Matter(m => m with { OnList = Known(false) })),
        Edge("R03-listed", "no risks at all", fires: true, Matter(m => m with { RiskTags = Known<IReadOnlyList<string>>([]) })),
        Missing("R03-listed", "risks unknown", Matter(m => m with { RiskTags = Stale<IReadOnlyList<string>>() })).Is(Subjects.Route, Effect.Refer),

        Hit("R04", "instant matter", Matter(m => m with { Instant = Known(true) })).Is(Subjects.Route, Effect.Ordinary),
        Miss("R04", "not instant", Scene),
        Edge("R04", "instant and excluded: the denial weighs more", fires: true, Matter(m => m with { Instant = Known(true), OnList = Known(false) })).Is(Subjects.Route, Effect.Deny),
        Missing("R04", "unknown", Matter(m => m with { Instant = Unknown<bool>() })).Is(Subjects.Route, Effect.Refer),

        Hit("R05", "on the serious list", Applicant(a => a with { OnSeriousList = Known(true) })).Is(Subjects.Route, Effect.Deny),
        Miss("R05", "not on it", Scene),
        Edge("R05", "on it, though of level A", fires: true, Applicant(a => a with { OnSeriousList = Known(true), Level = Known("A") })),
        Missing("R05", "unknown is not good credit", Applicant(a => a with { OnSeriousList = Unknown<bool>() })).Is(Subjects.Route, Effect.Refer),

        Hit("R06", "breach of last year", Breach(new(2025, 5, 6), null)).Is(Subjects.Route, Effect.Deny),
        Miss("R06", "no breach", Scene),
        Edge("R06", "last day of the fifth year", fires: true, Breach(new(2021, 3, 2), null)),
        Edge("R06", "a day later it counts no more", fires: false, Breach(new(2021, 3, 1), null)),
        Edge("R06", "repaired from tomorrow", fires: true, Breach(new(2025, 5, 6), new(2026, 3, 3))),
        Missing("R06", "records not answered", Applicant(a => a with { Breaches = Unknown<IReadOnlyList<BreachRecord>>() })).Is(Subjects.Route, Effect.Refer),

        Hit("R07", "repaired yesterday", Breach(new(2025, 5, 6), new(2026, 3, 1))).Is(Subjects.Route, Effect.Allow),
        Miss("R07", "not repaired", Breach(new(2025, 5, 6), null)),
        Edge("R07", "repaired today", fires: true, Breach(new(2025, 5, 6), Today)),
        Edge("R07", "repaired tomorrow", fires: false, Breach(new(2025, 5, 6), new(2026, 3, 3))),
        Missing("R07", "records stale", Applicant(a => a with { Breaches = Stale<IReadOnlyList<BreachRecord>>() })).Is(Subjects.Route, Effect.Refer),

        Hit("R08", "on the abnormal list", Applicant(a => a with { OnAbnormalList = Known(true) })).Is(Subjects.Route, Effect.Refer),
        Miss("R08", "not on it", Scene),
        Edge("R08", "on both lists: the denial weighs more", fires: true, Applicant(a => a with { OnAbnormalList = Known(true), OnSeriousList = Known(true) })).Is(Subjects.Route, Effect.Deny),
        Missing("R08", "unknown", Applicant(a => a with { OnAbnormalList = Unknown<bool>() })).Is(Subjects.Route, Effect.Refer),

        Hit("R09", "declined", Signed(c => c with { IsDeclined = true })).Is(Subjects.Route, Effect.Ordinary),
        Miss("R09", "not declined", Scene),
        Edge("R09", "declined after the notice was signed", fires: true, Signed(c => c with { IsDeclined = true, SignedVersion = "v3" })),
        Missing("R09", "no commitment yet", Scene with { Commitment = null }),
    ];

    private static IEnumerable<Example> Signing =>
    [
        Hit("R10", "notice not shown", Signed(c => c with { NoticeShown = false })).Is(Subjects.Signature, Effect.Deny),
        Miss("R10", "shown", Scene).Is(Subjects.Signature, Effect.Allow),
        Edge("R10", "not shown, and declined", fires: false, Signed(c => c with { NoticeShown = false, IsDeclined = true })),
        Missing("R10", "no commitment", Scene with { Commitment = null }).Is(Subjects.Signature, Effect.Refer),

        Hit("R11", "no word of liability", Scene.With(new NoticeTemplate("notice", ["matter", "content", "conditions", "right-to-check"]))) with { About = "liability" },
        Miss("R11", "all parts", Scene.With(new NoticeTemplate("notice", NoticeParts.Needed))),
        Edge("R11", "all parts in another order, and more", fires: false, Scene.With(new NoticeTemplate("notice", ["liability", "right-to-check", "conditions", "content", "matter", "publication"]))),
        Missing("R11", "no template", Scene).Is(Subjects.Template, Effect.Refer),

        Hit("R12", "signed v2, shown v3", Signed(c => c with { SignedVersion = "v2" })).Is(Subjects.Signature, Effect.Deny),
        Miss("R12", "the same text", Scene),
        Edge("R12", "versions that differ by case only are others", fires: true, Signed(c => c with { SignedVersion = "V3" })),
        Missing("R12", "nothing signed", Signed(c => c with { SignedVersion = null })).Is(Subjects.Signature, Effect.Refer),

        Hit("R13", "a clerk without authority", Signed(c => c with { Signer = Signer.Other })).Is(Subjects.Signature, Effect.Deny),
        Miss("R13", "the legal representative", Scene),
        Edge("R13", "an agent without power of attorney", fires: true, Signed(c => c with { Signer = Signer.Agent })),
        Edge("R13", "an agent with one", fires: false, Signed(c => c with { Signer = Signer.Agent, HasAuthority = true })).Is(Subjects.Signature, Effect.Allow),
        Missing("R13", "nothing signed", Signed(c => c with { SignedVersion = null, Signer = Signer.Other })).Is(Subjects.Signature, Effect.Refer),

        Hit("R14", "qualified electronic signature", Scene).Is(Subjects.Signature, Effect.Allow),
        Miss("R14", "a tick in a box", Signed(c => c with { Method = SigningMethod.Other })).Is(Subjects.Signature, Effect.Refer),
        Edge("R14", "on paper", fires: true, Signed(c => c with { Method = SigningMethod.Paper })),
        Missing("R14", "nothing signed", Signed(c => c with { SignedVersion = null })).Is(Subjects.Signature, Effect.Refer),

        Hit("R38", "the certificate has expired", Scene.With(new CheckedCondition("certificate", Known(false)))).Is(Subjects.Route, Effect.Deny),
        Miss("R38", "it is valid", Scene.With(new CheckedCondition("certificate", Known(true)))),
        Edge("R38", "one of two is not met", fires: true, Scene.With(new CheckedCondition("certificate", Known(true)), new CheckedCondition("site", Known(false)))) with { About = "site" },
        Missing("R38", "data silent: it may be promised", Scene.With(new CheckedCondition("certificate", Unknown<bool>()))).Is(Subjects.Route, Effect.Allow),
    ];
}
