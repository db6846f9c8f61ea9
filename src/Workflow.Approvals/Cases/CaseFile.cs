using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Joint;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.Licences;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;
using Workflow.Approvals.PublicNotices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Cases;

/// <summary>Everything one step may read of a case, and the list of what it changed. Lives for one step: loaded, changed by verbs, committed or thrown away.</summary>
public sealed class CaseFile
{
    private readonly List<StageApplication> _stages;
    private readonly List<ReviewTask> _tasks;
    private readonly List<Clock> _clocks;
    private readonly List<Material> _materials;
    private readonly List<Supplement> _supplements;
    private readonly List<JointReview> _jointReviews = [];
    private readonly List<JointIssue> _jointIssues = [];
    private readonly List<PublicNotice> _publicNotices = [];
    private readonly List<Licence> _licences = [];
    private readonly List<CommitmentPaper> _commitments;
    private readonly List<Change> _changes = [];
    private Case _written; // As loaded or as last changed; the row counter may be ahead of it.

    public CaseFile(
        Case @case, Party applicant, Project? project, IReadOnlyList<StageApplication> stages, IReadOnlyList<ReviewTask> tasks, IReadOnlyList<Clock> clocks,
        IReadOnlyList<Material> materials, IReadOnlyList<Supplement> supplements, IReadOnlyList<CommitmentPaper>? commitments = null, VerificationDuty? verification = null)
    {
        (Case, _written, Applicant, Project) = (@case, @case, applicant, project);
        (_stages, _tasks, _clocks) = ([.. stages], [.. tasks], [.. clocks]);
        (_materials, _supplements, _commitments, Verification) = ([.. materials], [.. supplements], [.. commitments ?? []], verification);
    }

    public Case Case { get; private set; }
    public Party Applicant { get; private set; }
    public Project? Project { get; }
    public IReadOnlyList<StageApplication> Stages => _stages;
    public IReadOnlyList<ReviewTask> Tasks => _tasks;
    public IReadOnlyList<Clock> Clocks => _clocks;
    public IReadOnlyList<Material> Materials => _materials;
    public IReadOnlyList<Supplement> Supplements => _supplements;
    public IReadOnlyList<CommitmentPaper> Commitments => _commitments;

    /// <summary>What a verification case is about; null for every other.</summary>
    public VerificationDuty? Verification { get; private set; }

    /// <summary>Joint reviews of the case, in the order they were opened.</summary>
    public IReadOnlyList<JointReview> JointReviews => _jointReviews;

    /// <summary>What they found, in the order it was raised.</summary>
    public IReadOnlyList<JointIssue> JointIssues => _jointIssues;

    /// <summary>The meeting the step names, locked with the case; null when it names none or there is none.</summary>
    public Meeting? Meeting { get; private set; }

    /// <summary>What registers say about the applicant; empty for cases that never ask.</summary>
    public CaseRegister Register { get; set; } = CaseRegister.Empty;

    /// <summary>How its deregistration stands; null for cases that are none.</summary>
    public DeregistrationRecord? Deregistration { get; set; }

    /// <summary>The public notices of the case, in the order they were published.</summary>
    public IReadOnlyList<PublicNotice> PublicNotices
    {
        get => _publicNotices;
        set
        {
            _publicNotices.Clear();
            _publicNotices.AddRange(value);
        }
    }

    /// <summary>The applicant's licences, whatever their status, held until the step ends; empty for cases with a project.</summary>
    public IReadOnlyList<Licence> Licences
    {
        get => _licences;
        set
        {
            _licences.Clear();
            _licences.AddRange(value);
        }
    }

    /// <summary>What this step changed, in order. A row changed twice stands twice; the last one counts.</summary>
    public IReadOnlyList<Change> Changes => Case == _written ? _changes : [.. _changes, new Change.CaseChanged(Case)];

    /// <summary>Adds what was stored of joint reviews, before the step decides.</summary>
    public void Join(IReadOnlyList<JointReview> reviews, IReadOnlyList<JointIssue> issues, Meeting? meeting = null)
    {
        _jointReviews.AddRange(reviews);
        _jointIssues.AddRange(issues);
        Meeting = meeting;
    }

    /// <summary>The next row id of this case: derived from the case number and a counter, so that a repeated step makes the same ids.</summary>
    public Guid NextId()
    {
        var row = Case.RowCounter + 1;
        Case = Case with { RowCounter = row };
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Case.No.Value}/{row}")), hash);
        BinaryPrimitives.WriteUInt16BigEndian(hash[6..], (ushort)((BinaryPrimitives.ReadUInt16BigEndian(hash[6..]) & 0x0fff) | 0x8000));
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>Takes a change in: the file shows it from now on, the store writes it at commit.</summary>
    public void Apply(Change change)
    {
        switch (change)
        {
            case Change.CaseChanged c: (Case, _written) = (c.Case, c.Case); break;
            case Change.StageChanged c: Put(_stages, c.Stage, s => s.Number == c.Stage.Number); break;
            case Change.TaskChanged c: Put(_tasks, c.Task, t => t.Id == c.Task.Id); break;
            case Change.ClockChanged c: Put(_clocks, c.Clock, x => x.Id == c.Clock.Id); break;
            case Change.MaterialChanged c: Put(_materials, c.Material, m => m.Stage == c.Material.Stage && m.Code == c.Material.Code); break;
            case Change.SupplementChanged c: Put(_supplements, c.Supplement, s => s.Id == c.Supplement.Id); break;
            case Change.PartyIncorporated c: Applicant = c.Party; break;
            case Change.JointReviewChanged c: Put(_jointReviews, c.Review, r => r.Task == c.Review.Task); break;
            case Change.JointIssueChanged c: Put(_jointIssues, c.Issue, i => i.Id == c.Issue.Id); break;
            case Change.DeregistrationChanged c: Deregistration = c.Record; break;
            case Change.PartyClosed c: Applicant = Applicant with { ClosedOn = c.On }; break;
            case Change.PublicNoticeChanged c: Put(_publicNotices, c.Notice, n => n.Id == c.Notice.Id); break;
            case Change.LicenceChanged c: Put(_licences, c.Licence, l => l.Id == c.Licence.Id); break;
            case Change.CommitmentChanged c: Put(_commitments, c.Commitment, x => x.Id == c.Commitment.Id); break;
            case Change.VerificationChanged c: Verification = c.Duty; break;
            default: break; // documents, notices and audit lines are only written
        }

        _changes.Add(change);
    }

    private static void Put<T>(List<T> rows, T row, Predicate<T> isSame)
    {
        var index = rows.FindIndex(isSame);
        if (index < 0)
        {
            rows.Add(row);
        }
        else
        {
            rows[index] = row;
        }
    }
}
