using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Benchmarks.Workloads;

/// <summary>The operation on a network.</summary>
internal enum OperationKind
{
    /// <summary>A forward pass of some rows.</summary>
    Forward,

    /// <summary>A training step with stochastic gradient descent, learning rate 0.01.</summary>
    Sgd,

    /// <summary>A training step with Adam, learning rate 0.0001.</summary>
    Adam,
}

/// <summary>One line of the tables: a workload, the operation, and the number of rows.</summary>
internal sealed record Operation(Workload Workload, OperationKind Kind, int Rows)
{
    /// <summary>The compared operations.</summary>
    public static Operation[] Compared { get; } =
    [
        .. Workload.All.Select(workload => new Operation(workload, OperationKind.Forward, 1)),
        Create("W5", OperationKind.Forward, 256),
        Create("W6", OperationKind.Forward, 128),
        Create("W1", OperationKind.Sgd, 1),
        Create("W1", OperationKind.Sgd, 4),
        Create("W2", OperationKind.Sgd, 32),
        Create("W2", OperationKind.Adam, 32),
        Create("W3", OperationKind.Sgd, 64),
        Create("W3", OperationKind.Adam, 64),
        Create("W4", OperationKind.Sgd, 32),
        Create("W5", OperationKind.Sgd, 64),
        Create("W5", OperationKind.Adam, 64),
        Create("W6", OperationKind.Sgd, 128),
    ];

    public bool IsStep => Kind != OperationKind.Forward;

    public string Name =>
        $"{Workload.Id} {string.Join('-', Workload.Sizes)}, {(IsStep ? $"{Kind} step" : "forward")}, {Rows} row{(Rows == 1 ? "" : "s")}";

    /// <summary>The multiplications and additions of one call. The first layer needs no delta of its inputs. Activations and optimizer are not counted.</summary>
    public double Flops => 2.0 * Rows * (IsStep ? (2 * Workload.MultiplyAdds(0)) + Workload.MultiplyAdds(1) : Workload.MultiplyAdds(0));

    /// <summary>True if reading the parameters takes longer than computing with them, as in one row through a network that no first-level cache holds.</summary>
    public bool IsBoundByReading => Kind == OperationKind.Forward && Rows == 1 && Workload.ParameterCount * sizeof(float) > 64 * 1024;

    /// <summary>Each workload with one row, with its mini-batch, and with both optimizers.</summary>
    public static IEnumerable<Operation> Each(Workload workload) =>
    [
        new(workload, OperationKind.Forward, 1),
        new(workload, OperationKind.Forward, workload.StepRows),
        new(workload, OperationKind.Sgd, workload.StepRows),
        new(workload, OperationKind.Adam, workload.StepRows),
    ];

    private static Operation Create(string id, OperationKind kind, int rows) => new(Workload.All.Single(workload => workload.Id == id), kind, rows);
}
