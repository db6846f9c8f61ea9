using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>commitments</c>, <c>commitment_texts</c>, <c>verifications</c>, <c>credit_records</c>.</summary>
internal static class CommitmentMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CommitmentRow>(row =>
        {
            row.ToTable("commitments").HasKey(c => c.Id);
            row.Property(c => c.Id).ValueGeneratedNever();
            // The commitments of a case: every load.
            row.HasIndex(c => c.CaseNo);
            // What is published, newest first.
            row.HasIndex(c => new { c.PublishedAt, c.Id });
            // The nightly proof.
            row.HasIndex(c => c.GrantedAt);
        });

        model.Entity<CommitmentTextRow>(row =>
        {
            row.ToTable("commitment_texts").HasKey(t => t.CommitmentId);
            row.Property(t => t.CommitmentId).ValueGeneratedNever();
        });

        model.Entity<VerificationRow>(row =>
        {
            row.ToTable("verifications").HasKey(v => v.CaseNo);
            // A commitment is verified by one case.
            row.HasIndex(v => v.CommitmentId).IsUnique();
            // The daily look at those that are open.
            row.HasIndex(v => new { v.State, v.WatchedOn, v.CaseNo });
        });

        model.Entity<CreditRecordRow>(row =>
        {
            row.ToTable("credit_records").HasKey(r => r.Id);
            row.Property(r => r.Id).ValueGeneratedNever();
            // The records of a party.
            row.HasIndex(r => new { r.PartyId, r.RecordedOn });
        });
    }
}
