using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Data;
using MlpGen.Steps;

namespace MlpGen;

public partial class Trainer
{
    /// <summary>Learns from one mini-batch. Allocates nothing once it has run with so many rows.</summary>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, at least one row.</param>
    /// <param name="targets">rows × <see cref="INetwork.OutputSize"/>.</param>
    /// <returns>
    /// The mean loss over the rows before the update; NaN too where it is finite, and the gradient, or a parameter or memory of the
    /// optimizer after the update, is not. If it is NaN or ∞, nothing has changed: parameters, memory and <see cref="StepCount"/> are what
    /// they were, bit for bit.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A length does not fit, there is no row, or the targets of a row times <see cref="TrainerOptions.ClassWeights"/> add up to less than
    /// 0.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The trainer is training, in a callback or on another thread; or the settings of the optimizer contradict each other. Nothing has
    /// changed.
    /// </exception>
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
        _engine.IsInStep = true;
        try
        {
            return _engine.Step(new Batch(rows, inputs, targets));
        }
        finally
        {
            _engine.IsInStep = false;
        }
    }

    /// <summary>
    /// Learns from one mini-batch whose rows count differently: by the gradient of Σ wE / Σ w. Allocates nothing once it has run with so
    /// many rows.
    /// </summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, at least one row.</param>
    /// <param name="targets">rows × <see cref="INetwork.OutputSize"/>.</param>
    /// <param name="weights">
    /// w of each row, finite and at least 0, not all 0. A row of weight 0 must hold numbers too: 0 × NaN is NaN.
    /// </param>
    /// <returns>
    /// The weighted mean loss over the rows before the update; NaN too where it is finite, and its gradient or what the update would leave
    /// is not. If it is NaN or ∞, nothing has changed.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A length does not fit, there is no row, no weight is above 0, or the targets of a row times
    /// <see cref="TrainerOptions.ClassWeights"/> add up to less than 0.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights)
    {
        int rows = Rows(inputs.Length);
        Guard.Length(targets.Length, rows, _outputSize, nameof(targets));
        DatasetGuard.Weights(weights, rows, nameof(weights));
        return StepWeighted(new Batch(rows, inputs, targets, weights));
    }

    /// <summary>Learns from one mini-batch by a loss of your own. Allocates nothing once it has run with so many rows.</summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float})" path="/exception"/>
    /// <typeparam name="TLoss">A struct, so that its code is compiled into the step.</typeparam>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, at least one row.</param>
    /// <param name="targets">rows × as many numbers as the loss wants of a row, at least one.</param>
    /// <param name="loss">Computes the loss of a row and its gradient; the network's own loss has no say.</param>
    /// <returns>
    /// The mean loss over the rows before the update; NaN too where it is finite, and its gradient or what the update would leave is not.
    /// If it is NaN or ∞, nothing has changed.
    /// </returns>
    /// <exception cref="ArgumentException">A length does not fit, or there is no row.</exception>
    public float Step<TLoss>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, TLoss loss)
        where TLoss : struct, ILossFunction => _engine.Step(new Batch(RowsOfLoss(inputs, targets), inputs, targets), loss);

    /// <summary>
    /// Learns from one mini-batch whose rows count differently, by a loss of your own: by the gradient of Σ wE / Σ w. Allocates nothing
    /// once it has run with so many rows.
    /// </summary>
    /// <inheritdoc cref="Step{TLoss}(ReadOnlySpan{float}, ReadOnlySpan{float}, TLoss)"/>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, at least one row.</param>
    /// <param name="targets">rows × as many numbers as the loss wants of a row, at least one.</param>
    /// <param name="weights">
    /// w of each row, finite and at least 0, not all 0; <see cref="TrainerOptions.ClassWeights"/> have no say.
    /// </param>
    /// <param name="loss">Computes the loss of a row and its gradient; the network's own loss has no say.</param>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or no weight is above 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public float Step<TLoss>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, TLoss loss)
        where TLoss : struct, ILossFunction
    {
        int rows = RowsOfLoss(inputs, targets);
        DatasetGuard.Weights(weights, rows, nameof(weights));
        return _engine.Step(new Batch(rows, inputs, targets, weights), loss);
    }

    /// <summary>
    /// Learns from gradients at the outputs that come from elsewhere: from a critic, a game, another network. It follows the gradient that
    /// <see cref="INetwork.Backward"/> computes from them, with clipping, schedule, accumulation and all else of a step. Allocates nothing
    /// once it has run with so many rows.
    /// </summary>
    /// <remarks>
    /// The gradient is the sum over the rows, as that of <see cref="INetwork.Backward"/>; for a mean, divide the gradients by the rows.
    /// With dropout, units drop on the way there and back.
    /// </remarks>
    /// <inheritdoc cref="Step{TLoss}(ReadOnlySpan{float}, ReadOnlySpan{float}, TLoss)" path="/exception"/>
    /// <param name="inputs">rows × <see cref="INetwork.InputSize"/>, at least one row.</param>
    /// <param name="outputGradients">
    /// ∂E/∂a of what <see cref="INetwork.Forward"/> returns, rows × <see cref="INetwork.OutputSize"/>; E gets smaller.
    /// </param>
    /// <returns>True if the gradient was finite, and all that the update would leave. If not, nothing has changed.</returns>
    public bool StepByGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients)
    {
        int rows = Rows(inputs.Length);
        Guard.Length(outputGradients.Length, rows, _outputSize, nameof(outputGradients));
        return float.IsFinite(_engine.StepByGradients(new Batch(rows, inputs, outputGradients)));
    }

    /// <summary>
    /// Updates the parameters by the mini-batches that wait for more of them, where <see cref="TrainerOptions.AccumulationSteps"/> is above
    /// 1: by the mean of their gradients, however few they are. <see cref="Fit"/> ends with it; call it after the last
    /// <see cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float})"/> or <see cref="StepFor(TimeSpan, Dataset, FitOptions)"/>.
    /// </summary>
    /// <returns>True if there were any, and the parameters have changed.</returns>
    /// <exception cref="InvalidOperationException">
    /// The trainer is training, in a callback or on another thread; or the settings of the optimizer contradict each other. Nothing has
    /// changed.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    public bool ApplyPending()
    {
        _use.DemandFree();
        return _engine.FollowPending();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private protected float StepByLabels(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        int rows = RowsOfLabels(inputs, labels);
        _engine.IsInStep = true;
        try
        {
            return _engine.Step(new Batch(rows, inputs, labels));
        }
        finally
        {
            _engine.IsInStep = false;
        }
    }

    private protected float StepByLabels(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights)
    {
        int rows = RowsOfLabels(inputs, labels);
        DatasetGuard.Weights(weights, rows, nameof(weights));
        return StepWeighted(new Batch(rows, inputs, labels, weights));
    }

    private float StepWeighted(in Batch batch)
    {
        _engine.IsInStep = true;
        try
        {
            return _engine.Step(batch);
        }
        finally
        {
            _engine.IsInStep = false;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Rows(int inputLength)
    {
        _use.DemandFree();
        int rows = Guard.Rows(inputLength, _inputSize, "inputs");
        Guard.NotEmpty(rows, "inputs");
        return rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RowsOfLabels(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        int rows = Rows(inputs.Length);
        Guard.Length(labels.Length, rows, 1, nameof(labels));
        Guard.Labels(labels, _outputSize, nameof(labels));
        return rows;
    }

    private int RowsOfLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int rows = Rows(inputs.Length);
        return !targets.IsEmpty && targets.Length % rows == 0
            ? rows
            : throw new ArgumentException(
                $"targets holds {targets.Length} floats for {rows} rows of inputs. Pass {rows} × what the loss wants of a row.",
                nameof(targets));
    }
}
