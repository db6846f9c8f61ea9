using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Documents;
using Workflow.Host.Api.Notices;
using Workflow.Host.Api.Operations;
using Workflow.Host.Api.Sessions;
using Workflow.Host.Api.Tasks;

namespace Workflow.Host.Api;

/// <summary>Every address under <c>/api</c>. All but the sign-in need a session; one use case, one file.</summary>
internal static class ApiRoutes
{
    public static void MapApi(this WebApplication app)
    {
        OpenSession.Map(app.MapGroup("/api"));

        var api = app.MapGroup("/api").RequireAuthorization();
        ShowSession.Map(api);
        CloseSession.Map(api);
        ListCases.Map(api);
        ShowCase.Map(api);
        ShowDocument.Map(api);
        ListTasks.Map(api);
        ListNotices.Map(api);

        var operations = api.MapGroup("/operations").RequireAuthorization(Operators.Only);
        ShowOperations.Map(operations);
        RetryDeadLetter.Map(operations);
    }
}
