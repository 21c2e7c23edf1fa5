using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Steps;

namespace MlpGen;

public partial class Trainer
{
    /// <summary>Learns from one mini-batch. Allocates nothing once it has run with so many rows.</summary>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, at least one row.</param>
    /// <param name="targets">rows × <see cref="INetwork.OutputSize"/>.</param>
    /// <returns>
    /// The mean loss over the rows before the update; NaN too where it is finite, and the gradient, or a parameter or memory of the optimizer after the update, is not. If it is NaN
    /// or ∞, nothing has changed: parameters, memory and <see cref="StepCount"/> are what they were, bit for bit.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A length does not fit, there is no row, or the targets of a row times <see cref="TrainerOptions.ClassWeights"/> add up to less than 0.
    /// </exception>
    /// <exception cref="InvalidOperationException">The trainer is training, in a callback or on another thread; or the settings of the optimizer contradict each other. Nothing has changed.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// Trainer trainer = net.CreateTrainer(new Adam { LearningRate = 0.05f });
    /// float loss = trainer.Step(new float[] { 0, 1,  1, 1 }, new float[] { 1,  0 });   // a mini-batch of two rows
    /// </code>
    /// </example>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int rows = Rows(inputs.Length);
        Guard.Length(targets.Length, rows, _outputSize, nameof(targets));
        _isInStep = true;
        try
        {
            return Learn(inputs, targets, rows);
        }
        finally
        {
            _isInStep = false;
        }
    }

    /// <summary>Learns from one mini-batch whose rows count differently: by the gradient of Σ wE / Σ w. Allocates nothing once it has run with so many rows.</summary>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, at least one row.</param>
    /// <param name="targets">rows × <see cref="INetwork.OutputSize"/>.</param>
    /// <param name="weights">w of each row, finite and at least 0, not all 0. A row of weight 0 must hold numbers too: 0 × NaN is NaN.</param>
    /// <returns>The weighted mean loss over the rows before the update; NaN too where it is finite, and its gradient or what the update would leave is not. If it is NaN or ∞, nothing has changed.</returns>
    /// <exception cref="ArgumentException">
    /// A length does not fit, there is no row, no weight is above 0, or the targets of a row times <see cref="TrainerOptions.ClassWeights"/> add up to less than 0.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The trainer is training, in a callback or on another thread; or the settings of the optimizer contradict each other. Nothing has changed.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights)
    {
        int rows = Rows(inputs.Length);
        Guard.Length(targets.Length, rows, _outputSize, nameof(targets));
        DatasetGuard.Weights(weights, rows, nameof(weights));
        _isInStep = true;
        try
        {
            double loss = Begin().Step(inputs, targets, weights, rows, out bool hasUpdated);
            return Ended(loss, hasUpdated);
        }
        finally
        {
            _isInStep = false;
        }
    }

    /// <summary>Learns from one mini-batch by a loss of your own. Allocates nothing once it has run with so many rows.</summary>
    /// <typeparam name="TLoss">A struct, so that its code is compiled into the step.</typeparam>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, at least one row.</param>
    /// <param name="targets">rows × as many numbers as the loss wants of a row, at least one.</param>
    /// <param name="loss">Computes the loss of a row and its gradient; the network's own loss has no say.</param>
    /// <returns>The mean loss over the rows before the update; NaN too where it is finite, and its gradient or what the update would leave is not. If it is NaN or ∞, nothing has changed.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or there is no row.</exception>
    /// <exception cref="InvalidOperationException">The trainer is training, in a callback or on another thread; or the settings of the optimizer contradict each other. Nothing has changed.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public float Step<TLoss>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, TLoss loss)
        where TLoss : struct, ILossFunction => Learn(inputs, targets, default, GivenRows(inputs, targets), loss);

    /// <summary>Learns from one mini-batch whose rows count differently, by a loss of your own: by the gradient of Σ wE / Σ w. Allocates nothing once it has run with so many rows.</summary>
    /// <typeparam name="TLoss">A struct, so that its code is compiled into the step.</typeparam>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, at least one row.</param>
    /// <param name="targets">rows × as many numbers as the loss wants of a row, at least one.</param>
    /// <param name="weights">w of each row, finite and at least 0, not all 0; <see cref="TrainerOptions.ClassWeights"/> have no say.</param>
    /// <param name="loss">Computes the loss of a row and its gradient; the network's own loss has no say.</param>
    /// <returns>The weighted mean loss over the rows before the update; NaN too where it is finite, and its gradient or what the update would leave is not. If it is NaN or ∞, nothing has changed.</returns>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or no weight is above 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The trainer is training, in a callback or on another thread; or the settings of the optimizer contradict each other. Nothing has changed.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public float Step<TLoss>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, TLoss loss)
        where TLoss : struct, ILossFunction
    {
        int rows = GivenRows(inputs, targets);
        DatasetGuard.Weights(weights, rows, nameof(weights));
        return Learn(inputs, targets, weights, rows, loss);
    }

    /// <summary>A step by a loss of the user's, whose arguments are known to fit; without weights all rows count alike.</summary>
    internal float Learn<TLoss>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, int rows, TLoss loss)
        where TLoss : struct, ILossFunction
    {
        _isInStep = true;
        _held.Hold();
        try
        {
            double mean = Begin().Step(inputs, targets, weights, rows, loss, out bool hasUpdated);
            return Ended(mean, hasUpdated);
        }
        finally
        {
            _held.Release();
            _isInStep = false;
        }
    }

    private int GivenRows(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int rows = Rows(inputs.Length);
        return !targets.IsEmpty && targets.Length % rows == 0
            ? rows
            : throw new ArgumentException($"targets holds {targets.Length} floats for {rows} rows of inputs. Pass {rows} × what the loss wants of a row.", nameof(targets));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private protected float StepByLabels(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        int rows = Rows(inputs.Length);
        Guard.Length(labels.Length, rows, 1, nameof(labels));
        Guard.Labels(labels, _outputSize, nameof(labels));
        _isInStep = true;
        try
        {
            return Learn(inputs, labels, rows);
        }
        finally
        {
            _isInStep = false;
        }
    }

    private protected float StepByLabels(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights)
    {
        int rows = Rows(inputs.Length);
        Guard.Length(labels.Length, rows, 1, nameof(labels));
        Guard.Labels(labels, _outputSize, nameof(labels));
        DatasetGuard.Weights(weights, rows, nameof(weights));
        _isInStep = true;
        try
        {
            double loss = Begin().Step(inputs, labels, weights, out bool hasUpdated);
            return Ended(loss, hasUpdated);
        }
        finally
        {
            _isInStep = false;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Rows(int inputLength)
    {
        DemandUsable();
        int rows = Guard.Rows(inputLength, _inputSize, "inputs");
        Guard.NotEmpty(rows, "inputs");
        return rows;
    }

    /// <summary>A step whose arguments are known to fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Learn(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows)
    {
        if (_shapes)
        {
            double mean = Begin().Step(inputs, targets, default, rows, out bool hasUpdated);
            return Ended(mean, hasUpdated);
        }

        SetRate();
        double sum = IsShared(rows) ? _parallel.Step(inputs, targets, rows) : _state.Step(inputs, targets, rows, _workspace);
        return Ended(sum / rows, double.IsFinite(sum));
    }

    /// <inheritdoc cref="Learn(ReadOnlySpan{float}, ReadOnlySpan{float}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Learn(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int rows)
    {
        if (_shapes)
        {
            double mean = Begin().Step(inputs, labels, default, out bool hasUpdated);
            return Ended(mean, hasUpdated);
        }

        SetRate();
        double sum = IsShared(rows) ? _parallel.Step(inputs, labels, rows) : _state.Step(inputs, labels, rows, _workspace);
        return Ended(sum / rows, double.IsFinite(sum));
    }

    /// <summary>A trainer whose steps are plain makes the other way once it is asked for.</summary>
    private ShapedStep Begin()
    {
        SetRate();
        return _shaped ??= new ShapedStep(_network, Options, _rates, _state, _workspace, _team);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetRate()
    {
        if (Options.Schedule is not null)
            _state.RateFactor = _clock.Factor;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Ended(double loss, bool hasUpdated)
    {
        if (hasUpdated)
        {
            _average?.Follow(_network.PackedParameters);
            _clock.Steps++;
        }

        return (float)loss;
    }

    [MemberNotNullWhen(true, nameof(_parallel))]
    private bool IsShared(int rows) => _parallel is not null && _parallel.Workers(rows) > 1;
}
