using System;
using MlpGen.CompilerServices;

namespace MlpGen;

/// <summary>Short forms for the first steps. Code that runs often takes the long ones, which allocate nothing.</summary>
public static class NetworkExtensions
{
    /// <summary>
    /// Computes the outputs of one row or many into a new array. <see cref="INetwork.Forward"/> writes into memory of the caller's instead.
    /// </summary>
    /// <param name="network">Any network.</param>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>.</param>
    /// <returns>rows × <see cref="INetwork.OutputSize"/>; empty for no rows.</returns>
    /// <exception cref="ArgumentException">The length does not fit, or the outputs are more than an array can hold.</exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// float output = net.Forward(new float[] { 1, 0 })[0];           // one row
    /// float[] outputs = net.Forward(new float[] { 0, 1, 1, 1 });     // two rows, two outputs
    /// </code>
    /// </example>
    public static float[] Forward(this INetwork network, float[] inputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(inputs);
        int rows = Guard.Rows(inputs.Length, network.InputSize, nameof(inputs));
        long length = (long)rows * network.OutputSize;
        if (length > Array.MaxLength)
        {
            throw new ArgumentException(
                $"{rows} rows have {length} outputs, and an array holds {Array.MaxLength}. Pass fewer rows at a time.", nameof(inputs));
        }

        float[] outputs = new float[length];
        network.Forward(inputs, outputs);
        return outputs;
    }

    /// <summary>Makes a trainer with <see cref="Adam"/> at its defaults.</summary>
    /// <param name="network">A network that the generator wrote.</param>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// Trainer trainer = net.CreateTrainer();
    /// float loss = trainer.Step(new float[] { 1, 0 }, new float[] { 1 });
    /// </code>
    /// </example>
    public static Trainer CreateTrainer(this INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.CreateTrainer(new Adam());
    }

    /// <summary>Makes a trainer with <see cref="Adam"/> at its defaults, which takes class indices as well as target rows.</summary>
    /// <param name="network">A network with <see cref="Loss.CrossEntropy"/> that the generator wrote.</param>
    public static ClassifierTrainer CreateTrainer(this IClassifierNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.CreateTrainer(new Adam());
    }
}
