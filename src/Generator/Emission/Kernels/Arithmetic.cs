using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>Prints the operations whose results depend on the declared rounding: sums of products, and activations.</summary>
/// <param name="rounding">The rounding.</param>
/// <param name="multiplyAdd">The method of the framework's vector classes that rounds as the machine can. Null if it has none.</param>
internal sealed class Arithmetic(Rounding rounding, string? multiplyAdd)
{
    private readonly string _multiplyAdd = $"$Simd.MultiplyAdd<{TypeArgument(rounding)}>";

    /// <summary>Returns the type argument of the runtime's functions.</summary>
    public static string TypeArgument(Rounding rounding) => $"${rounding}Rounding";

    /// <summary>Returns a call of an activation function.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="arguments">The weighted sum, and the derivative as an out argument if it is needed.</param>
    public string Activate(Activation activation, string arguments) =>
        $"$runtime::MlpGen.Numerics.{activation}.Evaluate<{TypeArgument(rounding)}>({arguments})";

    /// <summary>Prints c ← a·b + c. It is printed piece by piece, because kernels have thousands of these lines.</summary>
    /// <param name="writer">The writer of the file.</param>
    /// <param name="lanes">The number of floats in a vector. 1 for plain loops.</param>
    /// <param name="a">A factor.</param>
    /// <param name="b">A factor.</param>
    /// <param name="sum">The variable c.</param>
    public void PrintMultiplyAdd(CodeWriter writer, int lanes, string a, string b, string sum)
    {
        // A machine without vectors has no fused multiply-add either. The casts round on platforms that keep more digits.
        if (lanes == 1 && rounding != Rounding.Fused)
            writer.Line($"{sum} = (float)((float)({a} * {b}) + {sum});");
        else if (rounding == Rounding.Separate)
            writer.Line($"{sum} += {a} * {b};");
        else if (rounding == Rounding.Machine && multiplyAdd is not null)
            writer.Line($"{sum} = {VectorText.Class(lanes)}.{multiplyAdd}({a}, {b}, {sum});");
        else
            writer.Line($"{sum} = {_multiplyAdd}({a}, {b}, {sum});");
    }
}
