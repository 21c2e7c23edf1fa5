namespace MlpGen.Storage;

/// <summary>Detects pipes, sockets and devices where the platform can tell them from files. Here it cannot.</summary>
internal static class SpecialFile
{
    /// <summary>Returns false.</summary>
    public static bool Exists(string path) => false;
}
