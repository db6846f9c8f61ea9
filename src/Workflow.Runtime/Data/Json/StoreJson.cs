using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Workflow.Approvals.Joint;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.Materials;
using Workflow.Approvals.PublicNotices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Runtime.Data.Json;

/// <summary>The small JSON documents inside rows. Chinese stays readable; names and enum members are written as in code.</summary>
internal static class StoreJson
{
    private static readonly StoreJsonContext Types = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter<MatterOutcome>(), new JsonStringEnumConverter<SignOffRole>(), new JsonStringEnumConverter<DeregistrationRoute>(),
            new JsonStringEnumConverter<FoundLicenceState>(), new JsonStringEnumConverter<ObjectionGround>(),
        },
    });

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonNode value) => value.ToJsonString(Relaxed);

    public static JsonObject ReadObject(string text) => JsonNode.Parse(text)!.AsObject(); // Columns of objects never hold the text null.

    public static string Write(IReadOnlyList<string> value) => JsonSerializer.Serialize(value, Types.IReadOnlyListString);

    public static IReadOnlyList<string> ReadTexts(string text) => Read(text, Types.IReadOnlyListString);

    public static string Write(IReadOnlyList<MatterChoice> value) => JsonSerializer.Serialize(value, Types.IReadOnlyListMatterChoice);

    public static IReadOnlyList<MatterChoice> ReadMatters(string text) => Read(text, Types.IReadOnlyListMatterChoice);

    public static string Write(IReadOnlyList<SupplementItem> value) => JsonSerializer.Serialize(value, Types.IReadOnlyListSupplementItem);

    public static IReadOnlyList<SupplementItem> ReadItems(string text) => Read(text, Types.IReadOnlyListSupplementItem);

    public static string Write(IReadOnlyList<SignOffStep> value) => JsonSerializer.Serialize(value, Types.IReadOnlyListSignOffStep);

    public static IReadOnlyList<SignOffStep> ReadSignOffs(string text) => Read(text, Types.IReadOnlyListSignOffStep);

    public static string Write(IReadOnlyList<Invitation> value) => JsonSerializer.Serialize(value, Types.IReadOnlyListInvitation);

    public static IReadOnlyList<Invitation> ReadInvitations(string text) => Read(text, Types.IReadOnlyListInvitation);
    public static string Write(DeregistrationRecord value) => JsonSerializer.Serialize(value, Types.DeregistrationRecord);

    public static DeregistrationRecord ReadDeregistration(string text) => Read(text, Types.DeregistrationRecord);

    public static string Write(IReadOnlyList<Objection> value) => JsonSerializer.Serialize(value, Types.IReadOnlyListObjection);

    public static IReadOnlyList<Objection> ReadObjections(string text) => Read(text, Types.IReadOnlyListObjection);

    private static T Read<T>(string text, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(text, type) ?? throw new InvalidDataException($"A stored list is null: {text}");
}

[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<MatterChoice>))]
[JsonSerializable(typeof(IReadOnlyList<SupplementItem>))]
[JsonSerializable(typeof(IReadOnlyList<SignOffStep>))]
[JsonSerializable(typeof(IReadOnlyList<Invitation>))]
[JsonSerializable(typeof(IReadOnlyList<Objection>))]
[JsonSerializable(typeof(DeregistrationRecord))]
internal sealed partial class StoreJsonContext : JsonSerializerContext;
