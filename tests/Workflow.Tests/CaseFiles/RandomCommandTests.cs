using System.Globalization;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Xunit.Abstractions;
using static Workflow.Tests.CaseFiles.CaseScenario;

namespace Workflow.Tests.CaseFiles;

public sealed class RandomCommandTests(ITestOutputHelper output)
{
    private const int Cases = 150;
    private const int CommandsEach = 60;

    private static readonly LegalBasis Art45 = new(LegalBasis.LicensingLaw, "45", VerifiedOn: null);
    private static readonly string[] Departments = ["natural-resources", "ecology", "water", "housing"];
    private static readonly string[] Codes = ["land-contract", "red-line", "eia-report", "soil-plan", "scheme", "drawings", "nonsense"];

    [Fact]
    public void Whatever_is_asked_a_case_stays_whole()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("WORKFLOW_SEED") ?? "20260302", CultureInfo.InvariantCulture);
        output.WriteLine($"WORKFLOW_SEED={seed}");
        var random = new Random(seed);
        var taken = 0;
        var closed = 0;

        for (var i = 0; i < Cases; i++)
        {
            var scenario = Opened(mayRefile: random.Next(2) == 0, toleranceOutcome: random.Next(2) == 0 ? "refused" : "deemed-withdrawn");
            var history = new List<string>();
            for (var j = 0; j < CommandsEach; j++)
            {
                scenario.At(scenario.Now.AddMinutes(random.Next(5) == 0 ? random.Next(6000) : random.Next(90)));
                var (actor, command) = Any(scenario, random);
                var audits = scenario.Audit.Count();
                var changes = scenario.Changes.Count;
                var refusal = scenario.Try(actor, command);
                history.Add($"{scenario.Now:O} {actor.Account} {command} {refusal?.Code ?? "ok"}");
                var story = $"seed {seed}, case {i}:\n{string.Join('\n', history)}\n";

                taken += refusal is null ? 1 : 0;
                (scenario.Audit.Count() > audits).Should().Be(refusal is null, story);
                (scenario.Changes.Count == changes).Should().Be(refusal is not null, story);
                HoldTogether(scenario, story);
                scenario.Documents.Where(d => Issuing.CommonValues.Concat(Issuing.ValuesOf(d.Kind)).Any(name => d.Values[name] is null)).Should().BeEmpty(story);
            }

            closed += scenario.File.Case.IsClosed ? 1 : 0;
        }

        output.WriteLine($"{taken} commands taken, {closed} of {Cases} cases closed");
        taken.Should().BeGreaterThan(Cases * 5, "a test in which everything is refused proves nothing");
        closed.Should().BeInRange(Cases / 10, Cases);
    }

    private static void HoldTogether(CaseScenario scenario, string story)
    {
        var file = scenario.File;
        var timers = DueTimers.Of(file);
        var running = file.Clocks.Where(c => c.EndedAt is null).ToList();

        Every(file.Tasks.Where(t => t.IsOpen), t => t.Bookmark is not null && scenario.Flow.Waiting.ContainsKey(t.Bookmark), "an open task has its step");
        Every(file.Tasks.Where(t => !t.IsOpen), t => t.Bookmark is null && t.CompletedAt is not null, "an ended task has none");
        Every(running.Where(c => c is { Due: not null, LateSince: null }), c => timers.Any(t => t.Subject == c.Id.ToString() && t.DueAt == c.Due!.Instant), "a running clock has a timer");
        Every(timers, t => running.Exists(c => c.Id.ToString() == t.Subject) || file.Supplements.Any(s => Id(s.Id.Value) == t.Subject && s.State == SupplementState.Sent), "a timer has its subject");
        Every(running.Where(c => c.Scope == ClockScope.Task), c => file.Tasks.Any(t => t.IsOpen && Id(t.Id.Value) == c.OwnerId), "a running clock of a task has an open task");
        Every(file.Tasks.Where(t => t.IsOpen && t.Kind != TaskKind.Intake), t => running.Exists(c => c.OwnerId == Id(t.Id.Value)), "an open task has a running clock");
        timers.Select(t => (t.Subject, t.Purpose, t.Epoch)).Distinct().Count().Should().Be(timers.Count, story);
        (file.Case.IsClosed ? timers.Count + scenario.Flow.Waiting.Count + running.Count : 0).Should().Be(0, story);
        (file.Case.IsClosed || scenario.Flow.Waiting.Count > 0).Should().BeTrue(story);
        List<Guid> ids = [.. file.Tasks.Select(t => t.Id.Value), .. file.Clocks.Select(c => c.Id.Value), .. file.Supplements.Select(s => s.Id.Value)];
        ids.Distinct().Count().Should().Be(ids.Count, story);

        void Every<T>(IEnumerable<T> rows, Func<T, bool> holds, string claim) => rows.FirstOrDefault(row => !holds(row)).Should().Be(default(T), "{0}: {1}", claim, story);

        static string Id(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);
    }

    private static (Actor Actor, CaseCommand Command) Any(CaseScenario scenario, Random random)
    {
        var file = scenario.File;
        var stage = file.Stages.Count > 1 && random.Next(10) > 0 ? "construction" : "planning";
        var task = file.Tasks.Count == 0 ? new TaskId(default) : Pick(random, file.Tasks).Id;
        var openTasks = file.Tasks.Where(t => t.IsOpen).ToList();
        var open = openTasks.Count == 0 || random.Next(8) == 0 ? task : Pick(random, openTasks).Id;
        var department = file.Tasks.FirstOrDefault(t => t.Id == open)?.Department ?? Pick(random, Departments);
        var official = random.Next(3) == 0 ? Head(department) : Reviewer(department, $"r{random.Next(4)}");
        var lead = Head(stage == "planning" ? "natural-resources" : "housing");
        var supplement = file.Supplements.Count == 0 ? new SupplementId(default) : Pick(random, file.Supplements).Id;
        var owner = random.Next(3) == 0 ? ClockOwner.Of(stage) : ClockOwner.Of(open);
        var kind = random.Next(2) == 0 ? ClockKind.Statutory : ClockKind.Promised;
        var timers = DueTimers.Of(file);
        List<FiledMaterial> some = [.. Codes.Where(_ => random.Next(3) == 0).Select(c => new FiledMaterial(c, "sha"))];
        return random.Next(26) switch
        {
            0 or 1 when stage == "planning" => (Applicant, new FileStage(No, stage, Form(), [.. AllMaterials().Where(_ => random.Next(10) > 0)])),
            0 or 1 => (Applicant, new FileStage(No, stage, new() { ["projectName"] = "x" }, [new("drawings", "sha")])),
            2 or 3 => (Clerk, new AcceptStage(No, stage, [.. MissingOf(file).Select(code => new ToleratedMaterial(code, OfficeTime.DayOf(scenario.Now).AddDays(9)))])),
            4 => (Clerk, new RequestSupplement(No, stage, [.. OneTimeNotice.Propose(file, stage, scenario.Context(Clerk))], "原因")),
            5 when random.Next(4) == 0 => (Clerk, new RefuseAcceptance(No, stage, "x")),
            5 or 6 => (Applicant, new AnswerSupplement(No, supplement, Form: null, some)),
            7 => (Applicant, new AnswerCorrection(No, open, new() { ["projectName"] = "y" }, [])),
            8 => (Applicant, new HandInTolerated(No, stage, [.. ToleratedOf(file).Select(c => new FiledMaterial(c, "sha"))])),
            9 when random.Next(12) == 0 => (Applicant, new Withdraw(No, "x")),
            9 or 10 => (official, new ClaimTask(No, open)),
            11 => (official, new ReleaseTask(No, open)),
            12 => (official, new DelegateTask(No, open, $"{department}-r{random.Next(4)}")),
            13 => (official, new StopClock(No, owner, kind, Pick(random, Enum.GetValues<StopGround>()), Art45, OfficeTime.DayOf(scenario.Now), random.Next(2) == 0 ? null : OfficeTime.DayOf(scenario.Now).AddDays(random.Next(9)))),
            14 => (official, new ResumeClock(No, owner, kind)),
            15 => (Head(department), new ExtendClock(No, owner, kind, LimitLength.WorkingDays(5), Art45, "x")),
            16 => (official, new AddSupplementItem(No, stage, MaterialCode: null, "x")),
            17 => (lead, new SendSupplement(No, stage)),
            18 => (lead, new EndStage(No, stage, "x")),
            19 => (lead, new DecideLead(No, stage, random.Next(2) == 0, "x")),
            20 or 21 when timers.Count > 0 => (Actor.System, DueTimers.CommandOf(No, Pick(random, timers))),
            _ => (official, new CompleteTask(No, open, random.Next(8) switch { 0 => Verdict.Return, 1 => Verdict.Refuse, _ => Verdict.Grant }, "x", random.Next(2) == 0)),
        };
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static List<string> MissingOf(CaseFile file) => [.. file.Materials.Where(m => m.State == MaterialState.Missing).Select(m => m.Code)];

    private static List<string> ToleratedOf(CaseFile file) => [.. file.Materials.Where(m => m.State == MaterialState.Tolerated).Select(m => m.Code)];
}
