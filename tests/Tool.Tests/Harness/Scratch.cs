using System;
using System.IO;

namespace MlpGen.Tool.Tests.Harness;

/// <summary>A folder for the files of one test.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlpgen-tool-").FullName;

    /// <summary>Returns the path of a file in the folder.</summary>
    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>Writes a file.</summary>
    public string With(string name, byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    /// <summary>Returns the names of all files.</summary>
    public string[] Files => Array.ConvertAll(Directory.GetFiles(_folder), file => Path.GetFileName(file));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
