using System.Text;
using Microsoft.Playwright;

namespace Workflow.Browser.Tests;

/// <summary>Files people hand in.</summary>
internal static class Papers
{
    /// <summary>A small PDF with a name of its own.</summary>
    public static FilePayload Pdf(string name) => new()
    {
        Name = $"{name}.pdf",
        MimeType = "application/pdf",
        Buffer = Encoding.ASCII.GetBytes($"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%{Convert.ToHexString(Encoding.UTF8.GetBytes(name))}\n%%EOF\n"),
    };
}
