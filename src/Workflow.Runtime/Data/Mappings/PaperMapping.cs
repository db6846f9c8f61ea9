using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>materials</c>, <c>supplements</c>, <c>documents</c>, <c>document_contents</c>, <c>archives</c>, <c>notices</c>.</summary>
internal static class PaperMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<MaterialRow>().ToTable("materials").HasKey(m => new { m.CaseNo, m.Stage, m.Code });

        model.Entity<SupplementRow>(row =>
        {
            row.ToTable("supplements").HasKey(s => s.Id);
            row.Property(s => s.Id).ValueGeneratedNever();
            // The supplements of a case: every load.
            row.HasIndex(s => s.CaseNo);
        });

        model.Entity<DocumentRow>(row =>
        {
            row.ToTable("documents").HasKey(d => d.Id);
            row.Property(d => d.Id).ValueGeneratedNever();
            // The documents of a case, in order of issue.
            row.HasIndex(d => new { d.CaseNo, d.IssuedAt, d.Id });
            // A number is given once; also "which paper is this" at a counter.
            row.HasIndex(d => new { d.Department, d.Kind, d.Number }).IsUnique();
        });

        model.Entity<DocumentContentRow>(row =>
        {
            row.ToTable("document_contents").HasKey(d => d.DocumentId);
            row.Property(d => d.DocumentId).ValueGeneratedNever();
        });

        model.Entity<ArchiveRow>().ToTable("archives").HasKey(a => a.CaseNo);

        model.Entity<NoticeRow>(row =>
        {
            row.ToTable("notices").HasKey(n => n.Id);
            row.Property(n => n.Id).ValueGeneratedNever();
            // Inbox of a party, newest first.
            row.HasIndex(n => new { n.Party, n.PostedAt, n.Id });
            // Inbox of a department, newest first.
            row.HasIndex(n => new { n.Department, n.PostedAt, n.Id });
            // What was told in a case.
            row.HasIndex(n => n.CaseNo);
        });
    }
}
