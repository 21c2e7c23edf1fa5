using System.Threading.Tasks;
using MlpGen.CodeFixes.Tests.Harness;
using Xunit;

namespace MlpGen.CodeFixes.Tests;

public sealed class MakePartialTests
{
    [Theory]
    [InlineData("[MlpGen.Mlp(2, 8, 1)] class Net;", "[MlpGen.Mlp(2, 8, 1)] partial class Net;")]
    [InlineData("[MlpGen.Mlp(2, 8, 1)] public class Net;", "[MlpGen.Mlp(2, 8, 1)] public partial class Net;")]
    [InlineData("[MlpGen.Mlp(2, 8, 1)] sealed public class Net;", "[MlpGen.Mlp(2, 8, 1)] sealed public partial class Net;")]
    [InlineData("[MlpGen.Mlp(2, 8, 1)] public  sealed   class Net;", "[MlpGen.Mlp(2, 8, 1)] public  sealed   partial class Net;")]
    [InlineData("[MlpGen.Mlp(2, 8, 1)] internal class @class;", "[MlpGen.Mlp(2, 8, 1)] internal partial class @class;", "'class'")]
    [InlineData(
        "/// <summary>Learns.</summary>\n[MlpGen.Mlp(2, 8, 1)] // sizes\n// kept\nclass Net;",
        "/// <summary>Learns.</summary>\n[MlpGen.Mlp(2, 8, 1)] // sizes\n// kept\npartial class Net;")]
    [InlineData(
        "[MlpGen.Mlp(2, 8, 1)]\r\npublic /* all */ sealed // more\r\n    class /* name */ Net\r\n{\r\n}\r\n",
        "[MlpGen.Mlp(2, 8, 1)]\r\npublic /* all */ sealed // more\r\n    partial class /* name */ Net\r\n{\r\n}\r\n")]
    [InlineData(
        "[MlpGen.Mlp(2, 8, 1)]\n#if true\npublic\n#endif\nclass Net;",
        "[MlpGen.Mlp(2, 8, 1)]\n#if true\npublic\n#endif\npartial class Net;")]
    public Task A_network(string before, string after, string name = "'Net'") =>
        Mended.VerifyAsync("MLP001", [$"Make {name} partial"], before, after);

    [Theory]
    [InlineData("class Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }", "partial class Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }")]
    [InlineData(
        "public readonly record struct Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }",
        "public readonly partial record struct Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }")]
    [InlineData("record class Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }", "partial record class Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }")]
    [InlineData("record Outer(int Size) { [MlpGen.Mlp(2, 8, 1)] partial class Net; }", "partial record Outer(int Size) { [MlpGen.Mlp(2, 8, 1)] partial class Net; }")]
    [InlineData("ref struct Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }", "ref partial struct Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }")]
    [InlineData("interface Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }", "partial interface Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }")]
    [InlineData("static class Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }", "static partial class Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }")]
    public Task A_container(string before, string after) => Mended.VerifyAsync("MLP008", ["Make 'Outer' partial"], before, after);

    [Theory]
    [InlineData("MLP001")]
    [InlineData("MLP008")]
    public Task A_network_and_all_around_it_at_once(string id) => Mended.VerifyAsync(
        id,
        ["Make 'A', 'C' and 'Net' partial"],
        """
        namespace Space;

        /// <summary>Around.</summary>
        public sealed class A
        {
            partial interface B
            {
                [System.Obsolete]
                struct C
                {
                    // The network.
                    [MlpGen.Mlp(2, 8, 1)]
                    internal class Net;
                }
            }
        }
        """,
        """
        namespace Space;

        /// <summary>Around.</summary>
        public sealed partial class A
        {
            partial interface B
            {
                [System.Obsolete]
                partial struct C
                {
                    // The network.
                    [MlpGen.Mlp(2, 8, 1)]
                    internal partial class Net;
                }
            }
        }
        """);
}
