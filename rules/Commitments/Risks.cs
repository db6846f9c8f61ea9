namespace Workflow.Rulebook.Commitments;

/// <summary>Risks that close the way of commitment unless a statute names the matter.</summary>
public static class Risks
{
    private static readonly string[] Excluded = ["国家安全", "国家秘密", "公共安全", "金融审慎", "生态环境", "人身健康", "生命财产"];

    /// <summary>Whether one of a matter's risks is among them.</summary>
    public static bool AreExcluded(IReadOnlyList<string> tags) => tags.Any(Excluded.Contains);
}

/// <summary>A party's bad records, as they count on a day.</summary>
public static class Records
{
    /// <summary>Some record counts against it.</summary>
    public static bool Count(IReadOnlyList<BreachRecord> records, DateOnly day, int years) => records.Any(record => record.CountsOn(day, years));

    /// <summary>It has had a record, and everything on it is repaired by that day.</summary>
    public static bool AreRepaired(IReadOnlyList<BreachRecord> records, DateOnly day, int years) => !Count(records, day, years) && records.Any(record => record.RepairedOn <= day);

    /// <summary>Some record is older than it may be shown.</summary>
    public static bool HaveExpired(IReadOnlyList<BreachRecord> records, DateOnly day, int years) => records.Any(record => day > record.LastDay(years));
}

/// <summary>Whether something that decides on the way of commitment is not known.</summary>
public static class Uncertain
{
    public static bool Is(CommitmentMatter matter) => (!matter.NamedByStatute && !(matter.RiskTags.IsKnown && matter.OnList.IsKnown)) || !matter.Instant.IsKnown;

    public static bool Is(CommitmentApplicant applicant) => !(applicant.OnSeriousList.IsKnown && applicant.OnAbnormalList.IsKnown && applicant.Breaches.IsKnown);
}
