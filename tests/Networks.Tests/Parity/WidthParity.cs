using System.Collections.Generic;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using Xunit;

namespace MlpGen.Networks.Tests.Parity;

public abstract partial class KernelParity
{
    [Theory]
    [MemberData(nameof(Chunks))]
    public void Every_vector_width_gives_the_same_bits(int chunk) => ForEachWidths(chunk, (subject, others) =>
    {
        foreach (Subject other in others)
        {
            foreach (int batch in subject.Spec.GradientBatches)
            {
                foreach (((string what, float[] expected), (_, float[] actual)) in Results(subject, batch).Zip(Results(other, batch)))
                    other.True(Bits.Equal(expected, actual), batch, $"{what} differ from those at {subject.Width} bits");
            }
        }
    });

    private static IEnumerable<(string What, float[] Floats)> Results(Subject subject, int batch)
    {
        NetworkSpec spec = subject.Spec;
        float[] outputs = new float[batch * spec.OutputSize];
        subject.Network.Forward(subject.Inputs(batch), outputs);
        yield return ("outputs", outputs);

        float[] gradient = new float[spec.ParameterCount];
        float loss = subject.Network.ComputeGradient(subject.Inputs(batch), subject.Targets(batch), gradient);
        yield return ("gradient and loss", [.. gradient, loss, subject.Network.ComputeLoss(subject.Inputs(batch), subject.Targets(batch))]);

        float[] product = new float[spec.ParameterCount];
        float[] inputGradients = new float[batch * spec.InputSize];
        subject.Network.Backward(subject.Inputs(batch), subject.OutputGradients(batch), product, inputGradients);
        yield return ("vector–Jacobian products", [.. product, .. inputGradients]);

        if (subject.Network is IClassifierNetwork classifier)
        {
            loss = classifier.ComputeGradient(subject.Inputs(batch), subject.Labels(batch), gradient);
            yield return ("gradient and loss by labels", [.. gradient, loss]);
        }
    }
}
