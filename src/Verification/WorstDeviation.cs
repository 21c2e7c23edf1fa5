namespace MlpGen.Verification;

/// <summary>Keeps the number that is furthest off.</summary>
internal sealed class WorstDeviation
{
    /// <summary>Null until there was one.</summary>
    public SelfCheckDeviation? Value { get; private set; }

    /// <summary>Compares a number with what it should be.</summary>
    /// <returns>Its error.</returns>
    public double Compare(string method, Rounded expected, float found, SelfCheckLocation location)
    {
        double error = expected.Error(found);
        if (Value is null || error > Value.Error)
            Value = new SelfCheckDeviation(method, location, expected.Value, found, error);
        return error;
    }
}
