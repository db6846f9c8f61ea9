using Workflow.Approvals.Cases;
using Workflow.Approvals.Licences;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Licences;

/// <summary>Licences as rows and back, for what EF reads and writes.</summary>
internal static class LicenceRows
{
    public static LicenceRow Of(Licence licence)
    {
        var content = licence.Content;
        return new()
        {
            Id = licence.Id.Value, Kind = licence.Kind, Holder = licence.Holder.Value, Number = licence.Number, Department = licence.Department, Region = licence.Region,
            IssuedOn = licence.IssuedOn, ValidFrom = licence.ValidFrom, ValidTo = licence.ValidTo, Status = licence.Status, Version = licence.Version,
            Identifier = licence.Identifier, HolderName = content.HolderName, Address = content.Address, Scope = content.Scope, ResponsiblePerson = content.ResponsiblePerson,
            Act = licence.Act, Reason = licence.Reason, CaseNo = licence.Case?.Value, Revision = licence.Revision, ChangedAt = licence.ChangedAt,
        };
    }

    /// <summary>The line of history of the last act.</summary>
    public static LicenceVersionRow VersionOf(Licence licence)
    {
        var content = licence.Content;
        return new()
        {
            LicenceId = licence.Id.Value, Revision = licence.Revision, Version = licence.Version, Act = licence.Act, Status = licence.Status, Number = licence.Number,
            IssuedOn = licence.IssuedOn, ValidFrom = licence.ValidFrom, ValidTo = licence.ValidTo, Identifier = licence.Identifier, HolderName = content.HolderName,
            Address = content.Address, Scope = content.Scope, ResponsiblePerson = content.ResponsiblePerson, Reason = licence.Reason, CaseNo = licence.Case?.Value,
            ChangedAt = licence.ChangedAt,
        };
    }

    public static Licence Read(LicenceRow row) => new()
    {
        Id = new(row.Id), Kind = row.Kind, Holder = new(row.Holder), Number = row.Number, Department = row.Department, Region = row.Region, IssuedOn = row.IssuedOn,
        ValidFrom = row.ValidFrom, ValidTo = row.ValidTo, Status = row.Status, Version = row.Version, Identifier = row.Identifier,
        Content = new(row.HolderName, row.Address, row.Scope, row.ResponsiblePerson), Act = row.Act, Reason = row.Reason,
        Case = row.CaseNo is { } no ? new CaseNo(no) : null, Revision = row.Revision, ChangedAt = row.ChangedAt,
    };

    /// <summary>Puts what an act changed into the row.</summary>
    public static void Put(this LicenceRow row, Licence licence)
    {
        var content = licence.Content;
        (row.Number, row.IssuedOn, row.ValidFrom, row.ValidTo, row.Status) = (licence.Number, licence.IssuedOn, licence.ValidFrom, licence.ValidTo, licence.Status);
        (row.Version, row.Identifier, row.Act, row.Reason, row.CaseNo) = (licence.Version, licence.Identifier, licence.Act, licence.Reason, licence.Case?.Value);
        (row.HolderName, row.Address, row.Scope, row.ResponsiblePerson) = (content.HolderName, content.Address, content.Scope, content.ResponsiblePerson);
        (row.Revision, row.ChangedAt) = (licence.Revision, licence.ChangedAt);
    }
}
