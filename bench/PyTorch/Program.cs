using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using MlpGen;
using MlpGen.PyTorch;

// The side of MlpGen in eng/pytorch.sh: loads what PyTorch has saved, compares the outputs, and saves a network of its own.
string folder = args[0];
float[] inputs = Floats("inputs.bin");
bool isRight = true;
foreach (string kind in new[] { "sequential", "fc" })
{
    foreach (string type in new[] { "F32", "F16", "BF16", "F64" })
    {
        Net loaded = Net.Load(Path.Combine(folder, $"{kind}-{type}.safetensors"));
        float[] expected = Floats($"{kind}-{type}.expected"), found = loaded.Forward(inputs);
        float error = found.Zip(expected, (a, b) => MathF.Abs(a - b)).Max() / expected.Max(MathF.Abs);
        Console.WriteLine(FormattableString.Invariant($"PyTorch to MlpGen, {kind}, {type}: largest difference {error:e1} of the largest output"));
        isRight &= error < 1e-5f;
    }

    Net net = new(seed: 2);
    TensorNames names = kind == "fc" ? TensorNames.FullyConnected : TensorNames.Sequential;
    NetworkFile.Save(net, Path.Combine(folder, $"mlpgen-{kind}.safetensors"), names);
    File.WriteAllBytes(Path.Combine(folder, $"mlpgen-{kind}.expected"), MemoryMarshal.AsBytes<float>(net.Forward(inputs)).ToArray());
}

return isRight ? 0 : 1;

float[] Floats(string name) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, name))).ToArray();

namespace MlpGen.PyTorch
{
    [Mlp(5, 17, 9, 3, Hidden = Activation.Tanh, Output = Activation.Identity, Loss = Loss.MeanSquaredError)]
    internal sealed partial class Net;
}
