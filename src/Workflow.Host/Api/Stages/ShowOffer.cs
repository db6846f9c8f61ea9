using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Stages;
using Workflow.Host.Api.Acting;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data.Parties;
using Workflow.Runtime.Instances;

namespace Workflow.Host.Api.Stages;

/// <summary><c>GET /api/cases/{no}/stages/{stage}/offer</c>: what the open stage asks of its applicant, with what is known already.</summary>
internal static class ShowOffer
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/cases/{no}/stages/{stage}/offer", HandleAsync)
        .WithName("showOffer").WithSummary("What an open stage asks for: one form, the materials, and the values that are known already with their source.");

    private static async Task<Results<Ok<OfferView>, ProblemHttpResult>> HandleAsync(
        string no, string stage, Caller caller, Language language, Desk desk, InstanceRunner runner, PartyVault vault, CancellationToken cancellationToken)
    {
        var looked = await runner.LookAsync(new CaseNo(no), caller.Asks(desk.Today), (file, context) =>
            StageOffer.Of(file, file.StageCode(stage), context).Map(offer => (Offer: offer, File: file, context.Catalogue)), cancellationToken);
        if (looked.IsRefused)
        {
            return looked.Refusal.Answer();
        }

        var (offer, file, catalogue) = looked.Value;
        // Only who applies sees personal data given before; the window asks for it anew.
        var personal = caller.Role == ActorRole.Applicant ? await vault.ReadAsync(file.Applicant.Id, cancellationToken) : null;
        var known = new Prefill(file, personal is { IsRefused: false } ? personal.Value : null);
        var names = new CatalogueNames(catalogue, language);
        return TypedResults.Ok(new OfferView(
            new(offer.Stage.Number, offer.Stage.Code, names.Stage(offer.Stage.Code)),
            [.. offer.Fields.Select(field => Field(field, known.Of(field), language))],
            [.. offer.Requirements.Select(material => new OfferedMaterial(
                material.Code, names.Material(material.Code), catalogue.Materials[material.Code].Provider, material.Waivable, material.Tolerable))]));
    }

    private static OfferedField Field(FieldDefinition field, JsonNode? value, Language language) => new(
        field.Code, language.Pick(field.Label, field.LabelEn), field.Type, field.Required,
        [.. field.Choices.Select(choice => new CodeName(choice, language.Find($"choice.{field.Code}.{choice}", _ => null) ?? choice))], field.IsPersonal, field.Source, value);
}

/// <summary>What a stage asks for.</summary>
internal sealed record OfferView(OfferedStage Stage, IReadOnlyList<OfferedField> Fields, IReadOnlyList<OfferedMaterial> Materials);

internal sealed record OfferedStage(int Number, string Code, string Name);

/// <summary>A field of the form.</summary>
/// <param name="Source">Where a known value comes from: party, project or case; null when nothing fills it.</param>
/// <param name="Value">The known value, or null.</param>
internal sealed record OfferedField(
    string Code, string Label, FieldType Type, bool Required, IReadOnlyList<CodeName> Choices, bool Personal, string? Source, JsonNode? Value);

/// <summary>A material that is asked for.</summary>
internal sealed record OfferedMaterial(string Code, string Name, MaterialProvider Provider, bool Waivable, bool Tolerable);
