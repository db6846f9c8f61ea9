using Workflow.Approvals.Commitments;
using Workflow.Host.Api.Cases;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Api.Commitments;

/// <summary>A commitment of a case.</summary>
/// <param name="TextVersion">What a signature must name.</param>
/// <param name="Conditions">What may be promised.</param>
/// <param name="Promised">Codes of what is.</param>
/// <param name="MustBePublished">Only who agrees to publication signs.</param>
/// <param name="Verification">Number of the verification case, or null while there is none.</param>
internal sealed record CommitmentView(
    Guid Id, int Stage, CodeName Matter, CommitmentState State, string StateName, CommitmentRoute? Route, string TextVersion, IReadOnlyList<CodeName> Conditions, IReadOnlyList<string> Promised, bool MustBePublished,
    Signer? Capacity, SigningMethod? Method, DateTimeOffset ShownAt, DateTimeOffset? SignedAt, DateTimeOffset? PublishedAt, DateTimeOffset? WithdrawnAt, string? Reason, DateTimeOffset? GrantedAt, string? Verification)
{
    public static CommitmentView Of(CommitmentRow row, string? verification, CatalogueNames names)
    {
        var offered = names.Catalogue.Matters.GetValueOrDefault(row.Matter)?.Commitment;
        return new(
            row.Id, row.Stage, new(row.Matter, names.Matter(row.Matter)), row.State, names.Language.Text($"commitment-state.{Approvals.Wording.Of(row.State)}"), row.Route,
            $"{row.Template}/{row.TemplateVersion}/{row.Sha256}",
            [.. (offered?.Conditions ?? []).Select(condition => new CodeName(condition.Code, names.Language.Pick(condition.Name, condition.NameEn)))], StoreJson.ReadTexts(row.Conditions),
            offered?.IsPublished ?? false, row.Capacity, row.Method, row.ShownAt, row.SignedAt, row.PublishedAt, row.WithdrawnAt, row.Reason, row.GrantedAt, verification);
    }
}

/// <summary>A commitment with its text as it was shown, word for word.</summary>
internal sealed record CommitmentPageView(CommitmentView Commitment, string Text);
