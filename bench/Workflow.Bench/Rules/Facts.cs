namespace Workflow.Bench.Rules;

/// <summary>The facts of one application: 25.</summary>
internal sealed class Application
{
    public required int Number { get; init; }

    public required int Matter { get; init; }

    public int Grade { get; set; }

    /// <summary>An application with its materials, checks, licences and credit records, the same for the same number.</summary>
    public static object[] Facts(int number) =>
    [
        new Application { Number = number, Matter = 0, Grade = number % 5 },
        .. Enumerable.Range(0, 8).Select(i => new Material { Application = number, Kind = i, Pages = (number + i) % 7 }),
        .. Enumerable.Range(0, 6).Select(i => new Check { Application = number, Kind = i, Score = (number * 3 + i) % 9 }),
        .. Enumerable.Range(0, 5).Select(i => new Licence { Application = number, Kind = i % 3, Days = (number * 7 + i * 11) % 120 }),
        .. Enumerable.Range(0, 5).Select(i => new Credit { Application = number, Subject = i, Points = (number + i * 5) % 30 }),
    ];
}

internal sealed class Material
{
    public required int Application { get; init; }

    public required int Kind { get; init; }

    public required int Pages { get; init; }
}

internal sealed class Check
{
    public required int Application { get; init; }

    public required int Kind { get; init; }

    public required int Score { get; init; }
}

internal sealed class Licence
{
    public required int Application { get; init; }

    public required int Kind { get; init; }

    public required int Days { get; init; }
}

internal sealed class Credit
{
    public required int Application { get; init; }

    public required int Subject { get; init; }

    public required int Points { get; init; }
}

internal sealed class Finding
{
    public required int Application { get; init; }

    public required int Rule { get; init; }

    public required int Value { get; init; }
}
