using System;
using System.Globalization;
using MlpGen.CompilerServices;
using MlpGen.Text;

namespace MlpGen;

/// <summary>Shows what a network consists of and what it costs.</summary>
public static class NetworkSummary
{
    /// <summary>
    /// A text of several lines: the network in one line, a table of its layers with their parameters and multiply-adds, and a table of its
    /// costs in time and memory. Numbers are written the same in every culture. The constants in <c>Costs</c> of a generated class say
    /// more.
    /// </summary>
    /// <param name="network">Any network; what lies in memory is known of generated ones alone.</param>
    /// <returns>Lines that end in "\n", but for the last; columns are aligned with blanks.</returns>
    /// <example>
    /// <code>
    /// Console.WriteLine(new Xor(seed: 1).Summary());
    /// </code>
    /// </example>
    public static string Summary(this INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return $"{NetworkText.Line(network)}\n\n{Layers(network)}\n\n{Costs(network)}";
    }

    private static TextTable Layers(INetwork network)
    {
        ReadOnlySpan<int> sizes = network.LayerSizes;
        TextTable table = new("Layer", "Inputs", "Outputs", "Parameters", "Multiply-adds");
        for (int layer = 0; layer < network.Activations.Length; layer++)
        {
            long inputs = sizes[layer], outputs = sizes[layer + 1];
            table.Add(NameOf(network, layer), Number(inputs), Number(outputs), Number((inputs + 1) * outputs), Number(inputs * outputs));
        }

        table.Add("Sum", "", "", Number(network.ParameterCount), Number(ForwardMultiplyAdds(sizes)));
        return table;
    }

    private static string NameOf(INetwork network, int layer)
    {
        float dropout = (network as ITrainable)?.Description.Layers[layer].Dropout ?? 0;
        string name = string.Create(CultureInfo.InvariantCulture, $"{layer + 1} {network.Activations[layer]}");
        return dropout > 0 ? string.Create(CultureInfo.InvariantCulture, $"{name}, dropout {dropout}") : name;
    }

    private static TextTable Costs(INetwork network)
    {
        ReadOnlySpan<int> sizes = network.LayerSizes;
        long forward = ForwardMultiplyAdds(sizes);
        TextTable table = new("Cost", "Amount", "Unit");
        table.Add("Forward pass of a row", Number(forward), "multiply-adds");

        // Nothing asks for the gradient of the inputs, so the first layer has only that of its weights.
        table.Add("Backward pass of a row", Number((2 * forward) - ((long)sizes[0] * sizes[1])), "multiply-adds");
        if (network is not ITrainable trainable)
            return table;
        long weights = Bytes(trainable.Description.PackedLength);
        table.Add("Weights and biases", Number(weights), "bytes");
        table.Add("Scratch of a trainer", Number(Bytes(trainable.WorkspaceLength)), "bytes");
        table.Add("Gradient, with Sgd", Number(weights), "bytes");
        table.Add("Gradient and velocity, with Sgd and momentum", Number(2 * weights), "bytes");
        table.Add("Gradient and moments, with Adam", Number(3 * weights), "bytes");
        return table;
    }

    private static long ForwardMultiplyAdds(ReadOnlySpan<int> sizes)
    {
        long sum = 0;
        for (int layer = 1; layer < sizes.Length; layer++)
            sum += (long)sizes[layer - 1] * sizes[layer];
        return sum;
    }

    private static long Bytes(long floats) => floats * sizeof(float);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
