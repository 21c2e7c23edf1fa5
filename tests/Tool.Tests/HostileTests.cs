using System;
using System.IO;
using System.Linq;
using MlpGen.Tests;
using MlpGen.Tool.Tests.Harness;
using Xunit;

namespace MlpGen.Tool.Tests;

/// <summary>Files that are no models end in one sentence and exit code 2, whatever the command.</summary>
public sealed class HostileTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public static TheoryData<string> Commands => ["inspect", "new", "bench", "convert", "verify"];

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_file_that_is_no_model_is_refused(string command)
    {
        Assert.Contains("does not exist.", Refuse("missing.onnx"), StringComparison.Ordinal);
        Assert.Contains("must end in .onnx or .safetensors (it ends in .txt).", Refuse("note.txt"), StringComparison.Ordinal);
        Directory.CreateDirectory(_scratch["folder.onnx"]);
        Assert.Contains("is a folder.", Refuse("folder.onnx"), StringComparison.Ordinal);
        Refuse("empty.onnx", []);
        Refuse("text.onnx", "This is text, and no model.\n"u8.ToArray());
        Refuse("truncated.onnx", File.ReadAllBytes(Models.Basic)[..2000]);
        Refuse("empty.safetensors", []);
        Refuse("huge header.safetensors", [255, 255, 255, 255, 255, 255, 255, 127]);
        Refuse("long header.safetensors", [0, 0, 1, 0, 0, 0, 0, 0, (byte)'{']);
        Refuse("text.safetensors", "This is text, and no model.\n"u8.ToArray());
        byte[] valid = new Tensors().Layer("0", 3, 4).Layer("2", 4, 2).ToArray();
        Refuse("truncated.safetensors", valid[..^1]);
        Refuse("longer.safetensors", [.. valid, 0]);

        string Refuse(string name, byte[]? content = null)
        {
            string path = content is null ? _scratch[name] : _scratch.With(name, content);
            string error = ToolRun.Refuse(Arguments(command, path));
            Assert.Contains(path, error, StringComparison.Ordinal);
            return error;
        }
    }

    [Fact]
    public void Sizes_that_no_file_has_are_refused_before_memory_is_allocated()
    {
        byte[] file = new Tensors().With(("format", "mlpgen"), ("version", "1"), ("layer_sizes", "2000000000,2000000000"), ("activations", "Relu"), ("loss", "Quadratic")).ToArray();
        Assert.Contains("a layer of 2000000000 units", ToolRun.Refuse("new", _scratch.With("huge.safetensors", file)), StringComparison.Ordinal);
        byte[] wide = new Tensors().With(("format", "mlpgen"), ("version", "1"), ("layer_sizes", "65536,65536"), ("activations", "Relu"), ("loss", "Quadratic")).ToArray();
        Assert.Contains("4295032832 parameters", ToolRun.Refuse("new", _scratch.With("wide.safetensors", wide)), StringComparison.Ordinal);
        byte[] unknown = new Tensors().With(("format", "mlpgen"), ("layer_sizes", "2,2"), ("activations", "7"), ("loss", "Quadratic")).ToArray();
        Assert.Contains("unknown value \"7\"", ToolRun.Refuse("new", _scratch.With("number.safetensors", unknown)), StringComparison.Ordinal);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ToolRun.Refuse("new", _scratch.With("moderate.safetensors", new Tensors().With(
            ("format", "mlpgen"), ("version", "1"), ("layer_sizes", "8192,8192"), ("activations", "Relu"), ("loss", "Quadratic")).ToArray()));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void Every_damaged_file_is_refused_or_used()
    {
        int cases = Depth.Choose(400, 20_000), succeeded = 0, refused = 0;
        MemoryStream ours = new();
        NetworkFile.Save(new Mixed(1), ours, new NetworkTransform { Inputs = new Standardization([1, 2, 3], [1, 2, 3]).WithLimits(-5, 5) });
        (string Name, byte[] Content)[] files =
        [
            ("a.onnx", File.ReadAllBytes(Models.Basic)),
            ("a.safetensors", new Tensors().Layer("0", 3, 4).Layer("2", 4, 2).Add("x", "F64", [1], new byte[8]).ToArray()),
            ("b.safetensors", ours.ToArray()),
        ];
        string[][] commands = [["inspect"], ["inspect", "--json"], ["new"], ["convert"], ["new", "--activations", "Relu", "Identity", "--layers", "0", "2"]];
        for (int seed = 0; seed < cases; seed++)
        {
            (string name, byte[] content) = files[seed % files.Length];
            string path = _scratch.With(name, Damaged(content, new Random(seed)));
            string[] command = commands[seed / files.Length % commands.Length];
            try
            {
                ToolRun run = ToolRun.Of([.. Arguments(command[0], path), .. command[1..]]);
                if (run.ExitCode == 0)
                    succeeded++;
                else
                    refused++;
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"Seed {seed}, {string.Join(' ', command)} {name}", error);
            }
        }

        Assert.InRange(succeeded, cases / 20, cases);
        Assert.InRange(refused, cases / 5, cases);
    }

    private string[] Arguments(string command, string path) => command switch
    {
        "convert" => [command, path, _scratch["converted.onnx"]],
        "verify" => [command, Models.Basic, path, "--rows", "1"],
        "bench" => [command, path, "--time", "1", "--runs", "1"],
        _ => [command, path],
    };

    /// <summary>Changes a few bytes, most of them in the header or among the nodes, or cuts the end off.</summary>
    private static byte[] Damaged(byte[] file, Random random)
    {
        byte[] bytes = [.. file];
        if (random.Next(10) == 0)
            return bytes[..random.Next(bytes.Length)];
        int range = random.Next(4) > 0 ? Math.Min(1200, bytes.Length) : bytes.Length;
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            int at = random.Next(range);
            bytes[at] = random.Next(3) switch
            {
                0 => (byte)random.Next(256),
                1 => (byte)(bytes[at] ^ (1 << random.Next(8))),
                _ => (byte)random.Next('0', '9' + 1),
            };
        }

        return bytes;
    }
}
