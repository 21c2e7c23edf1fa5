using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MlpGen.Onnx.Import;
using MlpGen.Onnx.Import.Chains;
using MlpGen.Onnx.Import.Operators;
using static MlpGen.Text.MessageText;

namespace MlpGen.Onnx;

/// <summary>An opened ONNX file, from which networks can be loaded.</summary>
public sealed class OnnxModel
{
    private const int ListedCandidates = 10;
    private readonly ReadGraph _graph;

    internal OnnxModel(ReadGraph graph)
    {
        _graph = graph;
        Candidates = [.. graph.Networks.Select(network => new OnnxCandidate(network.Name, network.Chain))];
    }

    /// <summary>
    /// Gets the multilayer perceptrons in the file: each as far as its layers reach, and each graph output. Empty if there are none. A
    /// tensor within a network can be loaded too.
    /// </summary>
    public IReadOnlyList<OnnxCandidate> Candidates { get; }

    /// <summary>Loads the network that computes a tensor. If it fails, the network is unchanged.</summary>
    /// <param name="network">The network whose parameters are replaced. It must have the layers and the activations of the file.</param>
    /// <param name="output">The name of the tensor.</param>
    /// <returns>
    /// The transform of the inputs that stands in front of the first layer in the file, for <see cref="NetworkTransform.Inputs"/>. Null if
    /// there is none.
    /// </returns>
    /// <exception cref="ArgumentException">The graph has no such tensor.</exception>
    /// <exception cref="InvalidDataException">
    /// A layer cannot compute the tensor, or the network has other layers. The message names the node and what would be needed.
    /// </exception>
    /// <exception cref="IOException">A tensor is in another file, which cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file of a tensor is denied.</exception>
    public ColumnTransform? LoadInto(IInferenceNetwork network, string output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return LoadInto(network, [output], nameof(output));
    }

    /// <summary>
    /// Loads the network that computes several tensors side by side: heads that read the same hidden layer and become one output layer. If
    /// it fails, the network is unchanged.
    /// </summary>
    /// <param name="network">The network whose parameters are replaced. It must have the layers and the activations of the file.</param>
    /// <param name="outputs">The names of the tensors, in the order of the network's outputs. At least one.</param>
    /// <returns>
    /// The transform of the inputs that stands in front of the first layer in the file, for <see cref="NetworkTransform.Inputs"/>. Null if
    /// there is none.
    /// </returns>
    /// <exception cref="ArgumentException">There are no names, or the graph has no such tensor.</exception>
    /// <exception cref="InvalidDataException">
    /// A layer cannot compute the tensors, or the network has other layers. The message names the node and what would be needed.
    /// </exception>
    /// <exception cref="IOException">A tensor is in another file, which cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file of a tensor is denied.</exception>
    public ColumnTransform? LoadInto(IInferenceNetwork network, IReadOnlyList<string> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (outputs.Count == 0)
            throw new ArgumentException("There must be at least one output (there is none).", nameof(outputs));
        return LoadInto(network, outputs, nameof(outputs));
    }

    /// <summary>Describes the network that computes tensors, which need not be among the candidates.</summary>
    /// <exception cref="ArgumentException">The graph has no such tensor.</exception>
    /// <exception cref="InvalidDataException">A layer cannot compute the tensors.</exception>
    internal OnnxCandidate Describe(IReadOnlyList<string> outputs) =>
        Read(outputs, nameof(outputs), chain => new OnnxCandidate(string.Join(", ", outputs), chain));

    /// <summary>Returns the parameters of the network that computes tensors. They may be NaN or infinite.</summary>
    /// <exception cref="ArgumentException">The graph has no such tensor.</exception>
    /// <exception cref="InvalidDataException">A layer cannot compute the tensors, or the network has other layers.</exception>
    internal float[] Parameters(IInferenceNetwork network, IReadOnlyList<string> outputs) =>
        Read(outputs, nameof(outputs), chain => NetworkFilling.Parameters(chain, network));

    private ColumnTransform? LoadInto(IInferenceNetwork network, IReadOnlyList<string> outputs, string parameter)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Read(outputs, parameter, chain =>
        {
            ColumnTransform? transform = chain.Front.Transform;
            network.SetParameters(NetworkFilling.FiniteParameters(chain, network));
            return transform;
        });
    }

    private T Read<T>(IReadOnlyList<string> outputs, string parameter, Func<Chain, T> read)
    {
        foreach (string output in outputs)
        {
            if (output is null || !_graph.Has(output))
            {
                string known = string.Join(", ", Candidates.Take(ListedCandidates).Select(candidate => Quoted(candidate.Output)));
                throw new ArgumentException(
                    $"{parameter} must be the name of a tensor in the graph (was {(output is null ? "null" : Quoted(output))}). " +
                    (Candidates.Count == 0 ? "The graph has no multilayer perceptron." : $"Those of multilayer perceptrons are {known}."),
                    parameter);
            }
        }

        try
        {
            return read(Joining.Join([.. outputs.Select(_graph.Network)], "The request"));
        }
        catch (UnsupportedException error)
        {
            throw new InvalidDataException($"{Quoted(string.Join(", ", outputs))} cannot be loaded. {error.Message}.", error);
        }
    }
}
