using Workflow.Host.Api.Accounts;
using Workflow.Host.Api.Archives;
using Workflow.Host.Api.Attachments;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Clocks;
using Workflow.Host.Api.Commitments;
using Workflow.Host.Api.Decisions;
using Workflow.Host.Api.Definitions;
using Workflow.Host.Api.Deregistration;
using Workflow.Host.Api.Documents;
using Workflow.Host.Api.Drafts;
using Workflow.Host.Api.Facts;
using Workflow.Host.Api.Meetings;
using Workflow.Host.Api.Licences;
using Workflow.Host.Api.Migrations;
using Workflow.Host.Api.Notices;
using Workflow.Host.Api.Operations;
using Workflow.Host.Api.Parties;
using Workflow.Host.Api.Projects;
using Workflow.Host.Api.PublicNotices;
using Workflow.Host.Api.Services;
using Workflow.Host.Api.Sessions;
using Workflow.Host.Api.Stages;
using Workflow.Host.Api.Supplements;
using Workflow.Host.Api.Tasks;
using Workflow.Host.Api.Tracking;
using Workflow.Host.Api.Verifications;

namespace Workflow.Host.Api;

/// <summary>Every address under <c>/api</c>. All but the sign-in, the tracking of a case and what is published need a session; one use case, one file.</summary>
internal static class ApiRoutes
{
    public static void MapApi(this WebApplication app)
    {
        var open = app.MapGroup("/api");
        OpenSession.Map(open);
        OpenTokens.Map(open);
        RenewTokens.Map(open);
        BeginOidc.Map(open);
        ShowSignInOptions.Map(open);
        TrackCase.Map(open);
        ListPublicCommitments.Map(open);
        ListPublicNotices.Map(open);

        var api = app.MapGroup("/api").RequireAuthorization();
        ShowSession.Map(api);
        CloseSession.Map(api);
        ChangePassword.Map(api);
        ListCases.Map(api);
        ShowCase.Map(api);
        ShowDocument.Map(api);
        PackDocuments.Map(api);
        ShowDecision.Map(api);
        Scenarios.Scenarios.Map(api);
        ShowArchive.Map(api);
        ListTasks.Map(api);
        ListNotices.Map(api);
        ReadNotice.Map(api);
        ListServices.Map(api);
        ListGrounds.Map(api);

        UploadAttachment.Map(api);
        ShowAttachment.Map(api);
        FilingDraft.Map(api);

        OpenCase.Map(api);
        WithdrawCase.Map(api);
        ShowOffer.Map(api);
        FileApplication.Map(api);
        AcceptApplication.Map(api);
        RefuseApplication.Map(api);
        HandInTolerated.Map(api);
        EndStage.Map(api);
        DecideLead.Map(api);
        ProposeSupplement.Map(api);
        RequestSupplement.Map(api);
        AddSupplementItem.Map(api);
        SendSupplement.Map(api);
        AnswerSupplement.Map(api);
        ShowTask.Map(api);
        ClaimTask.Map(api);
        ReleaseTask.Map(api);
        DelegateTask.Map(api);
        CompleteTask.Map(api);
        ReturnTask.Map(api);
        AnswerCorrection.Map(api);
        JointActs.Map(api);
        ListMeetings.Map(api);
        ShowMeeting.Map(api);
        CallMeeting.Map(api);
        ChangeMeeting.Map(api);
        CloseMeeting.Map(api);
        Issues.Map(api);
        StopClock.Map(api);
        ResumeClock.Map(api);
        ExtendClock.Map(api);

        ShowCommitments.Map(api);
        CommitToMatter.Map(api);
        DecideCommitmentWay.Map(api);
        ShowVerification.Map(api);
        VerifyCommitment.Map(api);
        AnswerVerification.Map(api);
        ListCreditRecords.Map(api);
        DeclareRoute.Map(api);
        ReportLiquidation.Map(api);
        ShowDeregistration.Map(api);
        DecideRoute.Map(api);
        SettleCancellation.Map(api);
        ObjectToNotice.Map(api);

        var operations = api.MapGroup("/operations").RequireAuthorization(Operators.Only);
        ShowOperations.Map(operations);
        RetryDeadLetter.Map(operations);
        ListIncidents.Map(operations);
        MendIncidents.Map(operations);
        FlowTasks.Map(operations);

        ListAccounts.Map(api);
        ShowAccount.Map(api);
        CreateAccount.Map(api);
        ChangeAccount.Map(api);
        RenewPassword.Map(api);
        ListColleagues.Map(api);
        ListAdminAudit.Map(api);
        ListParties.Map(api);
        ShowParty.Map(api);
        RegisterParty.Map(api);
        ChangeParty.Map(api);
        PartyFacts.Map(api);
        ShowDossier.Map(api);
        ListLicences.Map(api);
        ShowLicence.Map(api);
        RegisterLicence.Map(api);
        CorrectLicence.Map(api);
        ListMandates.Map(api);
        ShowMandate.Map(api);
        GiveMandate.Map(api);
        EndMandate.Map(api);
        var designing = api.MapGroup("").RequireAuthorization(Designers.Only);
        ListDefinitions.Map(designing);
        ShowDefinition.Map(designing);
        DefinitionDraft.Map(designing);
        PublishDefinition.Map(designing);
        ProposeMigration.Map(designing);
        ListMigrations.Map(designing);
        ListMigrationCases.Map(designing);
        DecideMigration.Map(designing);

        ListProjects.Map(api);
        ShowProject.Map(api);
        RegisterProject.Map(api);
        ChangeProject.Map(api);
    }
}
