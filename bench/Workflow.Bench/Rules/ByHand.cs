namespace Workflow.Bench.Rules;

/// <summary>What the forty rules conclude of one application, as a program without an engine would: the floor.</summary>
internal static class ByHand
{
    public static List<Finding> Findings(object[] facts)
    {
        var application = (Application)facts[0];
        var materials = facts.AsSpan(1, 8);
        var checks = facts.AsSpan(9, 6);
        var licences = facts.AsSpan(15, 5);
        var credits = facts.AsSpan(20, 5);
        var found = new List<Finding>();
        for (var variant = 0; variant < 4; variant++)
        {
            OfMaterials(application, materials, variant, found);
            OfChecks(application, checks, licences, credits, variant, found);
            OfLicences(application, licences, variant, found);
            OfCredits(application, checks, credits, variant, found);
        }

        return found;
    }

    private static void Add(List<Finding> found, Application application, int shape, int variant, int value) => found.Add(new() { Application = application.Number, Rule = (shape * 4) + variant, Value = value });

    private static void OfMaterials(Application application, ReadOnlySpan<object> materials, int variant, List<Finding> found)
    {
        var isAbsent = true;
        foreach (Material material in materials)
        {
            if (material.Kind == variant * 2 && material.Pages > 1)
            {
                Add(found, application, 0, variant, material.Pages);
            }

            isAbsent &= material.Kind != variant || material.Pages != 0;
        }

        if (isAbsent)
        {
            Add(found, application, 1, variant, application.Grade);
        }
    }

    private static void OfChecks(Application application, ReadOnlySpan<object> checks, ReadOnlySpan<object> licences, ReadOnlySpan<object> credits, int variant, List<Finding> found)
    {
        var (above, all, high) = (false, true, false);
        foreach (Check check in checks)
        {
            above |= check.Score > variant;
            high |= check.Score > 7;
            all &= check.Kind >= 4 || (check.Score >= 0 && check.Score < 6 + variant);
        }

        foreach (Licence licence in licences)
        {
            if (above && licence.Kind == 2 && licence.Days > variant * 10)
            {
                Add(found, application, 2, variant, licence.Days);
            }
        }

        if (all)
        {
            Add(found, application, 3, variant, 1);
        }

        var trusted = false;
        foreach (Credit credit in credits)
        {
            trusted |= credit.Points > 24 + variant;
        }

        for (var i = (trusted ? 1 : 0) + (high ? 1 : 0); i > 0; i--)
        {
            Add(found, application, 6, variant, 2);
        }
    }

    private static void OfLicences(Application application, ReadOnlySpan<object> licences, int variant, List<Finding> found)
    {
        var (first, ofKind) = (int.MaxValue, 0);
        foreach (Licence licence in licences)
        {
            first = licence.Days > variant ? Math.Min(first, licence.Days) : first;
            ofKind += licence.Kind == variant % 2 ? 1 : 0;
        }

        if (first < int.MaxValue)
        {
            Add(found, application, 4, variant, first);
        }

        if (ofKind > 1)
        {
            Add(found, application, 5, variant, ofKind);
        }

        for (var i = found.Count - 1; i >= 0; i--)
        {
            var finding = found[i];
            if (finding.Rule != variant)
            {
                continue;
            }

            foreach (Licence licence in licences)
            {
                if (licence.Kind == 0 && licence.Days > finding.Value)
                {
                    Add(found, application, 8, variant, licence.Days - finding.Value);
                }
            }
        }
    }

    private static void OfCredits(Application application, ReadOnlySpan<object> checks, ReadOnlySpan<object> credits, int variant, List<Finding> found)
    {
        var sum = 0;
        foreach (Credit credit in credits)
        {
            sum += credit.Points;
            if (credit.Points <= 5 * variant)
            {
                continue;
            }

            foreach (Check check in checks)
            {
                if (check.Kind == credit.Subject && check.Score > 5)
                {
                    Add(found, application, 9, variant, credit.Points + check.Score);
                }
            }
        }

        if (sum > 20 * variant)
        {
            Add(found, application, 7, variant, sum);
        }
    }
}
