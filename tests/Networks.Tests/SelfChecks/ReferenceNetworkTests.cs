using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;
using MlpGen.Verification;
using Xunit;

namespace MlpGen.Networks.Tests.SelfChecks;

/// <summary>
/// The reference network of the self-checks shares no code with the tape of these tests, but agrees with it in double precision.
/// </summary>
public sealed class ReferenceNetworkTests
{
    private const int Rows = 3;
    private const int MostMultiplyAdds = 30_000;

    public static TheoryData<int> Chunks => [.. Enumerable.Range(0, NetworkCorpus.Chunks)];

    [Theory]
    [MemberData(nameof(Chunks))]
    public void The_reference_agrees_with_the_tape_on_the_corpus(int chunk)
    {
        foreach (NetworkSpec spec in NetworkCorpus.Chunk(chunk).Where(spec => Turns.Includes(spec) && spec.MultiplyAdds <= MostMultiplyAdds))
            Check(spec);
    }

    [Fact]
    public void The_reference_agrees_with_the_tape_for_every_activation_and_loss() => Assert.All(Combinations.SmallNetworks.Where(Turns.Includes), Check);

    private static void Check(NetworkSpec spec)
    {
        Sample sample = Sample.Draw(spec, seed: 1);
        TapeNetwork tape = new(spec, Sample.ToDouble(sample.Parameters));
        ReferenceNetwork reference = new(KernelNetworks.Create(spec, Turns.Kernels(spec).First(), 0, sample.Parameters));
        for (int row = 0; row < Rows; row++)
        {
            string what = $"{spec}, row {row}";
            ReferenceRow run = reference.Run(sample.Inputs.AsSpan(row * spec.InputSize, spec.InputSize));
            AssertEqual(tape.Forward(sample.Input(row)), Values(run.Outputs), what);

            double[] gradient = new double[spec.ParameterCount];
            double loss = tape.AddLossGradient(sample.Input(row), sample.Target(row), gradient);
            AssertEqual([loss], [reference.Loss.Value(run.With(sample.Target(row))).Value], what);
            AssertEqual(gradient, Gradient(reference, run, reference.Backpropagate(run, reference.OutputDelta(run, sample.Target(row)))), what);

            double[] product = new double[spec.ParameterCount];
            double[] inputGradient = tape.AddProduct(sample.Input(row), sample.OutputGradient(row), product);
            Rounded[][] deltas = reference.Backpropagate(
                run, reference.OutputDelta(run, sample.OutputGradients.AsSpan(row * spec.OutputSize, spec.OutputSize)));
            AssertEqual(product, Gradient(reference, run, deltas), what);
            AssertEqual(inputGradient, Values(deltas[0]), what);
        }
    }

    private static double[] Gradient(ReferenceNetwork reference, ReferenceRow run, Rounded[][] deltas) =>
        [.. reference.Tensors.SelectMany(tensor => Enumerable.Range(0, tensor.Length).Select(place => tensor.Gradient(place, [deltas], [run], 1).Value))];

    private static double[] Values(Rounded[] numbers) => Array.ConvertAll(numbers, x => x.Value);

    private static void AssertEqual(double[] expected, double[] found, string what) =>
        Assert.True(TensorError.Relative(expected, found) < 1e-11, $"{what}: {TensorError.Relative(expected, found):e2}");
}
