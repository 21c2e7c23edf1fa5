using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Data;
using MlpGen.Steps;

namespace MlpGen;

public partial class Trainer
{
    /// <summary>Trains on one mini-batch. After the first call with this number of rows, it allocates nothing.</summary>
    /// <param name="inputs">The inputs, rows × <see cref="IInferenceNetwork.InputSize"/>. At least one row.</param>
    /// <param name="targets">The targets, rows × <see cref="IInferenceNetwork.OutputSize"/>.</param>
    /// <returns>
    /// The mean loss over the rows before the update. Also NaN if the loss is finite but the gradient is not, or if the update would make a
    /// parameter or the state of the optimizer non-finite. If the result is NaN or ∞, nothing has changed: the parameters, the state of the
    /// optimizer and <see cref="StepCount"/> keep their values, bit for bit.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A length is wrong, there are no rows, or the sum of the targets of a row times <see cref="TrainerOptions.ClassWeights"/> is
    /// negative.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The trainer is already training, in a callback or on another thread. Or the settings of the optimizer contradict each other. Nothing
    /// has changed.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The trainer has been disposed.</exception>
    /// <example>
    /// <code>
    /// var net = new Xor(seed: 1);
    /// Trainer trainer = net.CreateTrainer(new Adam { LearningRate = 0.05f });
    /// float loss = trainer.Step(new float[] { 0, 1,  1, 1 }, new float[] { 1,  0 });   // a mini-batch of two rows
    /// </code>
    /// </example>
    [MethodImpl(MethodOptions.Kernel)]
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int rows = RowCount(inputs.Length);
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
    /// Trains on one mini-batch whose rows have weights, by the gradient of Σ wE / Σ w. After the first call with this number of rows, it
    /// allocates nothing.
    /// </summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    /// <param name="inputs">The inputs, rows × <see cref="IInferenceNetwork.InputSize"/>. At least one row.</param>
    /// <param name="targets">The targets, rows × <see cref="IInferenceNetwork.OutputSize"/>.</param>
    /// <param name="weights">
    /// The weight w of each row. Finite and at least 0, not all 0. The values of a row with weight 0 must be finite too, because 0 × NaN is
    /// NaN.
    /// </param>
    /// <returns>
    /// The weighted mean loss over the rows before the update. Also NaN if the loss is finite but its gradient or the result of the update
    /// is not. If the result is NaN or ∞, nothing has changed.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A length is wrong, there are no rows, no weight is above 0, or the sum of the targets of a row times
    /// <see cref="TrainerOptions.ClassWeights"/> is negative.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, NaN or infinite.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights)
    {
        int rows = RowCount(inputs.Length);
        Guard.Length(targets.Length, rows, _outputSize, nameof(targets));
        DatasetGuard.Weights(weights, rows, nameof(weights));
        return StepWeighted(new Batch(rows, inputs, targets, weights));
    }

    /// <summary>
    /// Trains on one mini-batch with a user-defined loss. After the first call with this number of rows, it allocates nothing.
    /// </summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float})" path="/exception"/>
    /// <typeparam name="TLoss">The type of the loss. A struct, so that its code is compiled into the step.</typeparam>
    /// <param name="inputs">The inputs, rows × <see cref="IInferenceNetwork.InputSize"/>. At least one row.</param>
    /// <param name="targets">The targets, rows × the number of targets that the loss needs for a row. At least one for each row.</param>
    /// <param name="loss">The loss function. It computes the loss of a row and its gradient, and replaces the network's own loss.</param>
    /// <returns>
    /// The mean loss over the rows before the update. Also NaN if the loss is finite but its gradient or the result of the update is not.
    /// If the result is NaN or ∞, nothing has changed.
    /// </returns>
    /// <exception cref="ArgumentException">A length is wrong, or there are no rows.</exception>
    public float Step<TLoss>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, TLoss loss)
        where TLoss : struct, ILossFunction => _engine.Step(new Batch(RowCountOfLoss(inputs, targets), inputs, targets), loss);

    /// <summary>
    /// Trains on one mini-batch whose rows have weights, with a user-defined loss, by the gradient of Σ wE / Σ w. After the first call with
    /// this number of rows, it allocates nothing.
    /// </summary>
    /// <inheritdoc cref="Step{TLoss}(ReadOnlySpan{float}, ReadOnlySpan{float}, TLoss)"/>
    /// <param name="inputs">The inputs, rows × <see cref="IInferenceNetwork.InputSize"/>. At least one row.</param>
    /// <param name="targets">The targets, rows × the number of targets that the loss needs for a row. At least one for each row.</param>
    /// <param name="weights">
    /// The weight w of each row. Finite and at least 0, not all 0. <see cref="TrainerOptions.ClassWeights"/> are ignored.
    /// </param>
    /// <param name="loss">The loss function. It computes the loss of a row and its gradient, and replaces the network's own loss.</param>
    /// <exception cref="ArgumentException">A length is wrong, there are no rows, or no weight is above 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, NaN or infinite.</exception>
    public float Step<TLoss>(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, TLoss loss)
        where TLoss : struct, ILossFunction
    {
        int rows = RowCountOfLoss(inputs, targets);
        DatasetGuard.Weights(weights, rows, nameof(weights));
        return _engine.Step(new Batch(rows, inputs, targets, weights), loss);
    }

    /// <summary>
    /// Trains on output gradients that are computed elsewhere, for example by a critic, a game or another network. The step follows the
    /// gradient that <see cref="INetwork.Backward"/> computes from them. Clipping, schedule, accumulation and all other options apply as in
    /// any step. After the first call with this number of rows, it allocates nothing.
    /// </summary>
    /// <remarks>
    /// The gradient is the sum over the rows, as in <see cref="INetwork.Backward"/>. To use the mean instead, divide the output gradients
    /// by the number of rows. If the network has dropout, the forward and backward pass drop units.
    /// </remarks>
    /// <inheritdoc cref="Step{TLoss}(ReadOnlySpan{float}, ReadOnlySpan{float}, TLoss)" path="/exception"/>
    /// <param name="inputs">The inputs, rows × <see cref="IInferenceNetwork.InputSize"/>. At least one row.</param>
    /// <param name="outputGradients">
    /// The gradients ∂E/∂a with respect to the outputs of <see cref="IInferenceNetwork.Forward"/>, rows ×
    /// <see cref="IInferenceNetwork.OutputSize"/>. The step reduces E.
    /// </param>
    /// <returns>True if the gradient and the result of the update are finite. Otherwise nothing has changed.</returns>
    public bool StepByGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients)
    {
        int rows = RowCount(inputs.Length);
        Guard.Length(outputGradients.Length, rows, _outputSize, nameof(outputGradients));
        return float.IsFinite(_engine.StepByGradients(new Batch(rows, inputs, outputGradients)));
    }

    /// <summary>
    /// Applies the gradients that are still pending when <see cref="TrainerOptions.AccumulationSteps"/> is above 1. The update uses the
    /// mean of these gradients, even if they come from fewer mini-batches. <see cref="Fit"/> does this at its end. Call the method after
    /// the last <see cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float})"/> or <see cref="StepFor(TimeSpan, Dataset, FitOptions)"/>.
    /// </summary>
    /// <returns>True if gradients were pending and the parameters have changed.</returns>
    /// <exception cref="InvalidOperationException">
    /// The trainer is already training, in a callback or on another thread. Or the settings of the optimizer contradict each other. Nothing
    /// has changed.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The trainer has been disposed.</exception>
    public bool ApplyPending()
    {
        _use.ThrowIfInUse();
        return _engine.ApplyPending();
    }

    [MethodImpl(MethodOptions.Kernel)]
    private protected float StepByLabels(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        int rows = RowCountOfLabels(inputs, labels);
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
        int rows = RowCountOfLabels(inputs, labels);
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
    private int RowCount(int inputLength)
    {
        _use.ThrowIfInUse();
        int rows = Guard.RowCount(inputLength, _inputSize, "inputs");
        Guard.NotEmpty(rows, "inputs");
        return rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RowCountOfLabels(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        int rows = RowCount(inputs.Length);
        Guard.Length(labels.Length, rows, 1, nameof(labels));
        Guard.Labels(labels, _outputSize, nameof(labels));
        return rows;
    }

    private int RowCountOfLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        int rows = RowCount(inputs.Length);
        return !targets.IsEmpty && targets.Length % rows == 0
            ? rows
            : throw new ArgumentException(
                $"The length of targets must be a positive multiple of {rows}, the number of rows in inputs (was {targets.Length}).",
                nameof(targets));
    }
}
