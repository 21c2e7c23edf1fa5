namespace MlpGen.Tool.Terminal;

/// <summary>The exit codes of all commands.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Two networks differ by more than the tolerance.</summary>
    public const int Different = 1;

    /// <summary>The command line, a file or a name cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>The tool itself has a defect.</summary>
    public const int Defect = 3;
}
