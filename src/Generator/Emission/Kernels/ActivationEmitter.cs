using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>
/// Prints the passes of activations that are too long for a tile's epilogue. A pass covers all floats of a block in whole cache lines, for
/// which every buffer has room. It exists with and without the derivative for the backward pass.
/// </summary>
internal sealed class ActivationEmitter(CodeWriter writer, int width)
{
    private const int CacheLine = 16;

    /// <summary>Prints the passes of one activation: with the derivative, and without it if inference needs that.</summary>
    public void Emit(ActivationPass pass)
    {
        Activation activation = pass.Activation;
        string evaluate = $"$runtime::MlpGen.Numerics.{activation}.Evaluate";
        string vector = $"$Vector{width}";
        ActivationFacts facts = ActivationFacts.For(activation);
        if (pass.Inference)
        {
            writer.Blank();
            writer.Line($"// {facts.Formula}, in place.");
            writer.Line(KernelText.Optimize);
            using (writer.Block($"internal static void {activation}(ref float values, int count)"))
            using (Loop())
            {
                writer.Line(width == 0
                    ? $"$Unsafe.Add(ref values, i) = {evaluate}($Unsafe.Add(ref values, i));"
                    : VectorText.Store(vector, $"{evaluate}({vector}.LoadUnsafe(ref values, i))", "values", "i"));
            }
        }

        writer.Blank();
        writer.Line($"// {facts.Formula}, in place, and {facts.DerivativeFormula} for the backward pass.");
        writer.Line(KernelText.Optimize);
        using (writer.Block($"internal static void {activation}(ref float values, ref float derivatives, int count)"))
        using (Loop())
        {
            if (width == 0)
            {
                writer.Line("ref float derivative = ref $Unsafe.Add(ref derivatives, i);");
                writer.Line($"$Unsafe.Add(ref values, i) = {evaluate}($Unsafe.Add(ref values, i), out derivative);");
                return;
            }

            writer.Line($"{vector}<float> z = {vector}.LoadUnsafe(ref values, i);");
            writer.Line($"{vector}<float> a = {evaluate}(z, out {vector}<float> derivative);");
            writer.Line(VectorText.Store(vector, "a", "values", "i"));
            writer.Line(VectorText.Store(vector, "derivative", "derivatives", "i"));
        }
    }

    private CodeWriter.Scope Loop()
    {
        if (width is 0 or 512)
            return writer.Block($"for ($nuint i = 0; i < ($nuint)count; i += {(width == 0 ? 1 : CacheLine)})");
        writer.Line("// Whole cache lines, because every buffer ends on one.");
        writer.Line($"$nuint end = (($nuint)count + {CacheLine - 1}) & ~($nuint){CacheLine - 1};");
        return writer.Block($"for ($nuint i = 0; i < end; i += {width / 32})");
    }
}
