using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>parties</c>, <c>party_identifiers</c>, <c>party_data</c>, <c>party_keys</c>, <c>mandates</c>, <c>projects</c>.</summary>
internal static class PartyMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<PartyRow>(row =>
        {
            row.ToTable("parties").HasKey(p => p.Id);
            row.Property(p => p.Id).ValueGeneratedNever();
            row.Property(p => p.Version).IsConcurrencyToken();
            // The parties of a division.
            row.HasIndex(p => new { p.Region, p.Id });
        });

        model.Entity<PartyIdentifierRow>(row =>
        {
            row.ToTable("party_identifiers").HasKey(i => new { i.PartyId, i.Scheme, i.Value });
            // The party behind a credit code; an identifier belongs to one party.
            row.HasIndex(i => new { i.Scheme, i.Value }).IsUnique();
        });

        model.Entity<PartyDataRow>().ToTable("party_data").HasKey(f => new { f.PartyId, f.Field });

        model.Entity<PartyKeyRow>(row =>
        {
            row.ToTable("party_keys").HasKey(k => k.PartyId);
            row.Property(k => k.PartyId).ValueGeneratedNever();
        });

        model.Entity<MandateRow>(row =>
        {
            row.ToTable("mandates").HasKey(m => m.Id);
            row.Property(m => m.Id).ValueGeneratedNever();
            // For whom may this account act?
            row.HasIndex(m => new { m.Account, m.PartyId });
            // Who may act for this party?
            row.HasIndex(m => new { m.PartyId, m.Id });
            row.Property(m => m.Version).IsConcurrencyToken();
        });

        model.Entity<ProjectRow>(row =>
        {
            row.ToTable("projects").HasKey(p => p.Code);
            row.Property(p => p.Code).HasMaxLength(24);
            // The projects of a party.
            row.HasIndex(p => new { p.Owner, p.Code });
            // The projects of a division.
            row.HasIndex(p => new { p.Region, p.Code });
            row.Property(p => p.Version).IsConcurrencyToken();
        });
    }
}
