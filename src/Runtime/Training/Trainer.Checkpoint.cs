using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;
using MlpGen.Steps;
using MlpGen.Training;

namespace MlpGen;

public partial class Trainer
{
    // One more must still be a number.
    private const long MostCounted = long.MaxValue - 1;

    /// <summary>
    /// Writes a checkpoint, from which training goes on to the last bit as if it had not been interrupted: parameters, the optimizer's state, where
    /// schedule, random numbers and the epoch stand. An existing file is replaced only once the new one is whole and on the disk.
    /// </summary>
    /// <remarks>
    /// It is a safetensors file of the network, which <see cref="INetwork.LoadFrom(string)"/> can read, with more tensors. Rows are not in it: resume with the
    /// same. What a source of <see cref="StepFor{TSource}(TimeSpan, TSource)"/> knows of its own is not in it either. Of several datasets, it has the place in the one
    /// that was used last. It may be saved within callbacks of <see cref="Fit"/>, but not while another thread trains.
    /// </remarks>
    /// <param name="path">The file; its directory must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or ends in no name of a file.</exception>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite, or NaN is among what is kept besides, or the names that are kept are too long to be read again:
    /// nobody could go on from there, and an existing file is as it was. Or a loss of yours asks for it in the middle of a step.
    /// </exception>
    /// <exception cref="IOException">
    /// The file cannot be written, or is a directory, a pipe or a device. No file is left behind, and an existing one is as it was.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The directory or the file does not allow it. The same holds.</exception>
    /// <example>
    /// <code>
    /// var net = new Digits(seed: 42);
    /// Trainer trainer = net.CreateTrainer(new Adam());
    /// trainer.SaveCheckpoint("digits.checkpoint");
    ///
    /// // Later, in another process: a network and a trainer made alike.
    /// trainer.LoadCheckpoint("digits.checkpoint");
    /// </code>
    /// </example>
    public void SaveCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        DemandBetweenSteps();
        WrittenTensor[] tensors = CheckedTensors();
        AtomicFile.Write(path, file => Write(file, tensors));
    }

    /// <summary>The same to a stream, from its position on. The stream is left open.</summary>
    /// <param name="stream">A stream that can be written; it need not seek.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be written.</exception>
    /// <exception cref="InvalidOperationException">
    /// A parameter is NaN or infinite, or NaN is among what is kept besides, or the names that are kept are too long to be read again;
    /// nothing is written. Or a loss of yours asks for it in the middle of a step.
    /// </exception>
    public void SaveCheckpoint(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream cannot be written; pass one that can.", nameof(stream));
        DemandBetweenSteps();
        Write(stream, CheckedTensors());
    }

    /// <summary>Goes on where a checkpoint was written, of a trainer with the same topology, optimizer and options. On an error nothing is changed.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or of another trainer: then the message shows what both are.</exception>
    /// <exception cref="InvalidOperationException">The trainer is training: in a callback, or on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public void LoadCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Read(path, LoadCheckpoint);
    }

    /// <summary>The same from a stream, from its position to its end.</summary>
    /// <param name="stream">A stream that can be read; it need not seek. It is left open.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be read.</exception>
    /// <exception cref="InvalidDataException">The data is damaged, or of another trainer: then the message shows what both are.</exception>
    /// <exception cref="InvalidOperationException">The trainer is training: in a callback, or on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public void LoadCheckpoint(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
            throw new ArgumentException("The stream cannot be read; pass one that can.", nameof(stream));
        BeginUse();
        try
        {
            SafetensorsHeader header = NetworkReader.ReadHeader(_network, stream);
            CheckpointNumbers numbers = new(header.Metadata);
            TrainerFingerprint.Demand(numbers.Read(CheckpointNames.Fingerprint), TrainerFingerprint.Of(_network, Optimizer, Options));
            CheckpointReader reader = new(_network.ParameterCount);
            float[] parameters = NetworkReader.Read(_network, header, stream, reader.Read);
            Restore(numbers, reader, parameters);
        }
        finally
        {
            EndUse();
        }
    }

    private void Write(Stream stream, WrittenTensor[] tensors) =>
        NetworkWriter.Write(_network, stream, Numbers(), tensors);

    private IEnumerable<KeyValuePair<string, string>> Numbers()
    {
        PlateauState plateau = _clock.Plateau;
        (string, IFormattable)[] numbers =
        [
            (CheckpointNames.Steps, _clock.Steps),
            (CheckpointNames.Epochs, _clock.Epochs),
            (CheckpointNames.Batches, _shaped?.Batches ?? 0),
            (CheckpointNames.Pending, _shaped?.Pending ?? 0),
            (CheckpointNames.PlateauFactor, plateau.Factor),
            (CheckpointNames.PlateauBest, plateau.Best),
            (CheckpointNames.PlateauBadReports, plateau.BadReports),
            (CheckpointNames.PlateauCooldown, plateau.Cooldown),
            (CheckpointNames.OptimizerSteps, _state.Memory.Steps),
            (CheckpointNames.MomentumProduct, _state.Memory.MomentumProduct),
            .. FitNumbers.Of(_positions.Current),
            .. EarlyNumbers(),
        ];
        return
        [
            new(CheckpointNames.Fingerprint, TrainerFingerprint.Of(_network, Optimizer, Options)),
            new(CheckpointNames.FitWatched, _positions.Current.Best.Watched),
            new(CheckpointNames.LayerRates, _rates.ToString()),
            .. numbers.Select(number => new KeyValuePair<string, string>(number.Item1, CheckpointNumbers.Text(number.Item2))),
        ];
    }

    private IEnumerable<WrittenTensor> Tensors()
    {
        FitState fit = _positions.Current;
        foreach (OptimizerTensor tensor in _state.Memory.Tensors)
            yield return WrittenTensor.Of(CheckpointNames.OptimizerPrefix + tensor.Name, Canonical(tensor.Values));
        if (_average is not null && _clock.Steps > 0)
            yield return WrittenTensor.Of(CheckpointNames.Average, Canonical(_average.Parameters));
        if (_shaped?.Pending > 0)
            yield return WrittenTensor.Of(CheckpointNames.Gradient, Canonical(_state.Gradient));
        if (fit.Best.IsKnown)
            yield return WrittenTensor.Of(CheckpointNames.Best, Canonical(fit.Best.Parameters));
        if (fit.LastParameters is { } last)
            yield return WrittenTensor.Of(CheckpointNames.Last, Canonical(last));
        if (fit.Batches.Count > 0)
            yield return WrittenTensor.Of(CheckpointNames.Order, fit.Batches.Order);
        foreach (WrittenTensor tensor in EarlyTensors())
            yield return tensor;
    }

    private void Restore(CheckpointNumbers numbers, CheckpointReader reader, float[] parameters)
    {
        // Everything is read before anything is set.
        long steps = numbers.Read(CheckpointNames.Steps, 0, MostCounted);
        long epochs = numbers.Read(CheckpointNames.Epochs, 0, MostCounted);
        long batches = numbers.Read(CheckpointNames.Batches, 0, MostCounted);
        int pending = numbers.Read(CheckpointNames.Pending, 0, (int)long.Min(Options.AccumulationSteps - 1, batches));
        PlateauState plateau = new()
        {
            Factor = numbers.Read(CheckpointNames.PlateauFactor, 0f, 1f),
            Best = numbers.Read(CheckpointNames.PlateauBest, float.NegativeInfinity, float.PositiveInfinity),
            BadReports = numbers.Read(CheckpointNames.PlateauBadReports, 0, MostCounted),
            Cooldown = numbers.Read(CheckpointNames.PlateauCooldown, 0, long.MaxValue),
        };
        long optimizerSteps = numbers.Read(CheckpointNames.OptimizerSteps, 0, MostCounted);
        double momentumProduct = numbers.Read(CheckpointNames.MomentumProduct, 0.0, 1.0);
        float[]? rates = _rates.Parse(numbers.Read(CheckpointNames.LayerRates));
        FitNumbers fit = FitNumbers.Read(numbers, reader.Order.Length);
        reader.Demand(CheckpointNames.Average, _average is not null && steps > 0);
        reader.Demand(CheckpointNames.Gradient, pending > 0);
        reader.Demand(CheckpointNames.Best, fit.BestEpoch > 0);
        if (fit.BestEpoch == 0)
            reader.Demand(CheckpointNames.Last, isNeeded: false);
        _state.BeginStep();
        reader.DemandOptimizer(CheckpointNames.OptimizerPrefix, _state.Memory.Tensors, isBegun: optimizerSteps > 0);
        float[] made = reader.Tensors.TryGetValue(CheckpointNames.Last, out float[]? last) ? last : parameters;
        EarlyUpdate? early = ReadEarly(numbers, reader, steps, batches, made);

        _network.SetParameters(parameters);
        _rates.Set(rates);
        _shapes = ShapesSteps;
        (_clock.Steps, _clock.Epochs, _clock.Plateau) = (steps, epochs, plateau);
        if (batches > 0)
            _shaped ??= new ShapedStep(_network, Options, _rates, _state, _workspace, _team);
        if (_shaped is not null)
            (_shaped.Batches, _shaped.Pending) = (batches, pending);
        (_state.Memory.Steps, _state.Memory.MomentumProduct) = (optimizerSteps, momentumProduct);
        _state.Memory.IsInRange = false;
        foreach (OptimizerTensor tensor in _state.Memory.Tensors)
        {
            if (reader.Tensors.TryGetValue(CheckpointNames.OptimizerPrefix + tensor.Name, out float[]? values))
                Pack(values, tensor.Values);
            else
                tensor.Values.Span.Clear();
        }

        if (_average is not null)
            _average.HasBegun = steps > 0;
        if (reader.Tensors.TryGetValue(CheckpointNames.Average, out float[]? average))
            Pack(average, _average!.Parameters);
        if (reader.Tensors.TryGetValue(CheckpointNames.Gradient, out float[]? gradient))
            Pack(gradient, _state.Gradient);
        FitState state = fit.State(reader.Order, Packed(CheckpointNames.Best, reader), Packed(CheckpointNames.Last, reader));
        state.EarlyUpdate = early;
        _positions.Load(state);
    }

    private AlignedBuffer? Packed(string name, CheckpointReader reader)
    {
        if (!reader.Tensors.TryGetValue(name, out float[]? values))
            return null;
        AlignedBuffer packed = new(_network.PackedParameters.Length);
        Pack(values, packed);
        return packed;
    }

    // Looked through before a good file is replaced by one that nobody can load.
    private WrittenTensor[] CheckedTensors()
    {
        WrittenTensor[] tensors = [.. NetworkWriter.Tensors(_network), .. Tensors()];
        foreach (WrittenTensor tensor in tensors)
        {
            if (tensor.DType == "F32" && !Finite.All(tensor.Values.Span))
                throw NetworkWriter.Unsaved($"Tensor {tensor.Name} holds NaN or infinity");
        }

        return tensors;
    }

    private float[] Canonical(AlignedBuffer packed)
    {
        float[] values = new float[_network.ParameterCount];
        _network.Description.Unpack(packed.Span, values);
        return values;
    }

    private void Pack(float[] values, AlignedBuffer packed) => _network.Description.Pack(values, packed.Span);
}
