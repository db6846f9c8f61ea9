using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;

namespace Workflow.Approvals.Catalogue;

/// <summary>Reads one row of each section into the draft.</summary>
internal sealed partial class CatalogueRows(CatalogueDraft draft, CatalogueProblems problems)
{
    public void Basis(CatalogueRow row)
    {
        var code = Code(row);
        var verifiedOn = row.OptionalDay("verifiedOn");
        var isAssumption = row.Flag("assumption");
        var basis = new LegalBasis(row.Text("source"), row.Text("article"), verifiedOn, isAssumption);
        if (!row.Has("verifiedOn") && !isAssumption)
        {
            problems.Add("basis.unverified", row.Node, $"{code} needs verifiedOn, the day its text was read, or assumption: true.");
        }
        else if (row.Has("verifiedOn") && isAssumption)
        {
            problems.Add("basis.contradictory", row.Node, $"{code} is an assumption and verified at once.");
        }

        draft.Bases.Add(code, basis, row, problems);
    }

    public void Department(CatalogueRow row)
    {
        var code = Code(row);
        var creditCode = row.OptionalText("creditCode");
        if (creditCode is not null && CreditCode.Check(creditCode) != CreditCodeStanding.Valid)
        {
            problems.Add("department.credit-code-invalid", row.At("creditCode"), $"'{creditCode}' is not a credit code whose check digits fit.");
        }

        var department = new Department(code, row.Text("name"), row.Text("nameEn"), row.Text("shortName"))
        {
            CreditCode = creditCode, IsCodeAssumed = creditCode is not null && FindBasis(row, "creditCodeBasis").IsAssumption,
        };
        draft.Departments.Add(code, department, row, problems);
    }

    public void Attribute(CatalogueRow row)
    {
        var code = Code(row);
        var type = row.Choice<FieldType>("type");
        var attribute = new AttributeDefinition(code, row.Text("label"), row.Text("labelEn"), type, row.Flag("required"), Choices(row, type));
        draft.Attributes.Add(code, attribute, row, problems);
    }

    public void Field(CatalogueRow row)
    {
        var code = Code(row);
        var type = row.Choice<FieldType>("type");
        var source = row.OptionalText("source");
        if (source is not (null or "party" or "project" or "case"))
        {
            problems.Add("catalogue.value-malformed", row.At("source"), $"'{source}' is none of party, project, case.");
        }

        var field = new FieldDefinition(code, row.Text("label"), row.Text("labelEn"), type, row.Flag("required"), Choices(row, type), source, row.Flag("personal"));
        draft.Fields.Add(code, field, row, problems);
    }

    public void Material(CatalogueRow row)
    {
        var code = Code(row);
        var provider = row.Choice<MaterialProvider>("provider");
        var issuedBy = row.OptionalText("issuedBy");
        if (provider == MaterialProvider.Office && issuedBy is null)
        {
            row.Missing("issuedBy", "");
        }
        else if (provider != MaterialProvider.Office && issuedBy is not null)
        {
            problems.Add("material.issuer-contradicts", row.At("issuedBy"), $"{code} is issued by {issuedBy}, but its provider is not the office.");
        }

        draft.Materials.Add(code, new MaterialDefinition(code, row.Text("name"), row.Text("nameEn"), provider, issuedBy), row, problems);
    }

    public void Flow(CatalogueRow row)
    {
        var code = Code(row);
        var applicants = row.Choices<PartyKind>("applicants");
        var investment = row.Has("investment") ? row.Choice<InvestmentKind>("investment") : (InvestmentKind?)null;
        if (investment is null && applicants.Count == 0)
        {
            problems.Add("flow.takes-nobody", row.Node, $"{code} needs the investment of the projects it takes, or the applicants of a flow without projects.");
        }
        else if (investment is not null && row.Has("applicants"))
        {
            problems.Add("flow.takes-contradict", row.At("applicants"), $"{code} takes projects, so the project says who applies.");
        }

        draft.Flows.Add(code, new FlowDefinition(code, row.Text("name"), row.Text("nameEn"), investment, applicants, Limit(row, "promised")), row, problems);
    }

    public void Stage(CatalogueRow row)
    {
        var code = Code(row);
        if (row.At("lead") is CatalogueNode.Sequence several)
        {
            problems.Add("stage.lead-not-one", several, $"{code} needs exactly one lead department.");
        }

        var lead = row.At("lead") is CatalogueNode.Sequence && row.Has("lead") ? "" : row.Text("lead");
        var stage = new StageDefinition(
            code, row.Text("flow"), row.Number("number"), row.Text("name"), row.Text("nameEn"), lead, Limit(row, "statutory"), Limit(row, "promised"))
        {
            FromVersion = row.Has("fromVersion") ? row.Number("fromVersion") : 1,
            UntilVersion = row.Has("untilVersion") ? row.Number("untilVersion") : null,
        };
        draft.Stages.Add(code, stage, row, problems);
    }

    public void Template(CatalogueRow row)
    {
        var kind = row.Choice<DocumentKind>("kind");
        var template = new DocumentTemplate(kind, row.Number("version"), row.Text("title"), row.Text("titleEn"), row.Text("numberWord"), row.Prose("body"));
        draft.Templates.Add(CatalogueRow.Hyphenated(kind.ToString()), template, row, problems);
    }

    public void Setting(CatalogueRow row)
    {
        var code = Code(row);
        var basis = FindBasis(row);
        draft.Settings.Add(code, new Setting(code, row.Text("value"), basis.ToString(), basis.IsAssumption), row, problems);
    }

    private List<string> Choices(CatalogueRow row, FieldType type)
    {
        var choices = row.Codes("choices").Select(choice => choice.Text).ToList();
        if (type == FieldType.Choice && choices.Count < 2)
        {
            problems.Add("field.choices-missing", row.At("choices"), "A choice needs at least two choices.");
        }
        else if (type != FieldType.Choice && choices.Count > 0)
        {
            problems.Add("field.choices-contradict", row.At("choices"), $"A {CatalogueRow.Hyphenated(type.ToString())} has no choices.");
        }

        return choices;
    }

    // Latin letters, digits and hyphens: codes are outcomes of steps, keys of texts and parts of addresses.
    private string Code(CatalogueRow row)
    {
        var code = row.Text("code");
        if (code.Length > 0 && !(code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && char.IsAsciiLetter(code[0]) && code.Length <= 64))
        {
            problems.Add("catalogue.code-malformed", row.At("code"), $"'{code}' is not a code: a Latin letter, then letters, digits and hyphens, at most 64.");
        }

        return code;
    }

    private static readonly LegalBasis NoBasis = new("", "", VerifiedOn: null, IsAssumption: true);

    private static readonly TimeLimit NoLimit = new(LimitLength.WorkingDays(1), NoBasis, StartEvent.Accepted);

    private LegalBasis FindBasis(CatalogueRow row, string key = "basis")
    {
        var code = row.Text(key);
        draft.Bases.Refer(row.At(key), code, "basis", problems);
        return draft.Bases.Find(code)?.Row ?? NoBasis;
    }

    private TimeLimit Limit(CatalogueRow row, string key)
    {
        if (row.Row(key) is not { } limit)
        {
            return row.Has(key) ? NoLimit : row.Missing(key, NoLimit);
        }

        var text = limit.Text("limit");
        var basis = FindBasis(limit);
        var start = limit.Choice<StartEvent>("from");
        limit.End();
        if (text.Length == 0)
        {
            return NoLimit;
        }

        var length = LimitLength.Parse(text);
        if (length.IsRefused)
        {
            problems.Add(length.Refusal.Code, limit.At("limit"), length.Refusal.Message);
            return NoLimit;
        }

        return new TimeLimit(length.Value, basis, start);
    }
}
