using System.IO;

namespace MlpGen.Storage;

/// <summary>
/// The permissions that a new file keeps from the old one where the platform can read them. Here it cannot, so the new file gets those that
/// every new file gets.
/// </summary>
internal readonly struct KeptPermissions
{
    /// <summary>Returns nothing to keep.</summary>
    public static KeptPermissions Of(string target) => default;

    /// <summary>Creates a file.</summary>
    public FileStream CreateFile(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    /// <summary>Does nothing.</summary>
    public void ApplyTo(FileStream file)
    {
    }
}
