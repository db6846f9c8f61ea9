using System.Net;
using Npgsql;
using Workflow.Host.Tests.Api;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime.Data;

namespace Workflow.Host.Tests.Operations;

/// <summary>Whether the service says so when its store is gone.</summary>
public sealed class ReadinessTests(ServedOfficeOnAWire office) : IClassFixture<ServedOfficeOnAWire>
{
    [Fact]
    public async Task A_service_without_its_store_is_alive_but_not_ready_and_says_so_soon()
    {
        using var visitor = office.Visitor();
        visitor.Timeout = TimeSpan.FromSeconds(10);
        var whole = await AskAsync(visitor);

        office.Wire.FallSilent();
        var silent = await AskAsync(visitor);
        office.Wire.Cut();
        var cut = await AskAsync(visitor);
        var alive = await visitor.GetStringAsync("/health/live");
        office.Wire.Mend();
        var mended = await AskAsync(visitor);

        whole.Should().Be((HttpStatusCode.OK, "Healthy"));
        silent.Should().Be((HttpStatusCode.ServiceUnavailable, "Unhealthy"));
        cut.Should().Be((HttpStatusCode.ServiceUnavailable, "Unhealthy"));
        alive.Should().Be("Healthy");
        mended.Should().Be((HttpStatusCode.OK, "Healthy"));
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpClient visitor)
    {
        var answer = await visitor.GetAsync("/health/ready");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

/// <summary>The office on a PostgreSQL behind a wire.</summary>
public sealed class ServedOfficeOnAWire : ServedOffice, IDisposable
{
    private Wire? _wire;

    internal Wire Wire => _wire ?? throw new InvalidOperationException("The service is not started yet.");

    public void Dispose() => _wire?.Dispose();

    private protected override async Task<(StoreDatabase Database, string Connection)> NewDatabaseAsync(string name)
    {
        var text = new NpgsqlConnectionStringBuilder(await PrivatePostgres.NewDatabaseAsync());
        _wire = new Wire(text.Host!, text.Port); // The private server has one.
        (text.Host, text.Port) = ("127.0.0.1", _wire.Port);
        return (StoreDatabase.Postgres, text.ToString());
    }
}
