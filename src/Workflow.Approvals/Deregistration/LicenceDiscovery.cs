using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Licences;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Deregistration;

/// <summary>Finds by credit code the licences an enterprise really holds, and parts those that are cancelled together from those that stay.</summary>
public static class LicenceDiscovery
{
    /// <summary>Kind of the business licence (营业执照): it is no permit, the registrar cancels it at the end.</summary>
    public const string BusinessLicence = "LK47";

    /// <summary>Fact with the licences other registers know: texts <c>kind:number</c>.</summary>
    public const string HeldElsewhere = "licences.held";

    /// <summary>Looks, and tells the enterprise which permits it must see to itself.</summary>
    /// <param name="file">The case.</param>
    /// <param name="industries">Industries that take part: 4 in the pilot, 22 later.</param>
    /// <param name="context">Time, catalogue.</param>
    /// <returns>Keys of the licences to cancel together. Refused: <c>case.closed</c>, <c>industry.unknown</c>.</returns>
    public static Result<IReadOnlyList<string>> Find(CaseFile file, IReadOnlyList<string> industries, StepContext context)
    {
        if (Standing.Open(file) is { IsRefused: true } closed)
        {
            return closed.Refusal;
        }

        if (industries.FirstOrDefault(code => !context.Catalogue.Industries.ContainsKey(code)) is { } unknown)
        {
            return new IndustryUnknown(unknown);
        }

        var found = Held(file, context).Select(held => held.Industry is { } industry && industries.Contains(industry) ? held : held with { State = FoundLicenceState.Remains }).ToList();
        file.Put(file.DeregistrationOrEmpty() with { Licences = found });
        file.Record("licences.found", file.Case.No.Value, new JsonObject(found.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Key, Wording.Of(one.State)))));
        var remaining = found.Where(one => one.State == FoundLicenceState.Remains).ToList();
        if (remaining.Count > 0)
        {
            Name(file, remaining, context);
        }

        return Result.Of<IReadOnlyList<string>>([.. found.Where(one => one.IsOpen).Select(one => one.Key)]);
    }

    /// <summary>Everything it holds: what the register has, and what fresh sources add to it.</summary>
    internal static IEnumerable<FoundLicence> Held(CaseFile file, StepContext context)
    {
        var own = file.Licences.Where(one => one.Status is LicenceStatus.Valid or LicenceStatus.Suspended && one.Kind != BusinessLicence)
            .Select(one => Found(one.Kind, one.Number, one.Id.Value, one.Department, context)).ToList();
        var elsewhere = new FactSet(file.Register.Facts, context.Now).Texts(HeldElsewhere) is Fact<IReadOnlyList<string>>.Known known ? known.Value : [];
        return own.Concat(elsewhere
            .Select(text => text.Split(':', 2))
            .Where(parts => parts is [{ Length: > 0 }, { Length: > 0 }] && context.Catalogue.LicenceKinds.ContainsKey(parts[0]) && parts[0] != BusinessLicence)
            .Select(parts => Found(parts[0], parts[1], licence: null, department: null, context))
            .Where(other => own.TrueForAll(one => one.Key != other.Key)));
    }

    /// <summary>What people call a licence.</summary>
    internal static string NameOf(FoundLicence licence, CatalogueVersion catalogue) =>
        $"{catalogue.LicenceKinds.GetValueOrDefault(licence.Kind)?.Name ?? licence.Kind}（{licence.Number}）";

    /// <summary>Tells the enterprise in writing which licences stay.</summary>
    internal static void Name(CaseFile file, IReadOnlyList<FoundLicence> remaining, StepContext context)
    {
        var stage = file.Stages.MaxBy(one => one.Number);
        file.Issue(context, DocumentKind.RemainingPermits, stage?.LeadDepartment ?? Standing.Window, stage, task: null, new JsonObject
        {
            ["items"] = LegalWords.List(remaining.Select(one => $"{NameOf(one, context.Catalogue)}，{context.Catalogue.Departments.GetValueOrDefault(one.Department)?.Name ?? one.Department}")),
            ["basis"] = "《中华人民共和国行政许可法》第七十条第三项",
        });
        file.NotifyApplicant(context, NoticeCodes.LicencesRemain, new JsonObject { ["count"] = remaining.Count });
    }

    private static FoundLicence Found(string kind, string number, Guid? licence, string? department, StepContext context)
    {
        var industry = context.Catalogue.Industries.Values.FirstOrDefault(one => one.Kinds.Contains(kind));
        return new($"{kind}:{number}", kind, number, licence, industry?.Code,
            industry?.Department ?? context.Catalogue.LicenceKinds.GetValueOrDefault(kind)?.Department ?? department ?? Standing.Window, FoundLicenceState.Found);
    }
}
