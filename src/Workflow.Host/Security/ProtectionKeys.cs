using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Keys;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Security;

/// <summary>The keys that protect cookies and tokens, in the store: a restart signs nobody out, and what one node gave out another accepts. Each is sealed with a key of the master key.</summary>
internal sealed class ProtectionKeys(WorkflowStore store) : IXmlRepository
{
    private readonly byte[] _sealing = store.DeriveKey("data-protection");
    private int _seen;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = store.Db();
        var rows = db.DataProtectionKeys.AsNoTracking().OrderBy(row => row.Number).ToList();
        Volatile.Write(ref _seen, rows.Count);
        return rows.ConvertAll(row => XElement.Parse(Encoding.UTF8.GetString(Sealing.Open(_sealing, row.Nonce, row.Cipher, row.Name))));
    }

    /// <remarks>A key is made because none of those seen will do. One that has come since will: of two nodes that start together on a new store the slower drops its key, reads again,
    /// and both sign with the same from the first cookie on.</remarks>
    public void StoreElement(XElement element, string friendlyName)
    {
        var nonce = Sealing.NewNonce();
        var text = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        var row = new DataProtectionKeyRow { Number = Volatile.Read(ref _seen) + 1, Name = friendlyName, Nonce = nonce, Cipher = Sealing.Seal(_sealing, nonce, text, friendlyName) };
        using var db = store.Db();
        db.DataProtectionKeys.Add(row);
        try
        {
            db.SaveChanges();
        }
        catch (DbUpdateException) when (IsTaken(row.Number))
        {
            // Not an error: see above.
        }
    }

    private bool IsTaken(int number)
    {
        using var db = store.Db();
        return db.DataProtectionKeys.Any(row => row.Number == number);
    }
}
