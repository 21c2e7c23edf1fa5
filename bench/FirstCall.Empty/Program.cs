namespace MlpGen.FirstCall.Empty;

/// <summary>What every .NET program costs before it does anything.</summary>
internal static class Program
{
    private static void Main()
    {
    }
}
