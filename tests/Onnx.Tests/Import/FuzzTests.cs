using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Google.Protobuf;
using MlpGen.Onnx.Tests.Harness;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Onnx.Tests.Import;

/// <summary>Randomly damaged files end in the documented exception or in a valid network, and need little memory.</summary>
public sealed class FuzzTests
{
    private const long Allowance = 20 * 1024 * 1024;
    private static readonly int s_cases = Depth.Choose(4_000, 20_000);

    [Fact]
    public void Every_damaged_file_is_refused_or_gives_a_network()
    {
        byte[][] files = [.. Files()];
        int refused = 0, loaded = 0;
        for (int seed = 0; seed < s_cases; seed++)
        {
            byte[] file = Damaged(files[seed % files.Length], new Random(seed));
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                OnnxModel model = OnnxFile.Open(new MemoryStream(file), new OnnxOpenOptions { ApproximateGelu = seed % 2 == 0 });
                foreach (OnnxCandidate candidate in model.Candidates.Where(candidate => candidate.LayerSizes.Max() <= 500))
                {
                    AnyNetwork network = new(candidate);
                    ColumnTransform? transform = model.LoadInto(network, candidate.Output);
                    Assert.All(network.Parameters, parameter => Assert.True(float.IsFinite(parameter)));
                    Assert.Equal(network.InputSize, transform?.ColumnCount ?? network.InputSize);
                    loaded++;
                }
            }
            catch (InvalidDataException)
            {
                refused++;
            }
            catch (Exception error)
            {
                Assert.Fail($"Seed {seed} ends in {error}");
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated <= (2 * file.Length) + Allowance, $"Seed {seed}: {file.Length} bytes made the reader allocate {allocated} bytes.");
        }

        // Both must happen often, or the damage is of the wrong size.
        Assert.InRange(refused, s_cases / 10, int.MaxValue);
        Assert.InRange(loaded, s_cases / 10, int.MaxValue);
    }

    private static IEnumerable<byte[]> Files()
    {
        yield return File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Models", "Basic.onnx"));
        MemoryStream saved = new();
        ColumnTransform transform = new Standardization([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]).WithLimits(-5, 5);
        OnnxFile.Save(new GeluNetwork(1), saved, new OnnxExportOptions { Transform = new NetworkTransform { Inputs = transform } });
        yield return saved.ToArray();
        TestGraph graph = new(17, ("a", 2), ("b", 3));
        string deviation = graph.Add("Sqrt", [graph.Positive(2)]).Last;
        string a = graph.Add("Div", ["a", deviation]).Add("Clip", ["?", graph.Float(-1), graph.Float(1)]).Last;
        graph.Add("Concat", [a, "b"], ("axis", 1L)).Add("Reshape", ["?", graph.Ints(-1, 5)]).Gemm(5, 6);
        graph.Add("BatchNormalization", ["?", graph.Random(6), graph.Random(6), graph.Random(6), graph.Positive(6)]).Add("HardSwish");
        graph.Add("MatMul", ["?", graph.Random(6, 3)]).Add("Add", ["?", graph.Random(3)]).Add("Softmax");
        yield return graph.Model.ToByteArray();
    }

    /// <summary>Changes, removes, repeats or swaps a few bytes. Most changes are near the texts and sizes, which are shorter than the weights.</summary>
    private static byte[] Damaged(byte[] file, Random random)
    {
        List<byte> bytes = [.. file];
        for (int change = random.Next(1, 4); change > 0 && bytes.Count > 8; change--)
        {
            int at = random.Next(bytes.Count), length = random.Next(1, Math.Min(16, bytes.Count - at + 1));
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes[at] = random.Next(2) == 0 ? (byte)0xFF : (byte)0;
                    break;
                default:
                    if (random.Next(10) == 0)
                        bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
