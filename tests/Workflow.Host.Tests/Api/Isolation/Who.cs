namespace Workflow.Host.Tests.Api.Isolation;

/// <summary>An account of the office as the matrix knows it.</summary>
/// <param name="Account">Its name.</param>
/// <param name="Role">Its role, as rows name it.</param>
/// <param name="Home">It sees the cases of the office's division.</param>
/// <param name="Elsewhere">It sees the case of the other division.</param>
internal sealed record Who(string Account, string Role, bool Home, bool Elsewhere = false)
{
    /// <summary>Everybody: those who have to do with the office's cases, those who do not, and those who see no case at all.</summary>
    public static IReadOnlyList<Who> All { get; } =
    [
        new("handler", "applicant", Home: true),
        new("clerk", "clerk", Home: true),
        new("reviewer", "reviewer", Home: true),
        new("head", "head", Home: true, Elsewhere: true),
        new("supervisor", "supervisor", Home: true),
        new("administrator", "administrator", Home: true, Elsewhere: true),
        new("administrator-of-division", "division-administrator", Home: true),
        new("designer", "designer", Home: false),
        new("stranger", "applicant", Home: false, Elsewhere: true),
        new("handler-of-old", "applicant", Home: false),
        new("clerk-elsewhere", "clerk", Home: false, Elsewhere: true),
        new("reviewer-elsewhere", "reviewer", Home: false, Elsewhere: true),
        new("reviewer-of-others", "reviewer", Home: false),
        new("supervisor-elsewhere", "supervisor", Home: false, Elsewhere: true),
    ];
}
