using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;

namespace MlpGen.Int8;

/// <summary>
/// The sums Σ w·q of a layer. They are integers and exact, so their order is free and each way to compute them gives the same numbers.
/// </summary>
internal static partial class IntegerSums
{
    /// <summary>The number of rows that share a load of the weights.</summary>
    public const int BlockRows = 4;

    /// <summary>Computes the sums of rows without vectors.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="bytes">The first byte of the first row.</param>
    /// <param name="stride">The distance between two rows in bytes.</param>
    /// <param name="sums">The destination, rows × padded outputs.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodOptions.Kernel)]
    public static void ComputePlainly(PackedLayer layer, ref byte bytes, int stride, ref int sums, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            ref byte q = ref Unsafe.Add(ref bytes, row * stride);
            ref sbyte w = ref layer.Weights;
            for (int panel = 0; panel < layer.Panels; panel++)
            {
                ref int sum = ref Unsafe.Add(ref sums, (row * layer.PaddedOutputs) + (panel * PackedLayer.PanelOutputs));
                for (int output = 0; output < PackedLayer.PanelOutputs; output++)
                    Unsafe.Add(ref sum, output) = 0;
                for (int group = 0; group < layer.Groups; group++)
                {
                    ref byte four = ref Unsafe.Add(ref q, group * PackedLayer.GroupInputs);
                    int q0 = four, q1 = Unsafe.Add(ref four, 1), q2 = Unsafe.Add(ref four, 2), q3 = Unsafe.Add(ref four, 3);
                    for (int output = 0; output < PackedLayer.PanelOutputs; output++)
                    {
                        Unsafe.Add(ref sum, output) +=
                            (q0 * w) + (q1 * Unsafe.Add(ref w, 1)) + (q2 * Unsafe.Add(ref w, 2)) + (q3 * Unsafe.Add(ref w, 3));
                        w = ref Unsafe.Add(ref w, PackedLayer.GroupInputs);
                    }
                }
            }
        }
    }
}
