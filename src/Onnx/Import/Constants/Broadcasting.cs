using System;

namespace MlpGen.Onnx.Import.Constants;

/// <summary>The rule by which tensors of different shapes are combined: from the last dimension on, a size of 1 is repeated.</summary>
internal static class Broadcasting
{
    /// <summary>Returns the common shape of two tensors. Null if they do not fit, or if there would be too many elements.</summary>
    public static long[]? Shape(long[] a, long[] b)
    {
        long[] shape = new long[Math.Max(a.Length, b.Length)];
        long count = 1;
        for (int i = 1; i <= shape.Length; i++)
        {
            long sizeOfA = i <= a.Length ? a[^i] : 1, sizeOfB = i <= b.Length ? b[^i] : 1;
            if (sizeOfA != sizeOfB && sizeOfA != 1 && sizeOfB != 1)
                return null;
            shape[^i] = sizeOfA == 1 ? sizeOfB : sizeOfA;

            // Both factors are at most 2³¹.
            count *= shape[^i];
            if (count > int.MaxValue)
                return null;
        }

        return shape;
    }

    /// <summary>Returns the index of an element in a tensor that is repeated to a common shape.</summary>
    public static int Index(int index, long[] common, long[] shape)
    {
        int result = 0, stride = 1;
        for (int i = 1; i <= shape.Length; i++)
        {
            int position = (int)(index % common[^i]);
            index = (int)(index / common[^i]);
            if (shape[^i] != 1)
                result += position * stride;
            stride *= (int)shape[^i];
        }

        return result;
    }
}
