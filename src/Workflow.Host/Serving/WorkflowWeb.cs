using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.ResponseCompression;
using Workflow.Host.Api;
using Workflow.Host.Api.Attachments;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Drafts;
using Workflow.Host.Api.Sessions;
using Workflow.Host.Api.Stages;
using Workflow.Host.Api.Tasks;
using Workflow.Host.Api.Tracking;
using Workflow.Host.Observing;
using Workflow.Host.Security;
using Workflow.Host.Serving.OpenApi;
using Workflow.Runtime;
using Workflow.Runtime.Attachments;
using Workflow.Runtime.Data;
using Workflow.Runtime.Deciding;
using Workflow.Runtime.Facts;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Migrating;
using Workflow.Runtime.Starting;
using Workflow.Runtime.Timers;
using Workflow.Runtime.Versions;
using Workflow.Runtime.Workers;

namespace Workflow.Host.Serving;

/// <summary>Puts the web application together: the API under <c>/api</c>, the pages, and health.</summary>
internal static class WorkflowWeb
{
    private const long MaxBodyBytes = 1024 * 1024;
    private const int MaxHeaderBytes = 16 * 1024;
    private static readonly TimeSpan ScanPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SlowestHeaders = TimeSpan.FromSeconds(10);

    /// <summary>An application ready to be run. The store stays the caller's: it is not disposed with the application.</summary>
    public static WebApplication Build(WebSettings settings, WorkflowStore store, PublishedVersions versions, InstanceRunner runner, RuntimeTime time)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateScopes, provider.ValidateOnBuild) = (true, true));
        builder.WebHost.UseUrls(settings.Urls).ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MaxBodyBytes;
            server.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
            server.Limits.RequestHeadersTimeout = SlowestHeaders;
            server.ConfigureEndpointDefaults(endpoint => endpoint.Use(BareAnswers.Fill));
        });

        builder.Logging.AddServiceLog(settings.Log);
        builder.Services
            .AddSingleton(settings).AddSingleton(versions).AddSingleton(runner).AddSingleton(time)
            .AddWorkflowStore(store).AddSingleton(time.Machine).AddSingleton<TimerWork>().AddSingleton<StartWork>().AddSingleton<OutboxWork>().AddSingleton<AnswerWork>().AddSingleton(runner.Moving ?? new CaseMoves(store, versions)).AddSingleton<MoveWork>().AddLooking()
            .AddSingleton<Languages>()
            .AddScoped<Desk>().AddScoped<FilingFacts>().AddSingleton<DecisionStore>().AddSingleton<FactRegister>().AddSingleton(provider => SourcesOf(settings, provider)).AddScoped<CaseRows>().AddScoped<TaskRows>().AddScoped<TaskPapers>().AddScoped<Attached>().AddScoped<FilingDraft>().AddScoped<SessionReading>().AddSingleton<AdminTrail>()
            .AddSingleton<UploadAttachment>().AddSingleton(provider => ScannerOf(settings.Clamd, provider))
            .AddProblemAnswers()
            .AddApiDescription()
            .AddSignIn(settings)
            .AddTracking(settings)
            .ConfigureHttpJsonOptions(options => Shape(options.SerializerOptions));
        builder.Services.AddSingleton<ProtectionKeys>().AddDataProtection().SetApplicationName("workflow");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys>((management, keys) => management.XmlRepository = keys);
        builder.Services.AddHealth();
        // The pages and lists are worth it; no answer mixes a secret with text of the caller's choice, which is what makes compressed TLS guessable.
        builder.Services.AddResponseCompression(options => options.EnableForHttps = true);
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);

        var app = builder.Build();
        app.UseMiddleware<RequestLog>();
        app.UseProblemAnswers();
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UsePages(settings.PagesFolder);
        app.UseMiddleware<SameOrigin>();
        app.UseAuthentication();
        app.UseMiddleware<FreshTokens>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<PlainBodies>();
        app.UseMiddleware<IdempotencyKeys>();
        app.MapHealth();
        app.MapApi();
        app.MapApiDescription();
        return app;
    }

    private static FactSources SourcesOf(WebSettings settings, IServiceProvider services) => new(
        settings.Facts, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }), services.GetRequiredService<WorkflowStore>(), services.GetRequiredService<FactRegister>(),
        services.GetRequiredService<ILogger<FactSources>>());

    private static IFileScanner ScannerOf(string? clamd, IServiceProvider services) => clamd is null
        ? new NoScanner()
        : new ClamdScanner(ClamdScanner.AddressOf(clamd), ScanPatience, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<ClamdScanner>>());

    private static void Shape(JsonSerializerOptions json)
    {
        (json.RespectRequiredConstructorParameters, json.RespectNullableAnnotations) = (true, true);
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        (json.AllowDuplicateProperties, json.NumberHandling) = (false, JsonNumberHandling.Strict);
        json.Converters.Add(new OneName());
        json.Converters.Add(new OfficeInstant());
        json.Converters.Add(new OfficeDay());
        json.Converters.Add(new CleanText());
        json.Converters.Add(new CleanObject());
        json.TypeInfoResolver = json.TypeInfoResolver?.WithAddedModifier(RequestLists.Check);
    }
}
