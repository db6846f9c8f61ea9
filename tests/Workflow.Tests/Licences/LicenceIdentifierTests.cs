using Workflow.Approvals.Licences;

namespace Workflow.Tests.Licences;

public sealed class LicenceIdentifierTests
{
    private const string First = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U";

    [Theory]
    [InlineData(First)]
    [InlineData("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.002.S")]
    public void Public_identifiers_check_out_and_are_written_as_they_were_read(string text)
    {
        LicenceIdentifier.Parse(text).Value.ToString().Should().Be(text);
    }

    [Fact]
    public void The_next_version_of_a_public_identifier_has_the_check_of_the_public_one()
    {
        var second = LicenceIdentifier.Parse(First).Value with { Version = 2 };

        second.ToString().Should().EndWith(".002.S");
    }

    [Fact]
    public void No_other_check_character_fits()
    {
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".Where(letter => letter != 'U').Select(letter => LicenceIdentifier.Parse(First[..^1] + letter).Refusal?.Code)
            .Should().OnlyContain(code => code == "licence.identifier-check-fails");
    }

    [Fact]
    public void A_typing_error_in_any_sign_is_found()
    {
        var body = First["1.2.156.3005.2.".Length..^2];

        Enumerable.Range(0, body.Length).Where(at => body[at] != '.')
            .Select(at => $"1.2.156.3005.2.{body[..at]}{(body[at] == '7' ? '8' : '7')}{body[(at + 1)..]}.U")
            .Should().OnlyContain(text => LicenceIdentifier.Parse(text).IsRefused);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.2.156.3005.2")]
    [InlineData("1.2.156.3005.3.11100000000013338W011.11430000006122244L.20230000403.001.U")]
    [InlineData("1.2.156.3005.2.11100000000013338W11.11430000006122244L.20230000403.001.U")]
    [InlineData("1.2.156.3005.2.11100000000013338W011.11430000006122244L..001.U")]
    [InlineData("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.000.U")]
    [InlineData("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.1.U")]
    [InlineData("1.2.156.3005.2.11100000000013338W011.11430000006122244L.2023-0000403.001.U")]
    [InlineData("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.")]
    [InlineData("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.u")]
    public void What_is_no_identifier_is_malformed(string text)
    {
        LicenceIdentifier.Parse(text).Refusal!.Code.Should().Be("licence.identifier-malformed");
    }

    [Theory]
    [InlineData("浙嘉食药监械经营许20230012号", "20230012")]
    [InlineData("JY1330402-00-123 a", "JY133040200123A")]
    [InlineData("许可证", "")]
    public void The_serial_is_what_letters_and_digits_a_number_has(string number, string serial)
    {
        LicenceIdentifier.SerialOf(number).Should().Be(serial);
    }
}
