using Workflow.Approvals.Catalogue;

namespace Workflow.Tests.Catalogue;

/// <summary>One spoilt place in the shipped catalogue at a time: the code, the file and the path that tell it.</summary>
public sealed class BadCatalogueTests
{
    public static TheoryData<string, string, string, string, string> Spoilt => new()
    {
        // file, text, spoilt into, code, path
        { "departments.yaml", "{ code: water,", "{ code: water, code: water2,", "catalogue.key-doubled", "$.departments[5].code" },
        { "departments.yaml", "departments:", "departments: {{", "catalogue.yaml-malformed", "$.departments" },
        { "departments.yaml", "departments:", "departments: [", "catalogue.yaml-malformed", "$" },
        { "departments.yaml", "departments:", "departmens:", "catalogue.section-unknown", "$.departmens" },
        { "departments.yaml", "nameEn: Finance,", "nameEng: Finance,", "catalogue.key-unknown", "$.departments[14].nameEng" },
        { "departments.yaml", "name: 财政局,", "name: '',", "catalogue.value-missing", "$.departments[14].name" },
        { "departments.yaml", "name: 财政局,", "name: [财政局],", "catalogue.value-malformed", "$.departments[14].name" },
        { "departments.yaml", "code: finance,", "code: 财政,", "catalogue.code-malformed", "$.departments[14].code" },
        { "departments.yaml", "code: finance, name: 财政局,", "code: water, name: 财政局,", "catalogue.rows-contradict", "$.departments[14]" },
        { "departments.yaml", "creditCode: 11330402DEM000014X", "creditCode: 11330402DEM000015X", "department.credit-code-invalid", "$.departments[0].creditCode" },
        { "departments.yaml", ", creditCodeBasis: demo-codes", "", "catalogue.value-missing", "$.departments[0]" },
        { "settings.yaml", "value: 11100000DEM000006P", "value: 11100000DEM000006Q", "setting.malformed", "$.settings[9].value" },
        { "catalogue.yaml", "validFrom: 2026-01-01", "validFrom: 2026-02-30", "catalogue.value-malformed", "$.catalogue.validFrom" },
        { "catalogue.yaml", "  validFrom: 2026-01-01", "  {}", "catalogue.value-missing", "$.catalogue" },
        { "bases.yaml", "article: \"42\", verifiedOn: 2025-04-30", "article: \"42\"", "basis.unverified", "$.bases[1]" },
        { "bases.yaml", "article: \"42\", verifiedOn: 2025-04-30", "article: \"42\", verifiedOn: 2025-04-30, assumption: true", "basis.contradictory", "$.bases[1]" },
        { "fields.yaml", "label: 项目代码", "label: 项目名称", "field.label-doubled", "$.fields[1].label" },
        { "fields.yaml", "type: choice, choices: [first, second, third, fourth]", "type: choice", "field.choices-missing", "$.fields[39]" },
        { "materials.yaml", "name: 工程质量保修书", "name: 其他材料", "material.vague", "$.materials[42].name" },
        { "materials.yaml", "name: 工程质量保修书", "name: 与工程有关材料", "material.vague", "$.materials[42].name" },
        { "materials.yaml", "name: 工程质量保修书", "name: 工程质量相关材料", "material.vague", "$.materials[42].name" },
        { "materials.yaml", "provider: office, issuedBy: housing", "provider: office", "catalogue.value-missing", "$.materials[23]" },
        { "materials.yaml", "issuedBy: housing", "issuedBy: house", "catalogue.reference-unknown", "$.materials[23].issuedBy" },
        { "stages.yaml", "lead: natural-resources", "lead: [natural-resources, housing]", "stage.lead-not-one", "$.stages[0].lead" },
        { "stages.yaml", "lead: natural-resources", "lead: ''", "catalogue.value-missing", "$.stages[0].lead" },
        { "stages.yaml", "number: 2\n    name: 施工许可", "number: 3\n    name: 施工许可", "stage.number-out-of-order", "$.stages[1].number" },
        { "stages.yaml", "promised: { limit: 15wd,", "promised: { limit: 12wd,", "stage.promise-too-short", "$.stages[0].promised" },
        { "stages.yaml", "promised: { limit: 15wd,", "promised: { limit: 16wd,", "flow.promise-too-short", "$.flows[0].promised" },
        { "flows.yaml", "    investment: social\n", "", "flow.takes-nobody", "$.flows[0]" },
        { "flows.yaml", "    investment: social\n", "    applicants: []\n", "flow.takes-nobody", "$.flows[0]" },
        { "flows.yaml", "    investment: social\n", "    investment: social\n    applicants: [enterprise]\n", "flow.takes-contradict", "$.flows[0].applicants" },
        { "flows.yaml", "    investment: social\n", "    applicants: [company]\n", "catalogue.value-malformed", "$.flows[0].applicants[0]" },
        { "flows.yaml", "    investment: social\n", "    applicants: [enterprise]\n", "condition.name-unknown", "$.matters[0].appliesWhen" },
        { "stages.yaml", "    untilVersion: 1\n", "    untilVersion: 2\n", "stage.number-out-of-order", "$.stages[9].number" },
        { "stages.yaml", "    untilVersion: 1\n", "", "stage.number-out-of-order", "$.stages[9].number" },
        { "stages.yaml", "    fromVersion: 2\n", "    fromVersion: 2\n    untilVersion: 1\n", "stage.versions-disordered", "$.stages[9].untilVersion" },
        { "stages.yaml", "    fromVersion: 2\n", "    fromVersion: 0\n", "catalogue.value-malformed", "$.stages[9].fromVersion" },
        { "stages.yaml", "promised: { limit: 8hd,", "promised: { limit: 9hd,", "flow.promise-too-short", "$.flows[2].promised" },
        { "stages.yaml", "promised: { limit: 8hd,", "promised: { limit: 7hd,", "stage.promise-too-short", "$.stages[8].promised" },
        { "flows.yaml", "retention: { period: 30y,", "retention: { period: 30,", "flow.retention-malformed", "$.flows[0].retention.period" },
        { "flows.yaml", "retention: { period: 30y,", "retention: { period: 0y,", "flow.retention-malformed", "$.flows[0].retention.period" },
        { "flows.yaml", "retention: { period: 30y,", "retention: { time: 30y,", "catalogue.value-missing", "$.flows[0].retention" },
        { "flows.yaml", "basis: retention-rules", "basis: retention-rule", "catalogue.reference-unknown", "$.flows[0].retention.basis" },
        { "settings.yaml", "value: acceptance-revoked", "value: lost", "setting.malformed", "$.settings[7].value" },
        { "settings.yaml", "code: lead-decision", "code: lead-descision", "setting.unknown", "$.settings[8].code" },
        { "settings.yaml", "basis: licensing-32", "basis: licensing-31", "catalogue.reference-unknown", "$.settings[2].basis" },
        { "templates.yaml", "已于{{receivedOn}}收到", "已于{{recievedOn}}收到", "template.mark-unknown", "$.templates[0].body" },
        { "templates.yaml", "kind: termination", "kind: acceptance", "catalogue.rows-contradict", "$.templates[8]" },
        { "licence-kinds.yaml", "opens: 90wd, lastDay: 30wd", "opens: 30wd, lastDay: 30wd", "licence-kind.opens-too-late", "$.licence-kinds[0].opens" },
        { "licence-kinds.yaml", "opens: 90wd, lastDay: 30wd", "opens: 90wd, lastDay: -1d", "licence-kind.last-day-after-expiry", "$.licence-kinds[0].lastDay" },
        { "licence-kinds.yaml", "validity: 5y, opens: 90wd", "validity: 1m, opens: 90wd", "licence-kind.validity-too-short", "$.licence-kinds[0].validity" },
        { "commitment-templates.yaml", "      - { part: matter, text: \"本承诺书适用于{{matter}}，审批机关为{{department}}。\" }\n", "", "catalogue.template-part-missing", "$.commitment-templates[0]" },
        { "commitment-templates.yaml", "part: liability,", "part: liabilities,", "catalogue.value-malformed", "$.commitment-templates[0].parts[7].part" },
        { "commitment-templates.yaml", "由法定代表人", "由{{boss}}", "template.mark-unknown", "$.commitment-templates[0].parts" },
        { "matters-social.yaml", "template: design-opinion", "template: design", "catalogue.reference-unknown", "$.matters[3].commitment.template" },
        { "matters-social.yaml", "materials: [green-plan] }", "materials: [scheme-plan] }", "catalogue.reference-unknown", "$.matters[3].commitment.conditions[0].materials[0]" },
        { "industries.yaml", "kinds: [LK01]", "kinds: [LK06]", "industry.kind-taken", "$.industries[1].kinds[0]" },
        { "industries.yaml", "kinds: [LK01]", "kinds: [LK99]", "catalogue.reference-unknown", "$.industries[1].kinds[0]" },
        { "industries.yaml", "kinds: [LK01], department: market", "kinds: [LK01], department: nobody", "catalogue.reference-unknown", "$.industries[1].department" },
        { "licence-kinds.yaml", "opens: 90wd", "opens: soon", "licence-kind.window-malformed", "$.licence-kinds[0].opens" },
    };

    public static TheoryData<string, string, string, string> SpoiltMatters => new()
    {
        // The first occurrence in matters-social.yaml; spoilt into; code; path
        { "    name: 企业投资项目备案\n", "", "catalogue.value-missing", "$.matters[0]" },
        { "code: project-filing\n", "code: ''\n", "catalogue.value-missing", "$.matters[0].code" },
        { "    materials: [{ code: filing-form }, { code: compliance-letter }]\n", "    materials: []\n", "catalogue.value-missing", "$.matters[0].materials" },
        { "    flow: investment-project-social\n", "", "catalogue.value-missing", "$.matters[0]" },
        { "    promised: { limit: 1wd, from: accepted, basis: promise-50 }\n", "", "catalogue.value-missing", "$.matters[0]" },
        { "    promised: { limit: 1wd, from: accepted,", "    promised: { limit: 1wd,", "catalogue.value-missing", "$.matters[0].promised" },
        { "    result: 企业投资项目备案通知书\n", "", "catalogue.value-missing", "$.matters[0]" },
        { "    department: development-reform\n", "", "catalogue.value-missing", "$.matters[0]" },
        { "    statutoryNote: 收到全部信息即为备案(企业投资项目核准和备案管理条例 art. 13)\n", "", "catalogue.value-missing", "$.matters[0]" },
        { "    statutory: none\n", "    statutory: { limit: 20wd, from: accepted, basis: licensing-42 }\n", "matter.statutory-contradicts", "$.matters[0].statutoryNote" },
        { "form: [projectName, projectCode, ownerName, ownerCreditCode, constructionSite, landContractNumber, landUse, siteArea]", "form: []", "catalogue.value-missing", "$.matters[2].form" },
        { "form: [projectName,", "form: [projectNam,", "catalogue.reference-unknown", "$.matters[0].form[0]" },
        { "form: [projectName, projectCode,", "form: [projectName, projectName,", "catalogue.code-doubled", "$.matters[0].form[1]" },
        { "{ code: filing-form }", "{ code: filling-form }", "catalogue.reference-unknown", "$.matters[0].materials[0].code" },
        { "{ code: compliance-letter }", "{ code: filing-form }", "catalogue.code-doubled", "$.matters[0].materials[1].code" },
        { "department: development-reform", "department: development", "catalogue.reference-unknown", "$.matters[0].department" },
        { "flow: investment-project-social", "flow: investment-project", "catalogue.reference-unknown", "$.matters[0].flow" },
        { "stage: planning-permit", "stage: planning", "catalogue.reference-unknown", "$.matters[0].stage" },
        { "stage: planning-permit", "stage: gov-design-scheme", "matter.stage-of-other-flow", "$.matters[0].stage" },
        { "limit: 1wd, from: accepted", "limit: one day, from: accepted", "limit.malformed", "$.matters[0].promised.limit" },
        { "limit: 1wd, from: accepted", "limit: 0wd, from: accepted", "limit.malformed", "$.matters[0].promised.limit" },
        { "limit: 1wd, from: accepted", "limit: 1wd, from: someday", "catalogue.value-malformed", "$.matters[0].promised.from" },
        { "promised: { limit: 3d, from: received,", "promised: { limit: 3d, from: accepted,", "promise.starts-later", "$.matters[20].promised" },
        { "promised: { limit: 3d, from: received,", "promised: { limit: 3wd, from: received,", "promise.exceeds-law", "$.matters[20].promised" },
        { "promised: { limit: 10wd, from: accepted,", "promised: { limit: 21wd, from: accepted,", "promise.exceeds-law", "$.matters[1].promised" },
        { "promised: { limit: 4wd,", "promised: { limit: 8wd,", "stage.promise-too-short", "$.stages[0].promised" },
        { "signOffs: [handler, checker, approver]", "signOffs: [approver, handler]", "matter.sign-offs-disordered", "$.matters[1].signOffs[1]" },
        { "signOffs: [handler, checker, approver]", "signOffs: [handler, boss]", "catalogue.value-malformed", "$.matters[1].signOffs[1]" },
        { "finishAfter: [design-scheme]", "finishAfter: [design-schema]", "catalogue.reference-unknown", "$.matters[9].finishAfter[0]" },
        { "finishAfter: [design-scheme]", "finishAfter: [joint-drawing-review]", "matter.waits-outside-stage", "$.matters[9].finishAfter" },
        { "finishAfter: [landscape-opinion, civil-defence-opinion,", "finishAfter: [engineering-planning-permit, civil-defence-opinion,", "matter.waits-in-circle", "$.matters[8].finishAfter" },
        { "\"!project.requiresApproval\"", "\"!project.needsApproval\"", "condition.name-unknown", "$.matters[0].appliesWhen" },
        { "\"!project.requiresApproval\"", "\"!enterprise.requiresApproval\"", "condition.name-unknown", "$.matters[0].appliesWhen" },
        { "\"!project.requiresApproval\"", "\"!project['requiresApproval']\"", "condition.name-unknown", "$.matters[0].appliesWhen" },
        { "\"!project.requiresApproval\"", "\"project.requiresApproval &&\"", "condition.malformed", "$.matters[0].appliesWhen" },
        { "project.eiaClass == 'report'", "project.eiaClass == 'reports'", "condition.choice-unknown", "$.matters[10].appliesWhen" },
        { "    replacedWhen: project.regionalEvaluation\n", "", "catalogue.value-missing", "$.matters[10]" },
        { "      basis: zhejiang-23\n", "", "catalogue.value-missing", "$.matters[10].replacement" },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void A_spoilt_file_is_refused_with_file_and_path(string file, string text, string spoiltInto, string code, string path)
    {
        var problems = Spoil(file, text, spoiltInto).Problems;

        problems.Should().Contain(problem => problem.Code == code && problem.Path == path, "found were {0}", Told(problems));
        problems.Should().OnlyContain(problem => problem.File.EndsWith(".yaml") && problem.Line > 0);
    }

    [Theory]
    [MemberData(nameof(SpoiltMatters))]
    public void A_spoilt_matter_is_refused_with_file_and_path(string text, string spoiltInto, string code, string path)
    {
        var problems = Spoil("matters-social.yaml", text, spoiltInto).Problems;

        problems.Should().Contain(problem => problem.Code == code && problem.Path == path, "found were {0}", Told(problems));
    }

    [Fact]
    public void A_refused_catalogue_has_no_version_and_names_file_line_and_path_in_its_message()
    {
        var reading = Spoil("materials.yaml", "name: 工程质量保修书", "name: 其他材料");

        reading.Catalogue.Should().BeNull();
        reading.Problems.Should().ContainSingle().Which.Message.Should().Be("materials.yaml(46) $.materials[42].name: '其他材料' is vague (其他): name the paper.");
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var problems = Spoil("departments.yaml", "code: water,", "code: waters,").Problems;

        problems.Should().HaveCountGreaterThan(5).And.OnlyContain(problem => problem.Code == "catalogue.reference-unknown");
    }

    [Fact]
    public void The_same_row_twice_is_doubled()
    {
        var problems = Spoil("departments.yaml", "departments:\n", "departments:\n  - { code: water, name: 水利局, nameEn: Water resources, shortName: 水, creditCode: 11330402DEM0000656, creditCodeBasis: demo-codes }\n").Problems;

        problems.Should().ContainSingle().Which.Code.Should().Be("catalogue.code-doubled");
    }

    [Fact]
    public void A_promise_that_breaks_the_law_names_the_days()
    {
        var problems = Spoil("matters-social.yaml", "promised: { limit: 3d, from: received,", "promised: { limit: 3wd, from: received,").Problems;

        problems.Should().ContainSingle().Which.Message.Should().Contain("receipt days").And.Contain("2026-02-13");
    }

    [Fact]
    public void A_catalogue_without_settings_and_templates_is_refused_for_each_that_is_missing()
    {
        var files = Shipped.Files.Where(file => file.Name is not ("settings.yaml" or "templates.yaml")).ToList();

        var codes = Shipped.Read(files).Problems.CountBy(problem => problem.Code).ToDictionary();

        codes["setting.missing"].Should().Be(19);
        codes["template.missing"].Should().Be(18);
    }

    [Fact]
    public void No_file_at_all_is_refused()
    {
        Shipped.Read([]).Problems.Should().Contain(problem => problem.Code == "catalogue.value-missing");
    }

    private static CatalogueReading Spoil(string file, string text, string spoiltInto)
    {
        var files = Shipped.Files.ToList();
        var index = files.FindIndex(known => known.Name == file);
        var at = files[index].Text.IndexOf(text, StringComparison.Ordinal);
        at.Should().BeGreaterOrEqualTo(0, "'{0}' must stand in {1} to be spoilt", text, file);
        files[index] = (file, files[index].Text.Remove(at, text.Length).Insert(at, spoiltInto));
        return Shipped.Read(files);
    }

    private static string Told(IEnumerable<CatalogueProblem> problems) => string.Join('\n', problems.Select(problem => $"{problem.Code} {problem.Message}"));
}
