using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Mappings;

/// <summary><c>decisions</c>, <c>decision_receipts</c>, <c>fact_snapshots</c>, <c>scenario_switches</c>.</summary>
internal static class DecisionMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<DecisionRow>(row =>
        {
            row.ToTable("decisions").HasKey(d => d.Id);
            row.Property(d => d.Id).ValueGeneratedNever();
            // The decisions of a case, in order.
            row.HasIndex(d => new { d.CaseNo, d.DecidedAt, d.Id });
        });

        model.Entity<DecisionReceiptRow>(row =>
        {
            row.ToTable("decision_receipts").HasKey(d => d.DecisionId);
            row.Property(d => d.DecisionId).ValueGeneratedNever();
        });

        model.Entity<FactSnapshotRow>().ToTable("fact_snapshots").HasKey(f => new { f.PartyId, f.Source, f.Name });

        model.Entity<ScenarioSwitchRow>(row =>
        {
            row.ToTable("scenario_switches").HasKey(s => s.Code);
            row.Property(s => s.Version).IsConcurrencyToken();
        });
    }
}
