using MlpGen;

namespace Project._1;

/// <summary>A network with the two coordinates of a point as inputs, 16 hidden units, and two moons as classes.</summary>
/// <remarks>The compiler writes the rest. To see it, open Dependencies, Analyzers, MlpGen.Generator in the IDE.</remarks>
[Mlp(2, 16, 2, Hidden = Activation.Tanh, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
public sealed partial class MoonNetwork;
