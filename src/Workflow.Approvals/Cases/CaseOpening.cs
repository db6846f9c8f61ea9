using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;

namespace Workflow.Approvals.Cases;

/// <summary>A case begins: one per project for its life (convention 30). Nothing is filed yet and no clock runs.</summary>
public static class CaseOpening
{
    /// <summary>Makes the file of a new case.</summary>
    /// <param name="no">Its number, from <see cref="CaseNumber"/>.</param>
    /// <param name="definition">Definition id and version it is pinned to.</param>
    /// <param name="applicant">Who applies; the actor acts for it, or is a clerk of the window.</param>
    /// <param name="project">The project, which belongs to the applicant; null for a service that is not about one.</param>
    /// <param name="region">Administrative division, 6 digits.</param>
    /// <param name="instanceId">The workflow instance that will carry it.</param>
    /// <param name="context">Time, actor, catalogue version to pin.</param>
    public static Result<CaseFile> Open(
        CaseNo no, (string Id, int Version) definition, Party applicant, Project? project, string region, string instanceId, StepContext context)
    {
        if (context.Actor.Role is not (ActorRole.Applicant or ActorRole.IntakeClerk))
        {
            return new RoleMayNot(context.Actor.Role, "open-case");
        }

        if (context.Actor.Role == ActorRole.Applicant && context.Actor.Party != applicant.Id)
        {
            return new CaseNotYours(no);
        }

        if (definition.Id == VerificationDuty.Flow)
        {
            return new FlowNotAppliedFor(definition.Id);
        }

        if (applicant.ClosedOn is { } closed)
        {
            return new PartyIsClosed(closed);
        }

        if (Fits(project, applicant, definition.Id, context.Catalogue) is { IsRefused: true } fits)
        {
            return fits.Refusal;
        }

        return Opened(no, CaseKind.Application, definition, applicant, project, region, instanceId, context);
    }

    /// <summary>Makes the file of a case that the office began for itself, by the clock. Its flow is none of the catalogue's, so nothing is filed on it.</summary>
    /// <param name="no">Its number.</param>
    /// <param name="definition">Definition id and version it is pinned to.</param>
    /// <param name="office">The office as a party.</param>
    /// <param name="region">Administrative division, 6 digits.</param>
    /// <param name="instanceId">The workflow instance that will carry it.</param>
    /// <param name="context">Time, catalogue version to pin; the system acts.</param>
    public static Result<CaseFile> OpenInternal(CaseNo no, (string Id, int Version) definition, Party office, string region, string instanceId, StepContext context) =>
        context.Actor.Role != ActorRole.System ? new RoleMayNot(context.Actor.Role, "open-case")
        : context.Catalogue.Flows.ContainsKey(definition.Id) ? new ApplicantMissing(definition.Id)
        : Opened(no, CaseKind.Internal, definition, office, project: null, region, instanceId, context);

    /// <summary>Makes the file of a verification (核查): the party that committed itself is its applicant, so that it sees what is found and answers it.</summary>
    /// <param name="no">Its number.</param>
    /// <param name="definition">Definition id and version it is pinned to.</param>
    /// <param name="applicant">Who committed itself.</param>
    /// <param name="duty">What is verified.</param>
    /// <param name="region">Administrative division, 6 digits.</param>
    /// <param name="instanceId">The workflow instance that will carry it.</param>
    /// <param name="context">Time, catalogue version to pin; the system acts.</param>
    public static Result<CaseFile> OpenVerification(CaseNo no, (string Id, int Version) definition, Party applicant, VerificationDuty duty, string region, string instanceId, StepContext context)
    {
        if (context.Actor.Role != ActorRole.System)
        {
            return new RoleMayNot(context.Actor.Role, "open-case");
        }

        var file = Opened(no, CaseKind.Verification, definition, applicant, project: null, region, instanceId, context);
        file.Apply(new Change.VerificationChanged(duty));
        file.NotifyApplicant(context, NoticeCodes.VerificationOpened, new JsonObject { ["matter"] = duty.Matter });
        return file;
    }

    private static CaseFile Opened(
        CaseNo no, CaseKind kind, (string Id, int Version) definition, Party applicant, Project? project, string region, string instanceId, StepContext context)
    {
        var opened = new Case
        {
            No = no, Kind = kind, DefinitionId = definition.Id, DefinitionVersion = definition.Version, CatalogueVersion = context.Catalogue.Version,
            Applicant = applicant.Id, Project = project?.Code, Region = region, State = CaseState.Received, OpenedAt = context.Now, InstanceId = instanceId, RowCounter = 0,
        };
        var file = new CaseFile(opened, applicant, project, [], [], [], [], []);
        file.Apply(new Change.CaseChanged(opened));
        file.Record("case.opened", new JsonObject { ["definition"] = definition.Id, ["version"] = definition.Version, ["catalogue"] = context.Catalogue.Version });
        return file;
    }

    // A flow is about a project or about its applicant. One the catalogue does not have asks for neither.
    private static Result Fits(Project? project, Party applicant, string flow, CatalogueVersion catalogue) =>
        project is not null && project.Owner != applicant.Id ? new ProjectNotYours(project.Code)
        : !catalogue.Flows.TryGetValue(flow, out var takes) ? Known(project, catalogue)
        : takes.Investment is { } investment ? Fits(project, flow, investment, catalogue)
        : project is not null ? new ProjectNotTaken(project.Code, flow)
        : !takes.Applicants.Contains(applicant.Kind) ? new ApplicantOtherKind(applicant.Kind, flow, takes.Applicants)
        : Result.Done;

    private static Result Fits(Project? project, string flow, InvestmentKind takes, CatalogueVersion catalogue) =>
        project is null ? new ProjectMissing(flow)
        : project.Investment != takes ? new ProjectOtherInvestment(project.Code, project.Investment, flow, takes)
        : Known(project, catalogue);

    // The project may have been registered under an earlier catalogue, so its attributes are held to the one the case pins.
    private static Result Known(Project? project, CatalogueVersion catalogue) =>
        project is null ? Result.Done : ProjectRegistration.Check(project.Attributes, catalogue.Attributes.Values);
}
