namespace MlpGen.Verification;

/// <summary>Keeps the number with the largest error.</summary>
internal sealed class WorstDeviation
{
    /// <summary>Gets the number, or null if none was compared.</summary>
    public SelfCheckDeviation? Value { get; private set; }

    /// <summary>Compares a number with the expected one.</summary>
    /// <returns>Its error.</returns>
    public double Compare(string method, Rounded expected, float found, SelfCheckLocation location)
    {
        double error = expected.Error(found);
        if (Value is null || error > Value.Error)
            Value = new SelfCheckDeviation(method, location, expected.Value, found, error);
        return error;
    }
}
