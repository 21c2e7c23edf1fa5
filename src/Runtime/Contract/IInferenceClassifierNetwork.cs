using System;

namespace MlpGen;

/// <summary>A network with <see cref="Loss.CrossEntropy"/>. Its loss accepts class indices in place of target rows.</summary>
public interface IInferenceClassifierNetwork : IInferenceNetwork
{
    /// <summary>Computes the mean loss over the rows.</summary>
    /// <param name="inputs">The inputs, rows × <see cref="IInferenceNetwork.InputSize"/>. At least one row.</param>
    /// <param name="labels">The class of each row, from 0 to <see cref="IInferenceNetwork.OutputSize"/> − 1.</param>
    /// <exception cref="ArgumentException">A length is wrong, or there are no rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a valid class.</exception>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);
}
