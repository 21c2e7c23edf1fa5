using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Benchmarks.Hosting;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlpGen.Benchmarks.TorchSharp;

/// <summary>The network of a problem as modules.</summary>
internal static class TorchNetwork
{
    /// <summary>Returns linear layers and activations. Omits Softmax if the loss includes it.</summary>
    public static Sequential Create(HostedProblem problem)
    {
        List<nn.Module<Tensor, Tensor>> modules = [];
        int next = 0;
        for (int l = 0; l + 1 < problem.Sizes.Length; l++)
        {
            int inputs = problem.Sizes[l], outputs = problem.Sizes[l + 1];
            Linear linear = nn.Linear(inputs, outputs);
            using (no_grad())
            {
                linear.weight!.copy_(tensor(problem.Parameters[next..(next + (inputs * outputs))], [outputs, inputs]));
                next += inputs * outputs;
                linear.bias!.copy_(tensor(problem.Parameters[next..(next + outputs)]));
                next += outputs;
            }

            modules.Add(linear);
            bool last = l + 2 == problem.Sizes.Length;
            if (Activation(last ? problem.Output : problem.Hidden, problem.Kind != "Forward") is { } activation)
                modules.Add(activation);
        }

        return nn.Sequential(modules);
    }

    public static Func<Tensor, Tensor, Tensor> Loss(HostedProblem problem)
    {
        if (problem.Loss == "CrossEntropy")
            return nn.CrossEntropyLoss().forward;
        if (problem.Loss == "MeanSquaredError")
            return nn.MSELoss().forward;
        double scale = 0.5 / problem.Rows;
        return (output, target) => (output - target).square().sum() * scale;
    }

    /// <summary>Returns a tensor for each batch of an array with the given number of values in each row.</summary>
    public static Tensor[] Batches(HostedProblem problem, float[] values, int perRow) =>
        [.. Enumerable.Range(0, problem.Batches).Select(batch => tensor(problem.Batch(values, batch, perRow), [problem.Rows, perRow]))];

    private static nn.Module<Tensor, Tensor>? Activation(string name, bool trains) => name switch
    {
        "Sigmoid" => nn.Sigmoid(),
        "Tanh" => nn.Tanh(),
        "Relu" => nn.ReLU(),
        "Softmax" when !trains => nn.Softmax(1),
        _ => null,
    };
}
