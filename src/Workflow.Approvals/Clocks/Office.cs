namespace Workflow.Approvals.Clocks;

/// <summary>What a due date is computed on: the calendar in force and the hours of the hall.</summary>
public sealed record Office(WorkingCalendar Calendar, OfficeHours Hours);
