using Workflow.Host.Tests.Stores;

namespace Workflow.Host.Tests.Cases;

public abstract class VersionPinningTests(StoreFixture fixture)
{
    [Fact]
    public async Task A_running_case_stays_on_the_version_it_began_with()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (old, applicant) = await world.OpenCaseAsync();
        await ChangedFlow.ImportAsync(world, json => ChangedFlow.Rename(json, "s1-intake", "s1-check"));

        await world.FilePlanningAsync(old, applicant);
        var (younger, _) = await world.OpenCaseAsync();

        (await world.ReadAsync(old)).Case.DefinitionVersion.Should().Be(1);
        (await world.ReadAsync(old)).Tasks.Single().ActivityId.Should().Be("s1-intake");
        (await world.ReadAsync(younger)).Case.DefinitionVersion.Should().Be(2);
    }

    [Fact]
    public async Task A_version_is_compiled_once()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var compiled = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => world.Versions.CompiledAsync("investment-project-government", 1, CancellationToken.None))));

        compiled.Select(one => one.Value).Distinct().Should().ContainSingle();
    }
}

public sealed class SqliteVersionPinningTests(SqliteStore store) : VersionPinningTests(store), IClassFixture<SqliteStore>;

public sealed class PostgresVersionPinningTests(PostgresStore store) : VersionPinningTests(store), IClassFixture<PostgresStore>;
