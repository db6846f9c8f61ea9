using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Parties;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary>The text of a commitment.</summary>
internal sealed record CommitmentText(CommitmentId Commitment, string Text);

/// <summary><c>commitments</c>, <c>commitment_texts</c>, <c>verifications</c>, <c>credit_records</c>.</summary>
internal static class CommitmentTables
{
    public static StepTable<CommitmentPaper> Commitments { get; } = new(
        "commitments", 1,
        "id case_no stage filing matter template template_version sha256 state route conditions is_whole signed_by capacity method evidence shown_at signed_at published_at withdrawn_at reason granted_at",
        (row, @case, paper) => row
            .Id(paper.Id.Value).Text(@case.Value).Number(paper.Stage).Number(paper.Filing).Text(paper.Matter).Text(paper.Template).Number(paper.TemplateVersion).Text(paper.Sha256)
            .Name(paper.State).Name(paper.Route).Text(StoreJson.Write(paper.Conditions)).Flag(paper.IsWhole).Text(paper.SignedBy).Name(paper.Capacity).Name(paper.Method).Text(paper.Evidence)
            .Instant(paper.ShownAt).Instant(paper.SignedAt).Instant(paper.PublishedAt).Instant(paper.WithdrawnAt).Text(paper.Reason).Instant(paper.GrantedAt),
        order: "\"shown_at\"");

    public static StepTable<CommitmentText> Texts { get; } = new(
        "commitment_texts", 1, "commitment_id text", (row, _, text) => row.Id(text.Commitment.Value).Text(text.Text));

    public static StepTable<VerificationDuty> Verifications { get; } = new(
        "verifications", 1,
        "case_no commitment_id origin_no matter matter_name approver regulator granted_at is_low_risk check_days later state acknowledged_at acknowledged_by manner due_on inspectors finding found_by"
        + " checked_on harm_if_revoked rectify_by reported_at ground proposed_by watched_on is_warned is_alarmed",
        (row, @case, duty) => row
            .Text(@case.Value).Id(duty.Commitment.Value).Text(duty.Origin.Value).Text(duty.Matter).Text(duty.MatterName).Text(duty.Approver).Text(duty.Regulator).Instant(duty.GrantedAt)
            .Flag(duty.IsLowRisk).Number(duty.CheckDays).Text(Write(duty.Later)).Name(duty.State).Instant(duty.AcknowledgedAt).Text(duty.AcknowledgedBy).Name(duty.Manner).Day(duty.DueOn)
            .Text(StoreJson.Write(duty.Inspectors)).Name(duty.Finding).Text(duty.FoundBy).Day(duty.CheckedOn).Flag(duty.HarmIfRevoked).Day(duty.RectifyBy).Instant(duty.ReportedAt)
            .Text(duty.Ground).Text(duty.ProposedBy).Day(duty.WatchedOn).Flag(duty.IsWarned).Flag(duty.IsAlarmed));

    public static StepTable<CreditRecord> Credit { get; } = new(
        "credit_records", 1, "id party_id commitment_id case_no kind matter recorded_on repaired_on",
        (row, _, record) => row
            .Id(record.Id.Value).Id(record.Party.Value).Id(record.Commitment.Value).Text(record.Case.Value).Name(record.Kind).Text(record.Matter).Day(record.RecordedOn).Day(record.RepairedOn));

    /// <summary>The bad records of a party.</summary>
    public static Statement SelectCredit(PartyId party) =>
        new($"select {Credit.List} from credit_records where party_id = $1 order by recorded_on, id", new RowWriter().Id(party.Value).Cells);

    /// <summary>Who may act for a party.</summary>
    public static Statement SelectMandates(PartyId party) =>
        new("select id, party_id, account, role, from_day, to_day, evidence from mandates where party_id = $1 order by id", new RowWriter().Id(party.Value).Cells);

    public static CommitmentPaper Read(RowReader row)
    {
        var id = new CommitmentId(row.Id());
        row.Skip();
        return new()
        {
            Id = id, Stage = row.Count(), Filing = row.Count(), Matter = row.Text(), Template = row.Text(), TemplateVersion = row.Count(), Sha256 = row.Text(),
            State = row.Name<CommitmentState>(), Route = row.NameOrNull<CommitmentRoute>(), Conditions = StoreJson.ReadTexts(row.Text()), IsWhole = row.Flag(), SignedBy = row.TextOrNull(),
            Capacity = row.NameOrNull<Signer>(), Method = row.NameOrNull<SigningMethod>(), Evidence = row.TextOrNull(), ShownAt = row.Instant(), SignedAt = row.InstantOrNull(),
            PublishedAt = row.InstantOrNull(), WithdrawnAt = row.InstantOrNull(), Reason = row.TextOrNull(), GrantedAt = row.InstantOrNull(),
        };
    }

    public static VerificationDuty ReadDuty(RowReader row)
    {
        row.Skip();
        return new()
        {
            Commitment = new(row.Id()), Origin = new(row.Text()), Matter = row.Text(), MatterName = row.Text(), Approver = row.Text(), Regulator = row.Text(), GrantedAt = row.Instant(),
            IsLowRisk = row.Flag(), CheckDays = row.CountOrNull(), Later = ReadLater(row.Text()), State = row.Name<VerificationState>(), AcknowledgedAt = row.InstantOrNull(),
            AcknowledgedBy = row.TextOrNull(), Manner = row.NameOrNull<CheckManner>(), DueOn = row.DayOrNull(), Inspectors = StoreJson.ReadTexts(row.Text()), Finding = row.NameOrNull<CheckFinding>(),
            FoundBy = row.TextOrNull(), CheckedOn = row.DayOrNull(), HarmIfRevoked = row.Flag(), RectifyBy = row.DayOrNull(), ReportedAt = row.InstantOrNull(), Ground = row.TextOrNull(),
            ProposedBy = row.TextOrNull(), WatchedOn = row.DayOrNull(), IsWarned = row.Flag(), IsAlarmed = row.Flag(),
        };
    }

    public static CreditRecord ReadCredit(RowReader row) =>
        new(new(row.Id()), new(row.Id()), new(row.Id()), new(row.Text()), row.Name<CreditKind>(), row.Text(), row.Day(), row.DayOrNull());

    public static Mandate ReadMandate(RowReader row) => new(row.Id(), new(row.Id()), row.Text(), row.Name<MandateRole>(), row.Day(), row.DayOrNull(), row.Text());

    private static string Write(IReadOnlyList<PromisedMaterial> later) =>
        StoreJson.Write(new JsonArray([.. later.Select(one => new JsonObject { ["code"] = one.Code, ["dueOn"] = Text(one.DueOn), ["deliveredOn"] = one.DeliveredOn is { } day ? Text(day) : null })]));

    /// <summary>The column of promised materials.</summary>
    public static IReadOnlyList<PromisedMaterial> ReadLater(string text) =>
        [.. JsonNode.Parse(text)!.AsArray().Select(one => new PromisedMaterial(one!["code"]!.GetValue<string>(), Day(one["dueOn"])!.Value, Day(one["deliveredOn"])))]; // As written above.

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly? Day(JsonNode? node) => node is null ? null : DateOnly.ParseExact(node.GetValue<string>(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
