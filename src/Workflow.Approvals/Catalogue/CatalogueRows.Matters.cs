using Workflow.Approvals.Clocks;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Catalogue;

internal sealed partial class CatalogueRows
{
    public void Matter(CatalogueRow row)
    {
        var code = Code(row);
        var (statutory, note) = Statutory(row);
        var appliesWhen = row.OptionalText("appliesWhen");
        var (replacedWhen, replacement) = Replacement(row);
        var matter = new Matter
        {
            Code = code,
            Name = row.Text("name"),
            NameEn = row.Text("nameEn"),
            Department = row.Text("department"),
            Flow = row.Text("flow"),
            Stage = row.Text("stage"),
            Statutory = statutory,
            StatutoryNote = note,
            Promised = Limit(row, "promised"),
            SignOffs = SignOffs(row),
            Materials = Requirements(row),
            Form = [.. AtLeastOne(row, "form").Select(field => field.Text)],
            FinishAfter = [.. row.Codes("finishAfter").Select(other => other.Text)],
            Result = row.Text("result"),
            IssuesCreditCode = row.Flag("issuesCreditCode"),
            IsInternal = row.Flag("internal"),
            AppliesWhen = appliesWhen,
            ReplacedWhen = replacedWhen,
            Replacement = replacement,
            Commitment = Commitment(row),
        };
        draft.Matters.Add(code, matter, row, problems);
    }

    // `statutory: none` with a note, or a limit without one: a matter never just forgets its law.
    private (TimeLimit? Limit, string? Note) Statutory(CatalogueRow row)
    {
        var note = row.OptionalText("statutoryNote");
        if (row.Has("statutory") && row.At("statutory") is CatalogueNode.Scalar { Text: "none" })
        {
            return (null, note ?? row.Missing("statutoryNote", ""));
        }

        if (note is not null)
        {
            problems.Add("matter.statutory-contradicts", row.At("statutoryNote"), "A note why there is no limit of law stands beside a limit.");
        }

        return (Limit(row, "statutory"), null);
    }

    private (string? When, MatterReplacement? Replacement) Replacement(CatalogueRow row)
    {
        var when = row.OptionalText("replacedWhen");
        if (row.Row("replacement") is not { } replacement)
        {
            return when is null ? (null, null) : row.Missing<(string?, MatterReplacement?)>("replacement", (null, null));
        }

        if (when is null)
        {
            row.Missing("replacedWhen", "");
        }

        var basis = FindBasis(replacement);
        var reason = new MatterReplacement($"{replacement.Text("reason")}({basis})", $"{replacement.Text("reasonEn")} ({basis})", replacement.Flag("waived"));
        replacement.End();
        return (when, reason);
    }

    private List<SignOffStep> SignOffs(CatalogueRow row)
    {
        var steps = new List<SignOffStep>();
        foreach (var item in row.Codes("signOffs"))
        {
            SignOffRole? role = item.Text switch
            {
                "handler" => SignOffRole.Handler,
                "checker" => SignOffRole.Checker,
                "approver" => SignOffRole.Approver,
                _ => null,
            };
            if (role is not { } known)
            {
                problems.Add("catalogue.value-malformed", item, $"'{item.Text}' is none of handler, checker, approver.");
            }
            else if (steps.Count > 0 && steps[^1].Role > known)
            {
                problems.Add("matter.sign-offs-disordered", item, "The order is handler, checker, approver.");
            }
            else
            {
                steps.Add(new SignOffStep(known));
            }
        }

        return steps.Count > 0 ? steps : [new SignOffStep(SignOffRole.Handler)];
    }

    private List<MaterialRequirement> Requirements(CatalogueRow row)
    {
        var requirements = new List<MaterialRequirement>();
        foreach (var item in row.Rows("materials"))
        {
            var code = item.Text("code");
            if (requirements.Exists(known => known.Code == code))
            {
                problems.Add("catalogue.code-doubled", item.At("code"), $"The matter asks for {code} twice.");
            }

            requirements.Add(new MaterialRequirement(code, item.Flag("waivable"), item.Flag("tolerable")));
            item.End();
        }

        return requirements.Count > 0 ? requirements : row.Missing("materials", requirements);
    }

    private static IReadOnlyList<CatalogueNode.Scalar> AtLeastOne(CatalogueRow row, string key)
    {
        var codes = row.Codes(key);
        return codes.Count > 0 ? codes : row.Missing(key, codes);
    }
}
