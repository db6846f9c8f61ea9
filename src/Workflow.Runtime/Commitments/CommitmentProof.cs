using Workflow.Runtime.Data;

namespace Workflow.Runtime.Commitments;

/// <summary>What the proof counts: that no matter is granted on a commitment without its verification.</summary>
/// <param name="Decisions">Documents that grant on a commitment.</param>
/// <param name="Granted">Commitments on which a matter was granted.</param>
/// <param name="Verified">Verification cases.</param>
/// <param name="UnderWay">Granted ones whose verification is about to be opened: its message waits to leave.</param>
/// <param name="Missing">Granted ones without a verification, nothing of which is under way. Must be none.</param>
/// <param name="Surplus">Verifications of a commitment on which nothing was granted. Must be none.</param>
internal sealed record CommitmentFigures(long Decisions, long Granted, long Verified, long UnderWay, long Missing, long Surplus)
{
    /// <summary>Nothing speaks against it.</summary>
    public bool Holds => Missing == 0 && Surplus == 0 && Decisions == Granted;
}

/// <summary>Proves from the rows alone, by no code that grants or verifies, that every matter granted on a commitment has its verification, and the reverse.</summary>
internal sealed class CommitmentProof(Dialect dialect)
{
    private const string Count =
        """
        select
          (select count(*) from documents where kind = 'DecisionByCommitment'),
          (select count(*) from commitments where granted_at is not null),
          (select count(*) from verifications),
          (select count(*) from commitments c where c.granted_at is not null and not exists (select 1 from verifications v where v.commitment_id = c.id)
            and exists (select 1 from outbox o where o.case_no = c.case_no and o.kind = 'verification.asked' and o.dead_at is null)),
          (select count(*) from commitments c where c.granted_at is not null and not exists (select 1 from verifications v where v.commitment_id = c.id)
            and not exists (select 1 from outbox o where o.case_no = c.case_no and o.kind = 'verification.asked' and o.dead_at is null)),
          (select count(*) from verifications v where not exists (select 1 from commitments c where c.id = v.commitment_id and c.granted_at is not null and c.case_no = v.origin_no))
        """;

    /// <summary>Counts now.</summary>
    public async Task<CommitmentFigures> CountAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync([new(Count, [])], answers => answers.NextAsync(row => new CommitmentFigures(row.Number(), row.Number(), row.Number(), row.Number(), row.Number(), row.Number())), cancellationToken);
        await connection.CommitAsync([], cancellationToken);
        return rows[0];
    }

    /// <summary>Counts; a difference is a failure of the job that everybody sees.</summary>
    /// <exception cref="InvalidOperationException">The figures differ.</exception>
    public async Task<int> ProveAsync(CancellationToken cancellationToken)
    {
        var figures = await CountAsync(cancellationToken);
        return figures.Holds ? 0 : throw new InvalidOperationException($"Commitments and verifications differ: {figures}");
    }
}
