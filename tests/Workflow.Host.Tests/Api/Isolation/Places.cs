using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Joint;
using Workflow.Approvals.Licences;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Tasks;
using Workflow.Host.Security;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Tests.Api.Isolation;

/// <summary>What goes into the places of an address: things of one fresh case with the departments.</summary>
internal sealed class Places
{
    /// <summary>A number that no case has.</summary>
    public const string UnknownCase = "330402202603020001000999X";

    private static readonly ConcurrentDictionary<ServedOffice, Task<Places>> Kept = new();

    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal)
    {
        ["no"] = UnknownCase, ["tasks/id"] = Guid.Empty.ToString(), ["notices/id"] = Guid.Empty.ToString(), ["parties/id"] = Guid.Empty.ToString(),
        ["meetings/id"] = Guid.Empty.ToString(), ["licences/id"] = Guid.Empty.ToString(), ["accounts/id"] = "nobody", ["projects/code"] = "2602-330402-04-01-999999",
    };

    private readonly Dictionary<string, string> _filled = new(StringComparer.Ordinal);

    /// <summary>Number of the case.</summary>
    public string Case => _filled["no"];

    /// <summary>Hash of a file of the case.</summary>
    public string Attachment => this["attachments/sha256"];

    /// <summary>What goes into a place.</summary>
    public string this[string place] => _filled[place];

    /// <summary>Of the same case each time, for tests that change nothing on it.</summary>
    public static Task<Places> OfAsync(ServedOffice office) => Kept.GetOrAdd(office, OfFreshCaseAsync);

    public static async Task<Places> OfFreshCaseAsync(ServedOffice office)
    {
        var no = await office.CaseInDepartmentsAsync();
        await using var db = office.Store.Db();
        var task = await db.ReviewTasks.Where(row => row.CaseNo == no && row.Department == "natural-resources" && row.State == TaskState.Open).OrderBy(row => row.Id).FirstAsync();
        var places = new Places();
        places._filled["no"] = no;
        places._filled["stage"] = "planning-permit";
        places._filled["tasks/id"] = task.Id.ToString();
        places._filled["documents/id"] = (await db.Documents.Where(row => row.CaseNo == no).OrderBy(row => row.Id).FirstAsync()).Id.ToString();
        places._filled["supplements/id"] = (await db.Supplements.Where(row => row.CaseNo == no && row.Phase == SupplementPhase.BeforeAcceptance).OrderBy(row => row.Id).FirstAsync()).Id.ToString();
        places._filled["notices/id"] = (await db.Notices.Where(row => row.CaseNo == no && row.Party != null).OrderBy(row => row.Id).FirstAsync()).Id.ToString();
        var project = office.Setting.Projects[0];
        places._filled["parties/id"] = project.Party.Id.Value.ToString();
        places._filled["licences/id"] = (await LicenceAsync(office, project.Party, ServedOffice.Region)).ToString();
        var foreign = PartyRegistration.Organisation(new(Guid.NewGuid()), PartyKind.Enterprise, "外区企业", ServedOffice.Elsewhere, creditCode: null, confirmed: true).Value;
        await office.Store.Parties.AddAsync(foreign, CancellationToken.None);
        await LicenceAsync(office, foreign, ServedOffice.Elsewhere);
        places._filled["mandates/mandateId"] = (await db.Mandates.Where(row => row.PartyId == project.Party.Id.Value && row.Account == "handler-of-old").Select(row => row.Id).FirstAsync()).ToString();
        places._filled["projects/code"] = project.Project.Code.Value;
        places._filled["accounts/id"] = await AccountAsync(office);
        places._filled["meetings/id"] = (await MeetingAsync(office)).ToString();
        places._filled["issues/id"] = Guid.Empty.ToString();
        places._filled["dead-letters/id"] = "999999999";
        places._filled["incidents/id"] = "999999999:9";
        places._filled["flow-tasks/id"] = "999999999:9";
        places._filled["definitions/id"] = "no-such-flow";
        places._filled["versions/version"] = "1";
        places._filled["migrations/id"] = Guid.Empty.ToString();
        places._filled["commitments/id"] = Guid.Empty.ToString();
        places._filled["decisions/id"] = Guid.Empty.ToString();
        places._filled["scenarios/code"] = "seal-filing";
        places._filled["code"] = "0";
        using var handler = await office.SignedInAsync("handler");
        places._filled["attachments/sha256"] = (await Files.TakenAsync(handler, no, Files.Pdf())).GetProperty("sha256").GetString()!;
        return places;
    }

    /// <summary>The address of an operation.</summary>
    public string Address(ApiOperation operation) => operation.Address(Filled);

    /// <summary>The same address of something that does not exist.</summary>
    public string Unknown(ApiOperation operation)
    {
        var first = First(operation);
        return operation.Address((before, name) => Key(before, name) == first ? Nothing[first] : Filled(before, name));
    }

    /// <summary>An answer about something unknown, as it would read about this.</summary>
    public string AsKnown(string answer, ApiOperation operation) => answer.Replace(Nothing[First(operation)], _filled[First(operation)], StringComparison.Ordinal);

    private string First(ApiOperation operation)
    {
        string? first = null;
        operation.Address((before, name) => first ??= Key(before, name));
        return first ?? throw new InvalidOperationException($"{operation.Id} has no place.");
    }

    private string Key(string before, string name) => _filled.ContainsKey($"{before}/{name}") ? $"{before}/{name}" : name;

    // Issued by the department that the case is with, to the applicant of the case.
    private static async Task<Guid> LicenceAsync(ServedOffice office, Party holder, string region)
    {
        var terms = new LicenceTerms("LK25", $"C330402{Guid.NewGuid():N}"[..20].ToUpperInvariant(), "natural-resources", region, new(2025, 1, 6), new(2025, 1, 6), new(2028, 1, 5));
        var licence = LicenceRegistration.Enter(new(Guid.NewGuid()), terms, holder, LicenceAct.Registered, @case: null, office.Setting.Versions.Catalogue, new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero)).Value;
        await office.Store.Licences.AddAsync(licence, [], CancellationToken.None);
        return licence.Id.Value;
    }

    // One that nobody signs in with, so that its password may change.
    private static async Task<string> AccountAsync(ServedOffice office)
    {
        var name = $"spare-{Guid.NewGuid():N}";
        await new Accounts(office.Store).CreateAsync(new(name[..20], "备用审批人", ActorRole.Reviewer) { Department = "natural-resources", Region = ServedOffice.Region }, CancellationToken.None);
        return name[..20];
    }

    // A meeting of the department whose task stands in the address.
    private static async Task<Guid> MeetingAsync(ServedOffice office)
    {
        await using var db = office.Store.Db();
        var meeting = new MeetingRow
        {
            Id = Guid.NewGuid(), Department = "natural-resources", Region = ServedOffice.Region, Title = "联审会议", BeginsAt = DateTimeOffset.UnixEpoch, Place = "会议室",
            State = MeetingState.Open, Items = 0, Version = 1, Present = "[]", CalledAt = DateTimeOffset.UnixEpoch,
        };
        db.Meetings.Add(meeting);
        await db.SaveChangesAsync();
        return meeting.Id;
    }

    private string Filled(string before, string name) =>
        _filled.GetValueOrDefault(Key(before, name)) ?? throw new InvalidOperationException($"Say in {nameof(Places)} what goes into {before}/{{{name}}}.");
}
