using System;

namespace MlpGen.Networks.Tests.Contract;

// Networks with user-defined base classes, interfaces, constructors and nesting.

internal abstract class Agent
{
    public string Name { get; set; } = "agent";
}

[Mlp(2, 3, 1)]
internal sealed partial class AgentNetwork : Agent, IComparable<AgentNetwork>
{
    private readonly int _rank = 5;

    public int CompareTo(AgentNetwork? other) => _rank.CompareTo(other?._rank);
}

[Mlp(2, 3, 1)]
internal sealed partial class NetworkWithConstructor
{
    public NetworkWithConstructor(string tag) => Tag = tag;

    public string Tag { get; }
}

[Mlp(2, 3, 1)]
internal sealed partial class NetworkWithPrimaryConstructor(string tag)
{
    public string Tag { get; } = tag;
}

[Mlp(2, 3, 1)]
internal sealed partial class NetworkWithInstance
{
    // This initializer runs before those of static fields in any other part of the class.
    public static readonly NetworkWithInstance Default = new(seed: 4);

    public static readonly int Depth = LayerSizes.Length;
}

[Mlp(2, 3, 1)]
internal sealed partial class NetworkWithStaticConstructor
{
    static NetworkWithStaticConstructor() => Tag = "static";

    public static string Tag { get; }
}

[Mlp(2, 3, 1)]
public partial class OpenNetwork
{
    public string? Extra { get; init; }
}

internal sealed class DerivedNetwork(int seed) : OpenNetwork(seed);

internal static partial class Outer
{
    internal partial struct Middle
    {
        [Mlp(2, 3, 1)]
        internal sealed partial class Nested;
    }
}
