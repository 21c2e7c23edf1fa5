extern alias Runtime;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using Xunit;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Runs a compiled network and compares its outputs, loss and gradient with those of plain formulas.</summary>
internal static class NumberCheck
{
    private const int MaxParameters = 300;
    private const int Rows = 3;
    private const double OutputTolerance = 2e-5;
    private const double GradientTolerance = 2e-4;

    /// <summary>Fails if the results differ. Returns false if the network is too large to compare.</summary>
    public static bool Run(byte[] image, RunnableNetwork runnable)
    {
        if (runnable.Topology.ParameterCount > MaxParameters)
            return false;
        AssemblyLoadContext context = new(runnable.FullName, isCollectible: true);
        try
        {
            Type type = context.LoadFromStream(new MemoryStream(image)).GetTypes().Single(type => type.FullName == runnable.FullName);
            Assert.Equal(runnable.HasSelfChecks, type.GetMethod("VerifyKernels", Type.EmptyTypes) is not null);
            Compare((Runtime::MlpGen.INetwork)Activator.CreateInstance(type, 7)!, runnable.Topology);
            return true;
        }
        finally
        {
            context.Unload();
        }
    }

    private static void Compare(Runtime::MlpGen.INetwork network, Topology topology)
    {
        Random random = new(topology.Sizes![0]);
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        Assert.Contains(parameters, parameter => parameter != 0);
        parameters = Draw(random, network.ParameterCount);
        network.SetParameters(parameters);
        PlainNetwork plain = new(topology, Array.ConvertAll(parameters, value => (double)value));
        float[] inputs = Draw(random, Rows * network.InputSize);
        float[] targets = Array.ConvertAll(Draw(random, Rows * network.OutputSize), value => Math.Abs(value));
        (double[] Input, double[] Target)[] rows =
            [.. Enumerable.Range(0, Rows).Select(row => (Row(inputs, row, network.InputSize), Row(targets, row, network.OutputSize)))];

        float[] outputs = new float[Rows * network.OutputSize];
        network.Forward(inputs, outputs);
        AssertClose(rows.SelectMany(row => plain.Forward(row.Input)), outputs, OutputTolerance);
        float[] one = new float[network.OutputSize];
        network.Forward(inputs.AsSpan(0, network.InputSize), one);
        AssertClose(plain.Forward(rows[0].Input), one, OutputTolerance);

        float[] gradient = new float[network.ParameterCount];
        float loss = network.ComputeGradient(inputs, targets, gradient);
        AssertClose([rows.Average(row => plain.Loss(row.Input, row.Target))], [loss], OutputTolerance);
        if (plain.NearestKink > 1e-3)
            AssertClose(plain.Gradient(rows), gradient, GradientTolerance);
    }

    // The tolerance is relative to the largest value. A float has seven digits, and sums of floats lose one or two.
    private static void AssertClose(IEnumerable<double> expected, IReadOnlyList<float> found, double tolerance)
    {
        double[] values = [.. expected];
        double scale = Math.Max(1, values.Max(Math.Abs));
        Assert.Equal(values.Length, found.Count);
        for (int i = 0; i < values.Length; i++)
            Assert.True(Math.Abs(values[i] - found[i]) <= tolerance * scale, $"Value {i}: expected {values[i]}, found {found[i]}.");
    }

    private static float[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 2) - 1))];

    private static double[] Row(float[] values, int row, int length) => [.. values.AsSpan(row * length, length).ToArray().Select(value => (double)value)];
}
