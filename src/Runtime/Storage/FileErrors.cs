using System;
using System.IO;

namespace MlpGen.Storage;

/// <summary>Adds the name of the file to errors. The messages of the system name the temporary file or none.</summary>
internal static class FileErrors
{
    /// <summary>
    /// Returns an error of the same type and code that names the file, or null if the error does not come from the file system.
    /// </summary>
    /// <param name="error">The original error.</param>
    /// <param name="path">The path as the caller passed it.</param>
    public static Exception? Named(Exception error, string path)
    {
        string message = $"{path} cannot be written: {error.Message}";
        Exception? named = error switch
        {
            UnauthorizedAccessException => new UnauthorizedAccessException(message, error),
            DirectoryNotFoundException =>
                new DirectoryNotFoundException($"{path} cannot be written: its directory does not exist. Create it first.", error),
            PathTooLongException => new PathTooLongException(message, error),
            _ when error.GetType() == typeof(IOException) => new IOException(message, error),
            _ => null,
        };
#if NET8_0_OR_GREATER
        if (named is not null)
            named.HResult = error.HResult;
#endif
        return named;
    }

    /// <summary>True if the error comes from the file system.</summary>
    public static bool IsRefusal(Exception error) => error is IOException or UnauthorizedAccessException;
}
