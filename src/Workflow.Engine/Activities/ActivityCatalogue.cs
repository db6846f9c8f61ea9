using Workflow.Engine.Definitions;

namespace Workflow.Engine.Activities;

/// <summary>The activities that exist, by type and version. Immutable; looking one up allocates nothing.</summary>
public sealed partial class ActivityCatalogue
{
    // Versions of one type, rising. Ordered, so that listing the catalogue prints the same on every machine.
    private readonly OrderedDictionary<string, ActivityDescriptor[]> _versions;

    private ActivityCatalogue(OrderedDictionary<string, ActivityDescriptor[]> versions) => _versions = versions;

    /// <summary>Every version of every type, in the order declared.</summary>
    public IEnumerable<ActivityDescriptor> All
    {
        get
        {
            foreach (var (_, versions) in _versions)
            {
                foreach (var descriptor in versions)
                {
                    yield return descriptor;
                }
            }
        }
    }

    /// <summary>The descriptor of a type.</summary>
    /// <param name="type">Full name; case matters.</param>
    /// <param name="version">Version of the type; 0 means the latest.</param>
    /// <returns>That version; the latest when the version is not known; null when the type is not known.</returns>
    public ActivityDescriptor? Find(string type, int version = 0)
    {
        if (!_versions.TryGetValue(type, out var versions))
        {
            return null;
        }

        foreach (var descriptor in versions)
        {
            if (descriptor.Version == version)
            {
                return descriptor;
            }
        }

        return versions[^1];
    }

    /// <summary>One version of a workflow used as an activity, whatever its type.</summary>
    /// <param name="versionId">Id of the version.</param>
    /// <param name="definitionId">Id of its definition; null when only the version is named.</param>
    public ActivityDescriptor? OfVersion(string versionId, string? definitionId) =>
        All.LastOrDefault(descriptor => descriptor.Workflow is { } workflow && workflow.VersionId == versionId && (definitionId is null || workflow.DefinitionId == definitionId));

    /// <summary>The latest version of a workflow used as an activity, whatever its type.</summary>
    /// <param name="definitionId">Id of the definition.</param>
    public ActivityDescriptor? OfDefinition(string definitionId) => All.Where(descriptor => descriptor.Workflow?.DefinitionId == definitionId).MaxBy(descriptor => descriptor.Version);

    /// <summary>This catalogue and the definitions that may be used as activities; of one name and version the last.</summary>
    public ActivityCatalogue WithWorkflows(IEnumerable<WorkflowDefinition> definitions)
    {
        var described = new OrderedDictionary<(string, int), ActivityDescriptor>();
        foreach (var descriptor in definitions.Select(WorkflowActivity.Describe).OfType<ActivityDescriptor>().Where(descriptor => Find(descriptor.Type) is null))
        {
            described[(descriptor.Type, descriptor.Version)] = descriptor;
        }

        return With(described.Values);
    }

    /// <summary>This catalogue and more: the work activities of an application, or a newer version of a type.</summary>
    /// <exception cref="ArgumentException">A type is declared twice in the same version: one of the two would never run.</exception>
    public ActivityCatalogue With(IEnumerable<ActivityDescriptor> descriptors)
    {
        var versions = new OrderedDictionary<string, ActivityDescriptor[]>(_versions, StringComparer.Ordinal);
        foreach (var descriptor in descriptors)
        {
            var known = versions.TryGetValue(descriptor.Type, out var before) ? before : [];
            if (known.Any(d => d.Version == descriptor.Version))
            {
                throw new ArgumentException($"Activity {descriptor.Type} version {descriptor.Version} is declared twice.", nameof(descriptors));
            }

            versions[descriptor.Type] = [.. known.Append(descriptor).OrderBy(d => d.Version)];
        }

        return new ActivityCatalogue(versions);
    }
}
