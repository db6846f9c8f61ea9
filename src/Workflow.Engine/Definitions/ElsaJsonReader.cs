using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Engine.Activities;

namespace Workflow.Engine.Definitions;

/// <summary>Reads Elsa-3 definition JSON: the current shape and every older one. Never throws for what a document holds.</summary>
/// <remarks>The definition's <see cref="WorkflowDefinition.Source"/> is the document in the current shape, with all members nobody knows.
/// Codes: <c>json.malformed</c>, <c>json.too-deep</c>, <c>json.duplicate-member</c>, <c>definition.*</c>, <c>activity.*</c>, <c>connection.*</c>, <c>input.*</c>, <c>variable.*</c>.</remarks>
public sealed partial class ElsaJsonReader
{
    private const int MaxProblems = 100;

    private readonly ReadLimits _limits;
    private readonly ActivityCatalogue _catalogue;
    private readonly List<Problem> _problems = [];
    private bool _isRefused;

    private ElsaJsonReader(ReadLimits limits, ActivityCatalogue catalogue)
    {
        _limits = limits;
        _catalogue = catalogue;
    }

    /// <summary>Reads a document as UTF-8 bytes, with or without byte order mark.</summary>
    /// <param name="utf8">The whole document.</param>
    /// <param name="limits">Size limits; null for <see cref="ReadLimits.Default"/>.</param>
    /// <param name="catalogue">Tells inputs, outputs and ports apart where the shape alone does not; null for <see cref="ActivityCatalogue.Elsa"/>. Types outside it read by shape.</param>
    public static ReadResult Read(ReadOnlySpan<byte> utf8, ReadLimits? limits = null, ActivityCatalogue? catalogue = null)
    {
        var reader = new ElsaJsonReader(limits ?? ReadLimits.Default, catalogue ?? ActivityCatalogue.Elsa);
        var definition = reader.Document(utf8);
        return definition is not null && !reader._isRefused
            ? new ReadResult.Read(definition, reader._problems)
            : new ReadResult.Refused(reader._problems);
    }

    /// <summary>Reads a document as text.</summary>
    /// <param name="json">The whole document.</param>
    /// <param name="limits">As in the other overload.</param>
    /// <param name="catalogue">As in the other overload.</param>
    public static ReadResult Read(string json, ReadLimits? limits = null, ActivityCatalogue? catalogue = null)
    {
        var bytes = JsonTree.Bytes(json);
        return bytes is null
            ? new ReadResult.Refused([Problem.Error("json.malformed", "$", "The text holds half of a surrogate pair.")])
            : Read(bytes, limits, catalogue);
    }

    private WorkflowDefinition? Document(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > _limits.MaxBytes)
        {
            Refuse("definition.too-large", JsonPlace.Document, $"The document has {utf8.Length} bytes; at most {_limits.MaxBytes} are read.", ("bytes", Number(utf8.Length)), ("limit", Number(_limits.MaxBytes)));
            return null;
        }

        var tree = JsonTree.Parse(utf8, JsonTree.DefaultDepth, out var failure);
        if (failure is not null)
        {
            _isRefused = true;
            _problems.Add(Problem.Error(failure.Code, failure.Path, failure.Message));
            return null;
        }

        if (tree is not JsonObject document)
        {
            Refuse("definition.not-an-object", JsonPlace.Document, "The document is not a JSON object.");
            return null;
        }

        OlderShapes.Camelise(document, IsTopLevelMember);
        OlderShapes.CopyUsableAsActivity(document);
        return Definition(document);
    }

    private WorkflowDefinition? Definition(JsonObject document)
    {
        var id = OlderShapes.Text(document["id"]);
        var definitionId = OlderShapes.Text(document["definitionId"]) ?? id;
        if (string.IsNullOrWhiteSpace(definitionId))
        {
            Refuse("definition.id-missing", JsonPlace.Document["definitionId"], "The definition has neither definitionId nor id.");
        }

        var version = VersionOf(document["version"], JsonPlace.Document["version"], whenAbsent: 1);
        version = version == 0 ? 1 : version;
        if (document["root"] is not JsonObject rootSource)
        {
            Refuse("definition.root-missing", JsonPlace.Document["root"], "The definition has no root activity.");
            return null;
        }

        var root = Activity(rootSource, "Workflow1", JsonPlace.Document["root"], depth: 1, position: 0);
        if (root is null || _isRefused)
        {
            return null;
        }

        return new WorkflowDefinition
        {
            VersionId = id ?? string.Create(CultureInfo.InvariantCulture, $"{definitionId}:{version}"),
            DefinitionId = definitionId!,
            Version = version,
            Name = OlderShapes.Text(document["name"]),
            Variables = Variables(document, JsonPlace.Document),
            Inputs = Arguments(document, "inputs"),
            Outputs = Arguments(document, "outputs"),
            Outcomes = Texts(document, "outcomes"),
            Options = Options(document),
            Root = root,
            Source = document,
        };
    }

    private static bool IsTopLevelMember(string name) =>
        name is "id" or "definitionId" or "tenantId" or "name" or "description" or "createdAt" or "version" or "toolVersion" or "variables" or "inputs"
            or "outputs" or "outcomes" or "customProperties" or "isReadonly" or "isSystem" or "isLatest" or "isPublished" or "options" or "usableAsActivity" or "root";

    private WorkflowOptions Options(JsonObject document)
    {
        if (document["options"] is not JsonObject options)
        {
            return new WorkflowOptions(null, IncidentStrategy.Fault, UsableAsActivity: false, AutoUpdateConsumingWorkflows: false, null);
        }

        OlderShapes.Camelise(options, static name => name is "activationStrategyType" or "usableAsActivity" or "autoUpdateConsumingWorkflows"
            or "activityCategory" or "incidentStrategyType" or "commitStrategyName");
        return new WorkflowOptions(
            SimpleName(OlderShapes.Text(options["activationStrategyType"])),
            Incidents(SimpleName(OlderShapes.Text(options["incidentStrategyType"]))),
            OlderShapes.Flag(options["usableAsActivity"]) ?? false,
            OlderShapes.Flag(options["autoUpdateConsumingWorkflows"]) ?? false,
            OlderShapes.Text(options["activityCategory"]));
    }

    private IncidentStrategy Incidents(string? name)
    {
        switch (name)
        {
            case null or "Fault" or "FaultStrategy":
                return IncidentStrategy.Fault;
            case "ContinueWithIncidents" or "ContinueWithIncidentsStrategy":
                return IncidentStrategy.ContinueWithIncidents;
            default:
                Warn("definition.incident-strategy-unknown", JsonPlace.Document["options"]["incidentStrategyType"], $"The incident strategy {Problem.Clip(name)} is not known; a fault ends the instance.", ("strategy", Problem.Clip(name)));
                return IncidentStrategy.Fault;
        }
    }

    /// <summary>The class name inside a CLR name: <c>A.B.FaultStrategy, A</c> is <c>FaultStrategy</c>.</summary>
    internal static string? SimpleName(string? typeName)
    {
        if (string.IsNullOrWhiteSpace(typeName))
        {
            return null;
        }

        var name = typeName.Split(',', 2)[0].Trim();
        return name[(name.LastIndexOf('.') + 1)..];
    }

    private int VersionOf(JsonNode? node, JsonPlace place, int whenAbsent)
    {
        if (node is null)
        {
            return whenAbsent;
        }

        var text = node is JsonValue ? OlderShapes.Text(node) ?? node.ToJsonString() : null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return version;
        }

        Refuse("definition.version-invalid", place, "A version is a whole number from 0 on.");
        return whenAbsent;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void Refuse(string code, JsonPlace place, string message, params ReadOnlySpan<(string Name, string Value)> values)
    {
        _isRefused = true;
        if (_problems.Count < MaxProblems)
        {
            _problems.Add(Problem.Error(code, place.ToString(), message, values));
        }
    }

    private void Warn(string code, JsonPlace place, string message, params ReadOnlySpan<(string Name, string Value)> values)
    {
        if (_problems.Count < MaxProblems)
        {
            _problems.Add(Problem.Warning(code, place.ToString(), message, values));
        }
    }
}
