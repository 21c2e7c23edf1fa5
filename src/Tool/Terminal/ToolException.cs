using System;

namespace MlpGen.Tool.Terminal;

/// <summary>Input that a command cannot use. The message is for the user, and the exit code is <see cref="ExitCode.BadInput"/>.</summary>
/// <param name="message">One sentence that names what was wrong, and one that says what would fit.</param>
internal sealed class ToolException(string message) : Exception(message);
