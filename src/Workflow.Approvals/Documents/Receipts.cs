using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Documents;

/// <summary>The receipt for what was handed in (收件凭证), whole each time: what there is and what is missing.</summary>
internal static class Receipts
{
    public static void Issue(CaseFile file, StageApplication stage, StepContext context) =>
        file.Issue(context, DocumentKind.ReceiptOfMaterials, Standing.Window, stage, task: null, new JsonObject
        {
            ["receivedOn"] = LegalWords.Date(context.Today),
            ["materials"] = Names(MaterialIntake.In(file, stage, MaterialState.Provided), context),
            ["missing"] = Names(MaterialIntake.In(file, stage, MaterialState.Missing), context),
        });

    /// <summary>Names of materials, for people.</summary>
    public static JsonArray Names(IEnumerable<string> codes, StepContext context) =>
        [.. codes.Select(code => JsonValue.Create(context.Catalogue.Materials[code].Name))];
}
