namespace Workflow.Runtime.Data.Steps;

/// <summary>Which cases whoever asks may touch. It is a condition of the locking read itself: a foreign case is neither locked nor loaded, and is answered like one that does not exist.</summary>
internal abstract record CaseReach
{
    private CaseReach() { }

    /// <summary>Every case: timers, the outbox, the program itself.</summary>
    public static CaseReach Everything { get; } = new All();

    /// <summary>No case at all.</summary>
    public static CaseReach Nothing { get; } = new None();

    /// <summary>The condition, to follow <c>where no = $1</c>; its values are <c>$2</c>, <c>$3</c>, ...</summary>
    public abstract string Condition { get; }

    /// <summary>Adds the condition's values.</summary>
    public abstract void Write(RowWriter values);

    private sealed record All : CaseReach
    {
        public override string Condition => "";

        public override void Write(RowWriter values) { }
    }

    private sealed record None : CaseReach
    {
        public override string Condition => " and 1 = 0";

        public override void Write(RowWriter values) { }
    }

    /// <summary>Cases of an administrative division.</summary>
    public sealed record OfRegion(string Region) : CaseReach
    {
        public override string Condition => " and region = $2";

        public override void Write(RowWriter values) => values.Text(Region);
    }

    /// <summary>Cases in which the department has a task or leads a stage; only those of a division, if one is given.</summary>
    public sealed record OfDepartment(string Department, string? Region) : CaseReach
    {
        private const string Concerned =
            " and (exists (select 1 from review_tasks where case_no = cases.no and department = $2)"
            + " or exists (select 1 from stage_applications where case_no = cases.no and lead_department = $2))";

        public override string Condition => Region is null ? Concerned : $"{Concerned} and region = $3";

        public override void Write(RowWriter values)
        {
            values.Text(Department);
            if (Region is not null)
            {
                values.Text(Region);
            }
        }
    }

    /// <summary>Cases of the parties the account has a mandate for on the office day.</summary>
    public sealed record OfMandates(string Account, DateOnly Today) : CaseReach
    {
        public override string Condition =>
            " and exists (select 1 from mandates where account = $2 and party_id = cases.applicant and from_day <= $3 and (to_day is null or to_day >= $3))";

        public override void Write(RowWriter values) => values.Text(Account).Day(Today);
    }
}
