using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Stages;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Parties;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Data.Tables;

namespace Workflow.Runtime.Drafts;

/// <summary>What applicants have typed of stage applications they have not filed yet. It holds personal fields, so that each draft is sealed as a whole with the applicant's key.</summary>
/// <remarks>The filing itself drops the draft, in its transaction; closing the case drops what is left.</remarks>
internal sealed class FilingDrafts(Dialect dialect, PartyCipher cipher)
{
    /// <summary>Saves a draft over the version it was made from, under the lock of the case.</summary>
    /// <param name="draft">Case, stage (code or number) and text.</param>
    /// <param name="reach">Which cases may be touched.</param>
    /// <param name="expected">The version the draft was made from; null when there was none.</param>
    /// <param name="cancellationToken">Stops waiting for the lock.</param>
    /// <returns>The new version; null when the stored draft is not the expected one. Refused: <c>case.not-found</c>, <c>case.closed</c>, <c>stage.not-opened</c>,
    /// <c>stage.wrong-state</c>, <c>party.erased</c>.</returns>
    public Task<Result<Guid?>> SaveAsync(NewDraft draft, CaseReach reach, Guid? expected, CancellationToken cancellationToken)
    {
        var version = Guid.NewGuid();
        return ChangeAsync(draft.Case, draft.Stage, reach, expected, version, (stage, applicant, key) =>
        {
            var text = cipher.Seal(key, applicant, Place(draft.Case, stage), draft.Text);
            return DraftTable.Table.Putting(draft.Case, new(stage, version, text.Nonce, text.Cipher, draft.SavedAt.ToMilliseconds(), draft.SavedBy));
        }, cancellationToken);
    }

    /// <summary>Drops a draft that stands at the expected version.</summary>
    /// <returns>The version that was dropped; null when the stored draft is not the expected one. Refused as <see cref="SaveAsync"/>.</returns>
    public Task<Result<Guid?>> DropAsync(CaseNo no, string stage, CaseReach reach, Guid expected, CancellationToken cancellationToken) =>
        ChangeAsync(no, stage, reach, expected, expected, (code, _, _) => DraftTable.Dropping(no, code), cancellationToken);

    /// <summary>The text of a stored draft.</summary>
    public string Open(FilingDraftRow row, PartyId applicant, PartyKeyRow key) =>
        cipher.Open(new(key.Nonce, key.Wrapped), new(applicant, Place(new(row.CaseNo), row.Stage), row.Nonce, row.Cipher));

    private async Task<Result<Guid?>> ChangeAsync(
        CaseNo no, string stage, CaseReach reach, Guid? expected, Guid version, Func<string, PartyId, WrappedKey, Statement> change, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var number = new RowWriter().Text(no.Value).Cells;
        var found = await connection.QueryAsync(
            [CaseTable.Locking(no, reach, dialect), DraftTable.FindingStage(no, stage), new(PartyTables.SelectKey(PartyTables.ApplicantOfCase), number), DraftTable.FindingVersions(no)],
            async answers => (
                Case: (await answers.OneAsync(CaseTable.Read))?.Case, Stage: await answers.OneAsync(DraftTable.ReadStage), Key: await answers.OneAsync(PartyTables.ReadKey),
                Versions: await answers.NextAsync(DraftTable.ReadVersion)),
            cancellationToken);
        Refusal? refusal =
            found.Case is not { } @case ? new CaseNotFound(no)
            : @case.IsClosed ? new CaseClosed(no, @case.State)
            : found.Stage is null ? new StageNotOpened(stage)
            : found.Stage.State != StageState.Open ? new StageWrongState(found.Stage.Code, found.Stage.State)
            : found.Key is null ? new PartyErased(@case.Applicant)
            : null;
        if (refusal is not null)
        {
            return refusal;
        }

        var (code, applicant) = (found.Stage!.Code, found.Case!.Applicant); // Refused otherwise.
        if (found.Versions.Find(stored => stored.Stage == code)?.Version != expected)
        {
            return Result.Of<Guid?>(null);
        }

        await connection.CommitAsync([change(code, applicant, found.Key!)], cancellationToken);
        return Result.Of<Guid?>(version);
    }

    // Sealed with the text: a draft put in another's place does not open.
    private static string Place(CaseNo no, string stage) => $"draft/{no.Value}/{stage}";
}

/// <summary>A draft to be saved.</summary>
/// <param name="Case">The case.</param>
/// <param name="Stage">Code or number of the stage.</param>
/// <param name="Text">What is kept; personal fields and all.</param>
/// <param name="SavedBy">Account.</param>
/// <param name="SavedAt">Office time.</param>
internal sealed record NewDraft(CaseNo Case, string Stage, string Text, string SavedBy, DateTimeOffset SavedAt);
