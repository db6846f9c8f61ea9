namespace Workflow.Approvals.Documents;

/// <summary>The code on a document that leads to the progress of its case, drawn already: the renderer only puts it in its place.</summary>
/// <param name="Address">Where it leads; printed under it.</param>
/// <param name="Modules">Side of the square in modules, the quiet border included.</param>
/// <param name="Path">The dark modules as the data of an SVG path to be stroked one unit wide, one unit a module.</param>
public sealed record TrackingMark(string Address, int Modules, string Path);
