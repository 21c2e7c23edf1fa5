using Playground.Data;

namespace Playground.Learning;

/// <summary>The selection of the controls of the page.</summary>
public sealed record ExperimentSettings
{
    public DataSetKind Data { get; init; } = DataSetKind.Circle;

    /// <summary>The largest distance by which a point is moved, along each axis.</summary>
    public float Noise { get; init; } = 0.2f;

    /// <summary>The share of the points that only measure the network.</summary>
    public float TestShare { get; init; } = 0.25f;

    public Topology Topology { get; init; } = Topology.Default;

    public DeclaredNetwork Network { get; init; } = Topology.Default.Networks[0];

    public OptimizerKind Optimizer { get; init; } = OptimizerKind.All[0];

    public float LearningRate { get; init; } = OptimizerKind.All[0].LearningRate;

    public int BatchSize { get; init; } = 32;

    public int Seed { get; init; } = 1;
}
