namespace Workflow.Approvals.Deciding;

/// <summary>What one rule says about one thing. Several rules may speak about the same; <see cref="Conclusions"/> weighs them.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Subject">About what, see <see cref="Subjects"/>.</param>
/// <param name="Effect">What it says.</param>
/// <param name="Due">By when, where there is a day.</param>
/// <param name="About">What exactly: a condition, a case, names of facts; null where the subject says all.</param>
public sealed record Conclusion(string Rule, string Subject, Effect Effect, DateOnly? Due = null, string? About = null);

/// <summary>What a rule says, the weightiest first.</summary>
public enum Effect
{
    /// <summary>Closes a way, or refuses an act such as a void signature. It takes no right: the ordinary way stays open.</summary>
    Deny,

    /// <summary>Would refuse an application: a person decides, with the drafted refusal (convention 17).</summary>
    DraftRefusal,

    /// <summary>A person decides.</summary>
    Refer,

    /// <summary>The ordinary way instead.</summary>
    Ordinary,

    /// <summary>Something must come first.</summary>
    Wait,

    /// <summary>Something is to be done, by a day where one is named.</summary>
    Oblige,

    /// <summary>Late.</summary>
    Alarm,

    /// <summary>Nearly late.</summary>
    Warn,

    /// <summary>Opens a way.</summary>
    Allow,

    /// <summary>Decides in favour.</summary>
    Grant,

    /// <summary>To be kept on record.</summary>
    Note,
}

/// <summary>Weighs conclusions.</summary>
public static class Conclusions
{
    /// <summary>What counts about a subject: the weightiest effect. Where no rule spoke a person decides: silence grants nothing.</summary>
    public static Effect Of(IEnumerable<Conclusion> conclusions, string subject)
    {
        var effects = conclusions.Where(conclusion => conclusion.Subject == subject && conclusion.Effect != Effect.Note).Select(conclusion => conclusion.Effect).ToList();
        return effects.Count == 0 ? Effect.Refer : effects.Min();
    }
}

/// <summary>What conclusions are about.</summary>
public static class Subjects
{
    /// <summary>Whether the way of commitment is open.</summary>
    public const string Route = "route";

    /// <summary>Whether the signature under a commitment counts.</summary>
    public const string Signature = "signature";

    /// <summary>Whether a notice template may be published.</summary>
    public const string Template = "template";

    /// <summary>The decision itself.</summary>
    public const string Decision = "decision";

    /// <summary>Whether a commitment may be withdrawn.</summary>
    public const string Withdrawal = "withdrawal";

    /// <summary>The check afterwards.</summary>
    public const string Verification = "verification";

    /// <summary>Whether the check afterwards may be sampled instead.</summary>
    public const string Sampling = "sampling";

    /// <summary>The order to put right.</summary>
    public const string Rectification = "rectification";

    /// <summary>Revocation of what was granted.</summary>
    public const string Revocation = "revocation";

    /// <summary>Whether a promise was kept.</summary>
    public const string Fulfilment = "fulfilment";

    /// <summary>A promised material.</summary>
    public const string Material = "material";

    /// <summary>The credit record.</summary>
    public const string Credit = "credit";

    /// <summary>Telling the applicant the reasons and the ways to review and court.</summary>
    public const string Notification = "notification";

    /// <summary>Repair of a bad record.</summary>
    public const string Repair = "repair";

    /// <summary>A new application.</summary>
    public const string Application = "application";

    /// <summary>Whether the simple route of deregistration is open.</summary>
    public const string SimpleRoute = "simple-route";

    /// <summary>Whether name, scope and domicile of a startup are in order.</summary>
    public const string Startup = "startup";
    /// <summary>Whether a licence of a leaving enterprise is cancelled at once.</summary>
    public const string PermitCancellation = "permit-cancellation";

    /// <summary>Handing the case to the regulator.</summary>
    public const string HandOver = "hand-over";

    /// <summary>A case that rests on a licence.</summary>
    public const string DependentCase = "dependent-case";
}
