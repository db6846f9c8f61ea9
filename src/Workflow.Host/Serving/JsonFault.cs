using System.Text.Json;

namespace Workflow.Host.Serving;

/// <summary>A fault inside a value that is read whole. The serializer says where that value stands; this says where in it the fault is.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="within">JSON pointer from the value, e.g. <c>/siteArea</c>; empty for the value itself.</param>
internal sealed class JsonFault(string message, string within) : JsonException(message)
{
    public string Within => within;
}
