using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>attachment_contents</c>, <c>attachments</c>, <c>filing_drafts</c>.</summary>
internal static class AttachmentMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<AttachmentContentRow>().ToTable("attachment_contents").HasKey(c => c.Sha256);

        // The files of a case are those its key begins with.
        model.Entity<AttachmentRow>().ToTable("attachments").HasKey(a => new { a.CaseNo, a.Sha256 });

        model.Entity<FilingDraftRow>().ToTable("filing_drafts").HasKey(d => new { d.CaseNo, d.Stage });
    }
}
