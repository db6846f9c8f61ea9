using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;

namespace Workflow.Approvals.Instant;

/// <summary>An instant scenario (秒批): what must be known to be so for a machine to grant at once.</summary>
/// <param name="Code">e.g. <c>seal-filing</c>.</param>
/// <param name="Name">In Chinese, as shown.</param>
/// <param name="IsOpen">False when somebody switched it off: then a person decides every case.</param>
/// <param name="Requirements">Names of the facts that must be true, with what each means.</param>
public sealed record InstantScenario(string Code, string Name, bool IsOpen, IReadOnlyList<InstantRequirement> Requirements)
{
    /// <summary>The requirements as they stand by what sources say.</summary>
    public IReadOnlyList<MetRequirement> Weighed(FactSet facts) => [.. Requirements.Select(requirement => new MetRequirement(requirement.Fact, facts.Flag(requirement.Fact)))];
}

/// <summary>One requirement of a scenario.</summary>
/// <param name="Fact">Name of the fact.</param>
/// <param name="Meaning">In Chinese, as told to the applicant when it is not met.</param>
public sealed record InstantRequirement(string Fact, string Meaning);

/// <summary>A requirement and what is known of it.</summary>
public sealed record MetRequirement(string Fact, Fact<bool> IsMet);

/// <summary>A case of an instant scenario.</summary>
/// <param name="No">Number of the case.</param>
/// <param name="AsksForPerson">The applicant wants a person to decide, as natural persons may.</param>
/// <param name="Draw">0 to 99, drawn from the case number: decides whether the grant is looked at again.</param>
public sealed record InstantCase(string No, bool AsksForPerson, int Draw)
{
    /// <summary>The same case is always drawn alike, and the last digits of numbers do not decide it.</summary>
    public static int DrawOf(string no)
    {
        var hash = 2_166_136_261u;
        foreach (var digit in no)
        {
            hash = (hash ^ digit) * 16_777_619u;
        }

        return (int)(hash % 100);
    }
}

/// <summary>What differs by place (settings of the rule set).</summary>
/// <param name="SamplePercent">Of a hundred grants so many are looked at again.</param>
public sealed record InstantParameters(int SamplePercent)
{
    /// <summary>Reads the parameters of a rule set.</summary>
    /// <returns>Refused: <c>rule-set.parameter-missing</c>, <c>rule-set.parameter-invalid</c>.</returns>
    public static Result<InstantParameters> Of(IReadOnlyDictionary<string, string> parameters)
    {
        var reading = new ParameterReading(parameters);
        return reading.Read(new InstantParameters(reading.Number("sample-percent")));
    }
}
