using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;
using MlpGen.Numerics;
using MlpGen.Steps;
using MlpGen.Storage;

namespace MlpGen.Training;

/// <summary>Writes and reads the checkpoints of a trainer. Each part of the trainer saves and restores itself.</summary>
/// <param name="engine">The engine that takes the steps.</param>
/// <param name="positions">The positions in the datasets.</param>
internal sealed class TrainerCheckpoint(StepEngine engine, FitPositions positions)
{
    private const string FingerprintKey = "trainer";

    private ITrainable Network => engine.Network;

    private IEnumerable<ICheckpointed> Parts => [.. engine.Parts, positions];

    private string Fingerprint => TrainerFingerprint.Compute(Network, engine.Optimizer, engine.Options);

    /// <summary>Collects everything that is needed to resume training.</summary>
    /// <returns>A delegate that writes the checkpoint.</returns>
    /// <exception cref="InvalidOperationException">A value is NaN or infinite, so training could not be resumed.</exception>
    public Action<Stream> Prepare()
    {
        CheckpointWriter writer = new(Network);
        writer.Text(FingerprintKey, Fingerprint);
        foreach (ICheckpointed part in Parts)
            part.Write(writer);

        // Check the values before a good file is replaced by one that cannot be loaded.
        WrittenTensor[] tensors = [.. NetworkWriter.Tensors(Network), .. writer.Tensors];
        foreach (WrittenTensor tensor in tensors)
        {
            if (tensor.DType == "F32" && !Finite.All(tensor.Values.Span))
                throw NetworkWriter.Unsaved($"Tensor {tensor.Name} holds NaN or infinity");
        }

        return stream => NetworkWriter.Write(Network, stream, writer.Entries, tensors);
    }

    /// <summary>Restores what <see cref="Prepare"/> wrote. Everything is read before anything is changed.</summary>
    /// <exception cref="InvalidDataException">The data is damaged, or it was saved by a different trainer.</exception>
    public void Read(Stream stream)
    {
        SafetensorsHeader header = NetworkReader.ReadHeader(NetworkShape.Of(Network), stream);
        TrainerFingerprint.ThrowIfDifferent(new CheckpointText(header.Metadata).Read(FingerprintKey), Fingerprint);

        // Create the state tensors of the optimizer.
        engine.State.BeginStep();
        HashSet<string> names = Parts.SelectMany(part => part.TensorNames).ToHashSet(StringComparer.Ordinal);
        HashSet<string> orders = Parts.SelectMany(part => part.OrderNames).ToHashSet(StringComparer.Ordinal);
        CheckpointReader reader = new(Network, header.Metadata, names, orders);
        reader.ReadTensors(stream, header);
        Action[] restorations = [.. Parts.Select(part => part.Read(reader))];

        Network.SetParameters(reader.Parameters);
        foreach (Action restore in restorations)
            restore();
        engine.ChooseStep();
    }
}
