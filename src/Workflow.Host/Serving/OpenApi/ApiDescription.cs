using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Workflow.Host.Serving.OpenApi;

/// <summary>The API described in OpenAPI 3.1 at <c>/openapi/v1.json</c>, made from the routes themselves; docs/openapi.json is the same, compared by a test.</summary>
internal static class ApiDescription
{
    private const string Document = "v1";
    private const string Problem = "Problem";
    private static readonly string[] Schemes = ["cookie", "bearer"];

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        // Requests are private records of their routes, all named alike.
        options.CreateSchemaReferenceId = type => type.Type is { IsNested: true, DeclaringType: { } route } nested ? route.Name + nested.Name
            : (Nullable.GetUnderlyingType(type.Type) ?? type.Type) is { IsEnum: true } choice ? choice.Name
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddSchemaTransformer((schema, context, _) => Shape(schema, context));
        options.AddDocumentTransformer((document, _, _) => Introduce(document));
        options.AddOperationTransformer((operation, context, _) => Complete(operation, context));
    });

    /// <summary>The description says nothing a stranger may not know, so it needs no session.</summary>
    public static void MapApiDescription(this WebApplication app) => app.MapOpenApi($"/openapi/{Document}.json");

    private static Task Introduce(OpenApiDocument document)
    {
        // Who may leave a choice out says so where it refers to it; the choice itself is shared with those that may not.
        foreach (var choice in document.Components?.Schemas?.Values.OfType<OpenApiSchema>().Where(schema => schema.Enum is not null) ?? [])
        {
            choice.Enum = [.. choice.Enum!.Where(value => value is not null && !JsonNullSentinel.IsJsonNullSentinel(value))];
        }

        document.Info = new()
        {
            Title = "Workflow",
            Version = Document,
            Description = "Approvals from filing to decision. Every answer that is no success is application/problem+json with a stable code (docs/errors.md). "
                + "Instants are office time with offset. A POST that changes something takes an Idempotency-Key: its answer is kept for 24 hours and given again.",
            License = new() { Name = "MIT" },
        };
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["cookie"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = Security.SessionCookie.Name, Description = "Pages: POST /api/session." },
            ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Systems: POST /api/tokens." },
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas.Remove(nameof(Microsoft.AspNetCore.Mvc.ProblemDetails));
        document.Components.Schemas[Problem] = ProblemSchema();
        document.Tags = null;
        return Task.CompletedTask;
    }

    private static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        operation.Tags = new HashSet<OpenApiTagReference> { new(context.Description.RelativePath!.Split('/')[1], context.Document) };
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<AnswersOnce>().Any())
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = IdempotencyKeys.Header, In = ParameterLocation.Header, Description = "1 to 200 visible ASCII characters, chosen anew for each act.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 }, Example = "0c2f4e5e-6a55-4a9e-9a8b-2f6c3f8a7d11",
            });
        }

        if (metadata.OfType<Versioned>().SingleOrDefault() is { } versioned)
        {
            Describe(operation, versioned);
        }

        var isOpen = metadata.OfType<Microsoft.AspNetCore.Authorization.IAllowAnonymous>().Any() || !metadata.OfType<Microsoft.AspNetCore.Authorization.IAuthorizeData>().Any();
        operation.Security = isOpen ? [] : [.. Schemes.Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] })];
        operation.Responses ??= [];
        foreach (var status in operation.Responses.Keys.Where(status => status[0] is '4' or '5').ToList())
        {
            operation.Responses.Remove(status);
        }

        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Refused: a problem with a code.",
            Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, context.Document) } },
        };
        if (operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true && Examples.Of(operation.OperationId) is { } example)
        {
            body.Example = example;
        }

        return Task.CompletedTask;
    }

    private static void Describe(OpenApiOperation operation, Versioned versioned)
    {
        if (versioned.Takes)
        {
            (operation.Parameters ??= []).Add(Header("If-Match", "The ETag of the version this changes; another one is refused with 412.", isRequired: !versioned.OrNew, "\"1\""));
        }

        if (versioned.OrNew)
        {
            operation.Parameters!.Add(Header("If-None-Match", "Instead of If-Match: there is none yet.", isRequired: false, "*"));
        }

        foreach (var answer in operation.Responses?.Where(answer => answer.Key == "200").Select(answer => answer.Value).OfType<OpenApiResponse>() ?? [])
        {
            (answer.Headers ??= new Dictionary<string, IOpenApiHeader>())["ETag"] = new OpenApiHeader { Description = "The version.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }
    }

    private static OpenApiParameter Header(string name, string description, bool isRequired, string example) => new()
    {
        Name = name, In = ParameterLocation.Header, Description = description, Required = isRequired, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example,
    };

    // Types with a reader of our own are described here: the generator cannot look into it, nor into a list of them.
    private static Task Shape(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = context.JsonTypeInfo.Type;
        if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } item })
        {
            if (schema.Items is null && Own(item) is { } items)
            {
                schema.Items = items;
            }
        }
        else if (Own(type) is { } own)
        {
            var isNullable = Nullable.GetUnderlyingType(type) is not null || context.JsonPropertyInfo is { IsGetNullable: true, PropertyType.IsValueType: false };
            (schema.Type, schema.Format, schema.Enum) = (own.Type | (isNullable && own.Type is not null ? JsonSchemaType.Null : 0), own.Format, own.Enum);
            schema.Description = own.Description ?? schema.Description;
            if (isNullable)
            {
                schema.Enum?.Add(JsonNullSentinel.JsonNull);
            }
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema? Own(Type type)
    {
        var named = Nullable.GetUnderlyingType(type) ?? type;
        return named == typeof(string) ? new() { Type = JsonSchemaType.String }
            : named == typeof(DateTimeOffset) ? new() { Type = JsonSchemaType.String, Format = "date-time" }
            : named == typeof(DateOnly) ? new() { Type = JsonSchemaType.String, Format = "date" }
            : named == typeof(JsonObject) ? new() { Type = JsonSchemaType.Object, Description = "Code to value." }
            : named.IsEnum ? new() { Enum = [.. OneName.Names(named).Select(name => JsonValue.Create(name))] }
            : null;
    }

    private static OpenApiSchema ProblemSchema()
    {
        static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
        return new()
        {
            Type = JsonSchemaType.Object,
            Description = "RFC 9457. The code is stable; docs/errors.md lists all.",
            Required = new HashSet<string> { "type", "title", "status", "detail", "code" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("urn:workflow:problem:CODE"),
                ["title"] = Text("The status in words."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["code"] = Text("noun.state, never renamed."),
                ["detail"] = Text("A sentence in English with the values."),
                ["detailZh"] = Text("The same in Chinese."),
                ["pointer"] = Text("JSON pointer to the field of the request that is at fault."),
                ["legalSource"] = Text("The provision behind the refusal."),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Description = "All faults of a form.",
                    Items = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Properties = new Dictionary<string, IOpenApiSchema> { ["pointer"] = Text("Where."), ["code"] = Text("What."), ["detail"] = Text("In English."), ["detailZh"] = Text("In Chinese.") },
                    },
                },
            },
        };
    }
}
