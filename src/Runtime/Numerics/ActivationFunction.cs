using System;
using System.Collections.Generic;

namespace MlpGen.Numerics;

/// <summary>The properties of an activation function at run time. To add an activation, add a line to the table.</summary>
/// <param name="apply">The function that turns the weighted sums of a row into outputs, in place.</param>
/// <param name="isRectifier">
/// True if the function passes large positive sums and suppresses negative ones, so that about half of a signal's mean square is lost. Selu
/// compensates for the loss with its λ. Softsign and HardSigmoid saturate on both sides, as Tanh and Sigmoid do.
/// </param>
internal sealed class ActivationFunction(ActivationFunction.Apply apply, bool isRectifier)
{
    private static readonly Dictionary<Activation, ActivationFunction> s_table = new()
    {
        [Activation.Identity] = new(static _ => { }, isRectifier: false),
        [Activation.Sigmoid] = new(EachBy(Sigmoid.Evaluate<MachineRounding>), isRectifier: false),
        [Activation.Tanh] = new(EachBy(Tanh.Evaluate<MachineRounding>), isRectifier: false),
        [Activation.Relu] = new(EachBy(Relu.Evaluate<MachineRounding>), isRectifier: true),
        [Activation.LeakyRelu] = new(EachBy(LeakyRelu.Evaluate<MachineRounding>), isRectifier: true),
        [Activation.Elu] = new(EachBy(Elu.Evaluate<MachineRounding>), isRectifier: true),
        [Activation.Selu] = new(EachBy(Selu.Evaluate<MachineRounding>), isRectifier: false),
        [Activation.Gelu] = new(EachBy(Gelu.Evaluate<MachineRounding>), isRectifier: true),
        [Activation.Swish] = new(EachBy(Swish.Evaluate<MachineRounding>), isRectifier: true),
        [Activation.Softplus] = new(EachBy(Softplus.Evaluate<MachineRounding>), isRectifier: true),
        [Activation.Softsign] = new(EachBy(Softsign.Evaluate<MachineRounding>), isRectifier: false),
        [Activation.HardSigmoid] = new(EachBy(HardSigmoid.Evaluate<MachineRounding>), isRectifier: false),
        [Activation.HardSwish] = new(EachBy(HardSwish.Evaluate<MachineRounding>), isRectifier: true),
        [Activation.Mish] = new(EachBy(Mish.Evaluate<MachineRounding>), isRectifier: true),
        [Activation.Softmax] = new(static row => Softmax.Rows<MachineRounding>(ref row[0], row.Length, row.Length, 1), isRectifier: false),
    };

    /// <summary>Changes a row in place.</summary>
    public delegate void Apply(Span<float> row);

    /// <summary>Gets the function that turns the weighted sums of a row into outputs, in place.</summary>
    public Apply ApplyTo { get; } = apply;

    /// <summary>True if the layers before the function use He's bound in deep networks. See <c>WeightInitializer</c>.</summary>
    public bool IsRectifier { get; } = isRectifier;

    /// <summary>Returns the entry of an activation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The table has no entry for the activation.</exception>
    public static ActivationFunction For(Activation activation) => s_table.TryGetValue(activation, out ActivationFunction? function)
        ? function
        : throw new ArgumentOutOfRangeException(nameof(activation), $"Activation.{activation} is not supported.");

    private static Apply EachBy(Func<float, float> evaluate) => row =>
    {
        foreach (ref float value in row)
            value = evaluate(value);
    };
}
