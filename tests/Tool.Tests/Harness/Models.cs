using System;
using System.IO;

namespace MlpGen.Tool.Tests.Harness;

/// <summary>The policies that Unity ML-Agents trained for its examples.</summary>
internal static class Models
{
    public const string Mu = "/_continuous_distribution/mu/Gemm_output_0";

    public static string Ball => File("3DBall");

    public static string Basic => File("Basic");

    public static string WallJump => File("SmallWallJump");

    /// <summary>The heads of the third policy.</summary>
    public static string[] Heads { get; } = ["logits", "logits.3", "logits.7", "logits.11"];

    private static string File(string name) => Path.Combine(AppContext.BaseDirectory, "Models", $"{name}.onnx");
}
