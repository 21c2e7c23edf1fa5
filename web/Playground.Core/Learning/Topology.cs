using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen;

namespace Playground.Learning;

/// <summary>Layers that the visitor can choose, with the declared classes that have them.</summary>
/// <param name="Name">The name that the page shows.</param>
/// <param name="Networks">One class for each rate of dropout. The first has the lowest.</param>
public sealed record Topology(string Name, IReadOnlyList<DeclaredNetwork> Networks)
{
    public static IReadOnlyList<Topology> All { get; } =
    [
        One("2-1, logistic regression", nameof(Logistic), seed => new Logistic(seed)),
        One("2-4-1 Tanh", nameof(Tanh4), seed => new Tanh4(seed)),
        One("2-8-1 Sigmoid, quadratic loss", nameof(Sigmoid8), seed => new Sigmoid8(seed)),
        One("2-8-1 Softplus", nameof(Softplus8), seed => new Softplus8(seed)),
        One("2-24-1 Mish", nameof(Mish24), seed => new Mish24(seed)),
        One("2-4-4-1 Tanh", nameof(Tanh44), seed => new Tanh44(seed)),
        One("2-8-8-1 Tanh", nameof(Tanh88), seed => new Tanh88(seed)),
        One("2-8-8-1 Relu", nameof(Relu88), seed => new Relu88(seed)),
        One("2-8-8-1 Elu, squared error", nameof(Elu88), seed => new Elu88(seed)),
        One("2-12-8-1 Gelu", nameof(Gelu128), seed => new Gelu128(seed)),
        new("2-16-16-1 Relu, with or without dropout",
        [
            new(nameof(Relu1616), 0, seed => new Relu1616(seed)),
            new(nameof(Relu1616Dropout10), 0.1f, seed => new Relu1616Dropout10(seed)),
            new(nameof(Relu1616Dropout30), 0.3f, seed => new Relu1616Dropout30(seed)),
        ]),
        One("2-6-6-6-1 Swish", nameof(Swish666), seed => new Swish666(seed)),
        One("2-6-6-6-6-1 LeakyRelu", nameof(LeakyRelu6666), seed => new LeakyRelu6666(seed)),
    ];

    public static Topology Default { get; } = All.First(topology => topology.Networks[0].ClassName == nameof(Tanh88));

    private static Topology One(string name, string className, Func<int, INetwork> create) => new(name, [new(className, 0, create)]);
}
