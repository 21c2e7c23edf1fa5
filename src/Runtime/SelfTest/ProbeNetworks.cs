namespace MlpGen.SelfTest;

#pragma warning disable CS3016 // No other language sees these internal types.
// The generator writes these two as it writes those of users.

/// <summary>A small network that rounds each multiply-add once.</summary>
[Mlp(6, 18, 4, Hidden = Activation.Tanh, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Rounding = Rounding.Fused)]
internal sealed partial class FusedProbe;

/// <summary>A small network that rounds each product and each sum.</summary>
[Mlp(6, 18, 4, Hidden = Activation.Tanh, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Rounding = Rounding.Separate)]
internal sealed partial class SeparateProbe;
