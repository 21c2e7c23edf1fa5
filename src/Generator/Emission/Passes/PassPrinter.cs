using MlpGen.Generator.Emission.Layout;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>
/// Prints what all passes share: heads and calls, places in the workspace, the loop over blocks, and the output layer's activation.
/// </summary>
internal sealed class PassPrinter(CodeWriter writer, NetworkPlan plan)
{
    /// <summary>The places in scratch, by name.</summary>
    public Places Places { get; } = new(plan);

    /// <summary>Aᴸ in the workspace.</summary>
    public string Outputs => Places.Activations(plan.Last);

    /// <summary>δᴸ in the workspace.</summary>
    public string OutputDeltas => Places.Deltas(plan.Last);

    /// <summary>Opens a pass: each takes the vector width, where it can be switched, and the parameters.</summary>
    /// <param name="head">The head up to the parameters.</param>
    /// <param name="parameters">What it takes besides.</param>
    /// <param name="constraints">The constraints of its type parameters.</param>
    public CodeWriter.Scope Pass(string head, string[] parameters, params string?[] constraints)
    {
        string[] all = ["ref float parameters", .. parameters];
        return writer.Block($"internal static {head}(", plan.WidthSwitch ? ["int width", .. all] : all, ")", constraints);
    }

    /// <summary>Prints a call of a method that takes the vector width, where it can be switched.</summary>
    public void Call(string method, params string[] arguments) =>
        writer.List($"{method}(", plan.WidthSwitch ? ["width", .. arguments] : arguments, ");");

    /// <summary>Opens the loop over blocks: first is the first row of a block, count its rows.</summary>
    public CodeWriter.Scope BlockLoop()
    {
        CodeWriter.Scope scope = writer.Block($"for (int first = 0; first < rows; first += {plan.Memory.BlockRows})");
        writer.Line($"int count = $Math.Min({plan.Memory.BlockRows}, rows - first);");
        return scope;
    }

    /// <summary>The first number of a block's rows.</summary>
    public static string BlockOf(string start, int perRow) =>
        perRow == 1 ? $"ref $Unsafe.Add(ref {start}, first)" : $"ref $Unsafe.Add(ref {start}, ($nint)first * {perRow})";

    /// <summary>Prints the forward pass of training, with units dropped or without.</summary>
    public void ForwardTraining(string block, string draw = "default")
    {
        string[] arguments = ["ref parameters", block, "count", "ref workspace"];
        Call("ForwardTraining", plan.HasDropout ? [.. arguments, draw] : arguments);
    }

    /// <summary>Prints the step from sums to activations of the output layer.</summary>
    public void ActivateOutputs(bool withDerivative)
    {
        string count = $"count * {plan.Last.Stride}";
        if (plan.Output.Pass == OutputPass.Softmax)
            Call("Finish", Outputs, "count");
        else if (plan.Output.Pass == OutputPass.Activation && withDerivative)
            Call("ActivateOutputs", Outputs, Places.OutputDerivatives, count);
        else if (plan.Output.Pass == OutputPass.Activation)
            Call("ActivateOutputs", Outputs, count);
    }

    /// <summary>Prints the step from ∂E/∂aᴸ to δᴸ.</summary>
    public void ToOutputDelta()
    {
        if (plan.Output.Pass == OutputPass.Softmax)
            writer.Line("SoftmaxDelta(ref workspace, count);");
        else if (plan.Last.Derivative != DerivativeSource.One)
            Call("OutputDelta", "ref workspace", "count");
    }

    /// <summary>Prints the step from δᴸ to the δ of every hidden layer.</summary>
    public void HiddenDeltas()
    {
        if (plan.Layers.Count > 1)
            Call("HiddenDeltas", "ref parameters", "ref workspace", "count");
    }

    /// <summary>Copies rows out of padded memory.</summary>
    public void Unpad(string padded, int stride, string rows, int size, string count) =>
        writer.List("$Rows.Unpad(", [padded, $"{stride}", rows, $"{size}", count], ");");
}
