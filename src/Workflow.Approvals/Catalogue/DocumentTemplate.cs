using Workflow.Approvals.Documents;

namespace Workflow.Approvals.Catalogue;

/// <summary>Text of a document kind. Both languages' titles; the body is HTML with <c>{{name}}</c> marks of <see cref="TemplateMarks.Known"/>.</summary>
/// <param name="NumberWord">The word between department and year in its number, e.g. 受.</param>
public sealed record DocumentTemplate(DocumentKind Kind, int Version, string Title, string TitleEn, string NumberWord, string Body);
