using Workflow.Approvals.Catalogue;

namespace Workflow.Tests.Catalogue;

public sealed class LightSettingTests
{
    [Fact]
    public void Lights_follow_the_settings_of_the_place()
    {
        var settings = new OrderedDictionary<string, Setting>(Shipped.Catalogue.Settings, StringComparer.Ordinal);
        settings["yellow-used-percent"] = settings["yellow-used-percent"] with { Value = "90" };
        settings["yellow-remaining"] = settings["yellow-remaining"] with { Value = "2wd" };

        var lights = (Shipped.Catalogue with { Settings = settings }).Lights();

        lights.YellowShare.Should().Be(0.9m);
        lights.YellowWorkingDaysLeft.Should().Be(2);
    }
}
