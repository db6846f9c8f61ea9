namespace Workflow.Host.Api.Sessions;

/// <summary>Who wants in.</summary>
internal sealed record Credentials(string UserName, string Password);
