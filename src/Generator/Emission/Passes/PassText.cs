using System.Linq;
using MlpGen.Generator.Emission.Layout;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>What the passes share: parameter lists, places in the workspace, the loop over blocks, and the output layer's activation.</summary>
internal sealed class PassText(CodeWriter writer, NetworkPlan plan)
{
    /// <summary>The places in scratch, by name.</summary>
    public Places Places { get; } = new(plan);

    /// <summary>The parameter of the width switch, where there is one.</summary>
    public string Width => plan.WidthSwitch ? "int width, " : string.Empty;

    /// <summary>The argument that hands it on.</summary>
    public string PassWidth => plan.WidthSwitch ? "width, " : string.Empty;

    /// <summary>Aᴸ in the workspace.</summary>
    public string Outputs => Places.Activations(plan.Last);

    /// <summary>δᴸ in the workspace.</summary>
    public string OutputDeltas => Places.Deltas(plan.Last);

    /// <summary>Opens the loop over blocks: first is the first row of a block, count its rows.</summary>
    public CodeWriter.Scope BlockLoop()
    {
        CodeWriter.Scope scope = writer.Block($"for (int first = 0; first < rows; first += {plan.Memory.BlockRows})");
        writer.Line($"int count = Math.Min({plan.Memory.BlockRows}, rows - first);");
        return scope;
    }

    /// <summary>Where the rows of a block begin.</summary>
    public static string BlockOf(string start, int perRow) =>
        perRow == 1 ? $"ref Unsafe.Add(ref {start}, first)" : $"ref Unsafe.Add(ref {start}, (nint)first * {perRow})";

    /// <summary>Whether some layer reads transposed weights on the way back.</summary>
    public bool HasTranspose(bool hidden) => (hidden ? plan.Layers.Skip(1) : plan.Layers.Take(1)).Any(layer => !layer.Delta.Transposed);

    /// <summary>Forward for the way back, with units dropped or without.</summary>
    public void ForwardTraining(string block, string? draw = null) => writer.Line(
        $"ForwardTraining({PassWidth}ref parameters, {block}, count, ref workspace{(plan.HasDropout ? $", {draw ?? "default"}" : string.Empty)});");

    /// <summary>From sums to activations of the output layer.</summary>
    public void ActivateOutputs(bool withDerivative)
    {
        if (plan.Output.Pass == OutputPass.Softmax)
            writer.Line($"Finish({PassWidth}{Outputs}, count);");
        else if (plan.Output.Pass == OutputPass.Activation && withDerivative)
            writer.Line($"ActivateOutputs({PassWidth}{Outputs}, {Places.OutputDerivatives}, count * {plan.Last.Stride});");
        else if (plan.Output.Pass == OutputPass.Activation)
            writer.Line($"ActivateOutputs({PassWidth}{Outputs}, count * {plan.Last.Stride});");
    }

    /// <summary>From ∂E/∂aᴸ to δᴸ.</summary>
    public void ToOutputDelta()
    {
        if (plan.Output.Pass == OutputPass.Softmax)
            writer.Line("SoftmaxDelta(ref workspace, count);");
        else if (plan.Last.Derivative != DerivativeSource.One)
            writer.Line($"OutputDelta({PassWidth}ref workspace, count);");
    }
}
