using MlpGen.Generator.Emission.Layout;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Passes;

/// <summary>
/// Prints the text that passes share: declarations, calls, places in the workspace, the loop over blocks, and the output activation.
/// </summary>
internal sealed class PassPrinter(CodeWriter writer, NetworkPlan plan)
{
    /// <summary>The named places in scratch memory.</summary>
    public LayoutReferences References { get; } = new(plan);

    /// <summary>The reference to Aᴸ in the workspace.</summary>
    public string Outputs => References.Activations(plan.Last);

    /// <summary>The reference to δᴸ in the workspace.</summary>
    public string OutputDeltas => References.Deltas(plan.Last);

    /// <summary>Opens a pass. Each pass takes the vector width, if it can be switched, and the parameters.</summary>
    /// <param name="head">The declaration up to the parameters.</param>
    /// <param name="parameters">The other parameters.</param>
    /// <param name="constraints">The constraints of its type parameters.</param>
    public CodeWriter.Scope Pass(string head, string[] parameters, params string?[] constraints)
    {
        string[] all = ["ref float parameters", .. parameters];
        return writer.Block($"internal static {head}(", plan.WidthSwitch ? ["int width", .. all] : all, ")", constraints);
    }

    /// <summary>Prints a call of a method that takes the vector width, if it can be switched.</summary>
    public void Call(string method, params string[] arguments) =>
        writer.List($"{method}(", plan.WidthSwitch ? ["width", .. arguments] : arguments, ");");

    /// <summary>Opens the loop over blocks. <c>first</c> is the first row of a block, <c>count</c> the number of its rows.</summary>
    public CodeWriter.Scope BlockLoop()
    {
        CodeWriter.Scope scope = writer.Block($"for (int first = 0; first < rows; first += {plan.Memory.BlockRows})");
        writer.Line($"int count = $Math.Min({plan.Memory.BlockRows}, rows - first);");
        return scope;
    }

    /// <summary>Returns the reference to the first value of a block.</summary>
    public static string BlockOf(string start, int perRow) =>
        perRow == 1 ? $"ref $Unsafe.Add(ref {start}, first)" : $"ref $Unsafe.Add(ref {start}, ($nint)first * {perRow})";

    /// <summary>Prints a call of the forward pass of training, with or without dropout.</summary>
    public void ForwardTraining(string block, string draw = "default")
    {
        string[] arguments = ["ref parameters", block, "count", "ref workspace"];
        Call("ForwardTraining", plan.HasDropout ? [.. arguments, draw] : arguments);
    }

    /// <summary>Prints a call of the forward pass of inference for a block, from <c>inputs</c> to <c>target</c>.</summary>
    public void ForwardRows() =>
        Call("ForwardRows", "ref parameters", BlockOf("inputs", plan.InputSize), "count", "ref target", "ref scratch");

    /// <summary>Prints the step from sums to activations of the output layer in inference.</summary>
    public void Finish(string target, string rows)
    {
        if (plan.Output.Pass != OutputPass.None)
            Call("Finish", $"ref {target}", rows);
    }

    /// <summary>Prints the step from sums to activations of the output layer in training, which keeps the derivative.</summary>
    public void ActivateOutputs()
    {
        string count = $"count * {plan.Last.Stride}";
        if (plan.Output.Pass == OutputPass.Softmax)
            Call("Finish", Outputs, "count");
        else if (plan.Output.Pass == OutputPass.Activation)
            Call("ActivateOutputs", Outputs, References.OutputDerivatives, count);
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

    /// <summary>Prints a call that copies rows out of padded memory.</summary>
    public void Unpad(string padded, int stride, string rows, int size, string count) =>
        writer.List("$VectorRows.Unpad(", [padded, $"{stride}", rows, $"{size}", count], ");");
}
