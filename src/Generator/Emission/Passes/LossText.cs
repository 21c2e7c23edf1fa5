using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>
/// Prints what every pass with a loss needs: the type of its targets, and the loss of a block with or without its gradient.
/// </summary>
internal sealed class LossText(CodeWriter writer, NetworkPlan plan)
{
    private readonly string _loss = $"${plan.Output.LossClass}";

    /// <summary>
    /// Returns the type of a target. Targets of a classifier may be class indices, so its passes are generic over their type.
    /// </summary>
    public static string Target(NetworkPlan plan) => plan.IsClassifier ? "TTarget" : "float";

    /// <summary>Returns the type parameters of a pass with targets.</summary>
    public static string TypeParameter(NetworkPlan plan) => plan.IsClassifier ? "<TTarget>" : string.Empty;

    /// <summary>Returns the constraint of that type parameter, or null.</summary>
    public static string? Constraint(NetworkPlan plan) => plan.IsClassifier ? "where TTarget : struct" : null;

    /// <summary>The reference to the first target of a block.</summary>
    public string TargetsOfBlock => plan.IsClassifier
        ? $"ref $Unsafe.Add(ref y, ($nint)first * {_loss}.TargetsPerRow<TTarget>({plan.OutputSize}))"
        : PassPrinter.BlockOf("y", plan.OutputSize);

    /// <summary>Prints the loss of a block. Its sizes are literals, so the JIT removes the cases for other sizes.</summary>
    /// <param name="parameters">The parameters of the method.</param>
    /// <param name="outputs">The reference to the outputs of the block.</param>
    /// <param name="deltas">The reference to the destination of the gradient, or null for none.</param>
    /// <param name="scale">The weight of each row in the gradient, or null for none.</param>
    public void EmitOfBlock(string[] parameters, string outputs, string? deltas = null, string? scale = null)
    {
        string[] block = [$"{plan.Last.Stride}", "ref targets", $"{plan.OutputSize}", "rows"];
        string[] arguments = deltas is null ? [outputs, .. block] : [outputs, deltas, .. block, scale!];
        string types = $"{Arithmetic.TypeArgument(plan.Rounding)}{(plan.IsClassifier ? ", TTarget" : string.Empty)}";
        writer.Blank();
        writer.Line(KernelText.Optimize);
        using (writer.Block($"private static double LossOfBlock{TypeParameter(plan)}(", parameters, ")", Constraint(plan)))
            writer.List($"return {_loss}.Evaluate<{types}>(", arguments, ");");
    }
}
