using System;
using System.IO;
using Xunit;

namespace MlpGen.Generator.Tests.Harness;

/// <summary>
/// Compares a generated file with <c>Name.verified.cs</c>. If they differ, writes <c>Name.received.cs</c> next to it. The names follow
/// Verify. With MLPGEN_ACCEPT_SNAPSHOTS=1, rewrites the verified file instead.
/// </summary>
internal static class Snapshot
{
    public const string Ending = ".verified.cs";

    public static string Folder => RepositoryFiles.Path("tests", "Generator.Tests", "Snapshots");

    public static void Verify(string name, string text)
    {
        string verified = Path.Combine(Folder, name + Ending);
        string received = Path.Combine(Folder, name + ".received.cs");
        if (Environment.GetEnvironmentVariable("MLPGEN_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(verified, text);

        string expected = File.Exists(verified) ? File.ReadAllText(verified) : string.Empty;
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{name}: the generated file differs from {verified}. Compare it with {received}; to accept it, run the tests with MLPGEN_ACCEPT_SNAPSHOTS=1.");
    }
}
