using Microsoft.EntityFrameworkCore;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Runtime.Data;
using Workflow.Runtime.Facts;

namespace Workflow.Host.Api.Stages;

/// <summary>Before an application is filed whose flow may decide by rules, the sources are asked: outside the step, so that no lock waits for somebody else's server.</summary>
internal sealed class FilingFacts(WorkflowDb db, Desk desk, FactSources sources)
{
    /// <summary>Asks about the applicant of a case the caller may see. Nothing for cases with a project, and when nobody is to be asked.</summary>
    public async Task AskAsync(string no, Caller caller, CancellationToken cancellationToken)
    {
        if (sources.AreNone)
        {
            return;
        }

        var applicant = await Visible.Cases(db, caller, desk.Today).AsNoTracking().Where(row => row.No == no && row.Project == null).Select(row => (Guid?)row.Applicant).SingleOrDefaultAsync(cancellationToken);
        if (applicant is { } party)
        {
            await sources.AskAsync(new(party), desk.Now, cancellationToken);
        }
    }
}
