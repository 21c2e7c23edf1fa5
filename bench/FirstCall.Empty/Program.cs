namespace MlpGen.FirstCall.Empty;

/// <summary>An empty program. It measures what every .NET program costs before it does anything.</summary>
internal static class Program
{
    private static void Main()
    {
    }
}
