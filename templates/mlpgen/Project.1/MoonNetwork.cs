using MlpGen;

namespace Project._1;

/// <summary>The two coordinates of a point, 16 hidden units, two moons. The compiler writes the rest: look below Dependencies, Analyzers, MlpGen.Generator.</summary>
[Mlp(2, 16, 2, Hidden = Activation.Tanh, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
public sealed partial class MoonNetwork;
