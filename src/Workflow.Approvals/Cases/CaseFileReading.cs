using System.Globalization;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.Licences;
using Workflow.Approvals.Materials;
using Workflow.Approvals.PublicNotices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Cases;

/// <summary>What a case file is asked again and again.</summary>
public static class CaseFileReading
{
    public static StageApplication? FindStage(this CaseFile file, string code) => file.Stages.FirstOrDefault(s => s.Code == code);

    internal static StageApplication StageNumber(this CaseFile file, int number) => file.Stages.First(s => s.Number == number);

    /// <summary>Branches of the stage's present filing, reviews of matters and joint reviews, in the order they were opened.</summary>
    internal static List<ReviewTask> Reviews(this CaseFile file, StageApplication stage) =>
        [.. file.Tasks.Where(t => t.Kind is TaskKind.Review or TaskKind.JointReview && t.Stage == stage.Number && t.Filing == stage.Filing)];

    /// <summary>The supplement of a phase that still waits for its answer.</summary>
    internal static Supplement? SentSupplement(this CaseFile file, int stage, SupplementPhase phase) =>
        file.Supplements.LastOrDefault(s => s.Stage == stage && s.Phase == phase && s.State == SupplementState.Sent);

    internal static IEnumerable<Clock> RunningClocks(this CaseFile file, ClockScope scope, string owner) =>
        file.Clocks.Where(c => c.Scope == scope && c.OwnerId == owner && c.EndedAt is null);

    /// <summary>Key of a task as the owner of clocks.</summary>
    public static string Owner(this ReviewTask task) => task.Id.Value.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>Key of a stage as the owner of clocks.</summary>
    public static string Owner(this StageApplication stage) => stage.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Public number of a stage: case number and suffix (convention 30).</summary>
    public static string StageNo(this CaseFile file, StageApplication stage) => string.Create(CultureInfo.InvariantCulture, $"{file.Case.No.Value}-{stage.Number}");

    internal static IEnumerable<Matter> MattersOf(this CatalogueVersion catalogue, string flow, string stage) =>
        catalogue.Matters.Values.Where(m => m.Flow == flow && m.Stage == stage);

    /// <summary>Puts the case into a state; says nothing when it is in it already.</summary>
    internal static void Move(this CaseFile file, CaseState state)
    {
        if (file.Case.State != state)
        {
            file.Apply(new Change.CaseChanged(file.Case with { State = state }));
        }
    }

    internal static StageApplication Put(this CaseFile file, StageApplication stage)
    {
        file.Apply(new Change.StageChanged(stage));
        return stage;
    }

    internal static ReviewTask Put(this CaseFile file, ReviewTask task)
    {
        file.Apply(new Change.TaskChanged(task));
        return task;
    }

    /// <summary>How the deregistration stands, also before anything happened.</summary>
    internal static DeregistrationRecord DeregistrationOrEmpty(this CaseFile file) => file.Deregistration ?? DeregistrationRecord.Empty;

    internal static DeregistrationRecord Put(this CaseFile file, DeregistrationRecord record)
    {
        file.Apply(new Change.DeregistrationChanged(record));
        return record;
    }

    internal static PublicNotice Put(this CaseFile file, PublicNotice notice)
    {
        file.Apply(new Change.PublicNoticeChanged(notice));
        return notice;
    }

    internal static Licence Put(this CaseFile file, Licence licence)
    {
        file.Apply(new Change.LicenceChanged(licence));
        return licence;
    }

    internal static Supplement Put(this CaseFile file, Supplement supplement)
    {
        file.Apply(new Change.SupplementChanged(supplement));
        return supplement;
    }

    internal static Material Put(this CaseFile file, Material material)
    {
        file.Apply(new Change.MaterialChanged(material));
        return material;
    }
}
