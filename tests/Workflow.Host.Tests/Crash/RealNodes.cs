namespace Workflow.Host.Tests.Crash;

/// <summary>Tests that start the program several times over: one after the other, or they would only measure how busy the machine is.</summary>
[CollectionDefinition(Name)]
public sealed class RealNodes
{
    public const string Name = "real nodes";
}
