using System;
using System.IO;

namespace MlpGen.Storage;

/// <summary>Says which file could not be written: the system's own messages name the file beside it, or none.</summary>
internal static class FileErrors
{
    /// <summary>An error of the same type and code that names the file; null where it is none of the file system's.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="path">The file as the caller named it.</param>
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
        if (named is not null)
            named.HResult = error.HResult;
        return named;
    }

    /// <summary>True if the file system refuses something, for whatever reason.</summary>
    public static bool IsRefusal(Exception error) => error is IOException or UnauthorizedAccessException;
}
