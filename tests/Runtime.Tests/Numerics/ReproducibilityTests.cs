using System;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>Results on machines with a fused multiply-add. They have identical bits at every vector width.</summary>
public class ReproducibilityTests
{
    private const int RowCount = 3;
    private readonly Pcg32 _random = new(seed: 11);

    [Fact]
    public void Softmax_and_losses_have_the_bits_recorded_once()
    {
        Assert.SkipUnless(Fma.IsSupported || AdvSimd.IsSupported, "Without a fused multiply-add, two roundings replace one and change the bits.");
        ulong hash = 14695981039346656037;
        for (int size = 1; size <= 67; size++)
        {
            int stride = (size + 3) & ~3;
            var outputs = new PaddedRows(size, RowCount, stride, () => (_random.NextSingle() * 20) - 10);
            var targets = new PaddedRows(size, RowCount, size, _random.Clone().NextSingle);
            PaddedRows values = outputs.Copy();
            Softmax.Rows<MachineRounding>(ref values.First, stride, size, RowCount);
            Mix(ref hash, values);
            Softmax.Backward<MachineRounding>(ref values.First, ref values.First, stride, size, RowCount);
            Mix(ref hash, values);
            Mix(ref hash, values, CrossEntropyLoss.Evaluate<MachineRounding, float>(ref outputs.First, ref values.First, stride, ref targets.First, size, RowCount, 0.3f));
            Mix(ref hash, values, BinaryCrossEntropyLoss.Evaluate<MachineRounding>(ref outputs.First, ref values.First, stride, ref targets.First, size, RowCount, 0.3f));
            Mix(ref hash, values, QuadraticLoss.Evaluate<MachineRounding>(ref outputs.First, ref values.First, stride, ref targets.First, size, RowCount, 0.3f));
        }

        Assert.Equal(16616086088053741816UL, hash);
    }

    /// <summary>Applies FNV-1a, one word at a time.</summary>
    private static void Mix(ref ulong hash, PaddedRows rows, double loss = 0)
    {
        foreach (int bits in rows.RowBits())
            hash = unchecked((hash ^ (uint)bits) * 1099511628211);
        hash = unchecked((hash ^ BitConverter.DoubleToUInt64Bits(loss)) * 1099511628211);
    }
}
