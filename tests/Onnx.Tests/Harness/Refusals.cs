using System.IO;
using Xunit;

namespace MlpGen.Onnx.Tests.Harness;

/// <summary>Messages about graphs that cannot be read.</summary>
internal static class Refusals
{
    /// <summary>Returns the message about the last tensor of a graph.</summary>
    public static string Of(TestGraph graph, string? output = null) =>
        Assert.Throws<InvalidDataException>(() => graph.Open().LoadInto(new AnyNetwork([4, 3], [Activation.Identity]), output ?? graph.Last)).Message;
}
