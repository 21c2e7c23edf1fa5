using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>
/// Prints the passes of activations that are too long for a tile's epilogue. A pass covers all floats of a block in whole cache lines, for
/// which every buffer has room. It exists with and without the derivative for the backward pass.
/// </summary>
internal sealed class ActivationEmitter(CodeWriter writer, WidthPlan width, Arithmetic arithmetic)
{
    private const int CacheLine = 16;

    private readonly string _type = VectorText.Type(width.Lanes);

    /// <summary>Prints the passes of one activation, without the derivative and with it, as far as they are needed.</summary>
    public void Emit(ActivationPass pass)
    {
        Activation activation = pass.Activation;
        ActivationFacts facts = ActivationFacts.For(activation);
        string z = VectorText.Load(width.Lanes, "values", "i");
        if (pass.Inference)
        {
            writer.Blank();
            writer.Line($"// {facts.Formula}, in place.");
            writer.Line(KernelText.Optimize);
            using (writer.Block($"internal static void {activation}(ref float values, int count)"))
            using (Loop())
            {
                writer.Line($"{_type} z = {z};");
                writer.Line(VectorText.Store(width.Lanes, arithmetic.Activate(activation, "z"), "values", "i"));
            }
        }

        if (!pass.Training)
            return;
        writer.Blank();
        writer.Line($"// {facts.Formula}, in place, and {facts.DerivativeFormula} for the backward pass.");
        writer.Line(KernelText.Optimize);
        using (writer.Block($"internal static void {activation}(ref float values, ref float derivatives, int count)"))
        using (Loop())
        {
            writer.Line($"{_type} z = {z};");
            writer.Line($"{_type} a = {arithmetic.Activate(activation, $"z, out {_type} derivative")};");
            writer.Line(VectorText.Store(width.Lanes, "a", "values", "i"));
            writer.Line(VectorText.Store(width.Lanes, "derivative", "derivatives", "i"));
        }
    }

    private CodeWriter.Scope Loop()
    {
        if (width.IsScalar || width.Lanes == CacheLine)
            return writer.Block($"for ($nuint i = 0; i < ($nuint)count; {(width.IsScalar ? "i++" : $"i += {width.Lanes}")})");
        writer.Line("// Whole cache lines, because every buffer ends on one.");
        writer.Line($"$nuint end = (($nuint)count + {CacheLine - 1}) & ~($nuint){CacheLine - 1};");
        return writer.Block($"for ($nuint i = 0; i < end; i += {width.Lanes})");
    }
}
