using System.Globalization;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.Materials;

namespace Workflow.Approvals.Cases;

/// <summary>A row that becomes due at an instant. The key is subject, purpose and epoch: a changed due date is another row.</summary>
/// <param name="Subject">Id of the clock or supplement.</param>
/// <param name="Purpose">What is to be done.</param>
/// <param name="Epoch">Counts the changes of the subject's due date.</param>
/// <param name="DueAt">First instant at which it is due, UTC.</param>
public sealed record DueTimer(string Subject, TimerPurpose Purpose, int Epoch, DateTimeOffset DueAt);

/// <summary>What a timer is for; each has one command.</summary>
public enum TimerPurpose
{
    /// <summary><see cref="ClockDue"/>.</summary>
    ClockDue,

    /// <summary><see cref="SupplementDue"/>.</summary>
    SupplementDue,

    /// <summary><see cref="ToleranceDue"/>.</summary>
    ToleranceDue,

    /// <summary><see cref="RemindOfWindow"/>; the epoch is how many working days before the end.</summary>
    WindowReminder,
}

/// <summary>The timers that must exist for a case. The store makes its rows equal to this at every commit, so no verb ever forgets one.</summary>
public static class DueTimers
{
    /// <summary>All timers, clocks first, in the order of the file. A fired timer has changed the file so that it no longer stands here.</summary>
    public static IReadOnlyList<DueTimer> Of(CaseFile file) =>
    [
        .. file.Clocks.Where(IsWatched).Select(c => new DueTimer(c.Id.ToString(), TimerPurpose.ClockDue, c.Epoch, c.Due!.Instant)),
        .. file.Supplements.Where(s => s is { State: SupplementState.Sent, DueOn: not null }).Select(Of),
        .. file.Deregistration?.Window is { ClosedAt: null } window ? window.Reminders.Where(r => r.SentAt is null).Select(r => Of(window, r)) : [],
    ];

    /// <summary>The command that a fired timer asks for, for the system to decide.</summary>
    public static CaseCommand CommandOf(CaseNo no, DueTimer timer)
    {
        var subject = Guid.ParseExact(timer.Subject, "D");
        return timer.Purpose switch
        {
            TimerPurpose.ClockDue => new ClockDue(no, new ClockId(subject)),
            TimerPurpose.SupplementDue => new SupplementDue(no, new SupplementId(subject)),
            TimerPurpose.ToleranceDue => new ToleranceDue(no, new SupplementId(subject)),
            TimerPurpose.WindowReminder => new RemindOfWindow(no, timer.Epoch),
            _ => throw new ArgumentOutOfRangeException(nameof(timer), timer.Purpose, "No such purpose."),
        };
    }

    /// <summary>True while the end of the clock is still to come, or has moved behind the lateness that was noted.</summary>
    internal static bool IsWatched(Clock clock) => clock is { EndedAt: null, Due: { } due } && (clock.LateSince is not { } late || late < due.Instant);

    private static DueTimer Of(ApplicationWindow window, WindowReminderDay reminder) =>
        new(window.Clock.ToString("D", CultureInfo.InvariantCulture), TimerPurpose.WindowReminder, reminder.WorkingDays, reminder.At);

    // The last day to answer ends at 24:00. Its number serves as epoch: it changes exactly when the day does.
    private static DueTimer Of(Supplement supplement)
    {
        var last = supplement.DueOn!.Value; // Only sent ones with a day come here.
        var purpose = supplement.Phase == SupplementPhase.Tolerance ? TimerPurpose.ToleranceDue : TimerPurpose.SupplementDue;
        return new(supplement.Id.Value.ToString("D", CultureInfo.InvariantCulture), purpose, last.DayNumber, OfficeTime.EndOf(last));
    }
}
