using System;
using System.IO;

namespace MlpGen.Runtime.Tests;

/// <summary>A path in the temporary directory. Its file is deleted on disposal.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    public static TemporaryFile With(byte[] content)
    {
        TemporaryFile file = new();
        File.WriteAllBytes(file.Path, content);
        return file;
    }

    public void Dispose() => File.Delete(Path);
}
