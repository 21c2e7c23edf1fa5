using System;
using System.IO;
using System.Runtime.Intrinsics;
using System.Threading;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>
/// A network of one layer a = W·x + b with E = ½ Σ (a − y)², written by hand, so that tests of trainers do not depend on generated code.
/// </summary>
internal class LinearNetwork : ITrainable, IEvolvable
{
    protected readonly int Inputs;
    protected readonly int Outputs;

    public LinearNetwork(int inputs, int outputs, Loss loss = Loss.Quadratic, Activation activation = Activation.Identity, LayerLayout layout = LayerLayout.RowMajor)
    {
        Inputs = inputs;
        Outputs = outputs;
        int length = outputs * (inputs + 1);
        Description = new NetworkDescription(loss, length, new LayerDescription(inputs, outputs, activation, layout, 0));
        PackedParameters = new AlignedBuffer(length);
    }

    public int InputSize => Inputs;

    public int OutputSize => Outputs;

    public int ParameterCount => Description.ParameterCount;

    public ReadOnlySpan<int> LayerSizes => Description.LayerSizes;

    public ReadOnlySpan<Activation> Activations => Description.Activations;

    public Loss Loss => Description.Loss;

    public NetworkDescription Description { get; }

    public AlignedBuffer PackedParameters { get; private set; }

    public void ReplaceParameters(AlignedBuffer parameters) => PackedParameters = parameters;

    public int WorkspaceLength => 0;

    public int BlockRows { get; init; } = 64;

    /// <summary>The number of parameters that go into a sink at a time: 1, 4, 8, or 16.</summary>
    public int Lanes { get; init; } = 1;

    public void ForwardPopulation(AlignedBuffer parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int agents) => throw new NotSupportedException();

    public GradientPass<float, TSink> CreateGradientPass<TSink>()
        where TSink : struct, IGradientSink
    {
        ThreadLocal<AlignedBuffer> gradients = new(() => new AlignedBuffer(PackedParameters.Length));
        return (ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float scale, AlignedBuffer workspace, ref TSink sink) =>
        {
            AlignedBuffer gradient = gradients.Value!;
            gradient.Span.Clear();
            double loss = AddGradient(inputs, targets, scale, gradient, workspace);
            return Pour(gradient, loss, ref sink);
        };
    }

    /// <summary>Passes a gradient on, some parameters at a time, as kernels of a vector width do.</summary>
    protected double Pour<TSink>(AlignedBuffer gradient, double loss, ref TSink sink)
        where TSink : struct, IGradientSink
    {
        if (!sink.Accepts(loss))
            return loss;
        if (sink.ChangesParameters && !sink.AcceptsGradient(VectorRows.Largest(ref gradient.First, gradient.Length)))
            return double.NaN;
        for (nuint i = 0; i < (nuint)gradient.Length; i += (nuint)Lanes)
        {
            switch (Lanes)
            {
                case 1:
                    sink.Begin(i, out float one);
                    sink.End(i, one + gradient.Span[(int)i]);
                    break;
                case 4:
                    sink.Begin(i, out Vector128<float> four);
                    sink.End(i, four + Vector128.LoadUnsafe(ref gradient.First, i));
                    break;
                case 8:
                    sink.Begin(i, out Vector256<float> eight);
                    sink.End(i, eight + Vector256.LoadUnsafe(ref gradient.First, i));
                    break;
                case 16:
                    sink.Begin(i, out Vector512<float> sixteen);
                    sink.End(i, sixteen + Vector512.LoadUnsafe(ref gradient.First, i));
                    break;
            }
        }

        return loss;
    }

    public float[] Parameters => PackedParameters.Span.ToArray();

    public virtual double AddGradient(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float scale, AlignedBuffer gradient, AlignedBuffer workspace)
    {
        // As in generated code, the loss of one row is a float, which can overflow.
        double loss = 0;
        for (int row = 0; row < inputs.Length / Inputs; row++)
        {
            for (int j = 0; j < Outputs; j++)
            {
                double error = Output(inputs.Slice(row * Inputs, Inputs), j) - targets[(row * Outputs) + j];
                loss += (float)(0.5 * error * error);
                AddOuter(inputs.Slice(row * Inputs, Inputs), j, error * scale, gradient);
            }
        }

        return loss;
    }

    // The outputs equal the sums, so this serves losses of logits and losses of activations alike, except for Softmax.
    public double AddGradient<TLoss>(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float scale, ref TLoss loss, DropoutDraw draw, AlignedBuffer gradient, AlignedBuffer workspace)
        where TLoss : struct, IOutputLoss
    {
        double sum = 0;
        int rows = inputs.Length / Inputs, stride = (Outputs + 3) / 4 * 4, targetSize = targets.Length / rows;
        float[] outputs = new float[stride], gradients = new float[stride];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> input = inputs.Slice(row * Inputs, Inputs);
            for (int j = 0; j < Outputs; j++)
                outputs[j] = (float)Output(input, j);
            sum += loss.Evaluate(
                ref outputs[0], ref gradients[0], stride, Outputs, ref System.Runtime.InteropServices.MemoryMarshal.GetReference(targets[(row * targetSize)..]), targetSize, row, 1, scale);
            for (int j = 0; j < Outputs; j++)
                AddOuter(input, j, gradients[j], gradient);
        }

        return sum;
    }

    public virtual void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        for (int row = 0; row < inputs.Length / Inputs; row++)
        {
            for (int j = 0; j < Outputs; j++)
                outputs[(row * Outputs) + j] = (float)Output(inputs.Slice(row * Inputs, Inputs), j);
        }
    }

    public int Classify(ReadOnlySpan<float> input)
    {
        if (Outputs == 1)
            return Output(input, 0) >= 0.5 ? 1 : 0;
        int best = 0;
        for (int j = 1; j < Outputs; j++)
            best = Output(input, j) > Output(input, best) ? j : best;
        return best;
    }

    public void Classify(ReadOnlySpan<float> inputs, Span<int> classes)
    {
        for (int row = 0; row < classes.Length; row++)
            classes[row] = Classify(inputs.Slice(row * Inputs, Inputs));
    }

    public virtual float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        double loss = 0;
        int rows = inputs.Length / Inputs;
        for (int i = 0; i < rows * Outputs; i++)
        {
            double error = Output(inputs.Slice(i / Outputs * Inputs, Inputs), i % Outputs) - targets[i];
            loss += 0.5 * error * error;
        }

        return (float)(loss / rows);
    }

    public void GetParameters(Span<float> destination) => PackedParameters.Span.CopyTo(destination);

    public void SetParameters(ReadOnlySpan<float> source) => source.CopyTo(PackedParameters.Span);

    public void Initialize(int seed) => NetworkInitializer.Initialize(Description, PackedParameters.Span, seed);

    public Trainer CreateTrainer(Optimizer optimizer) => new(this, optimizer);

    public Trainer CreateTrainer(Optimizer optimizer, TrainerOptions options) => new(this, optimizer, options);

    public float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradient) => throw new NotSupportedException();

    public void Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradient, Span<float> inputGradients) =>
        throw new NotSupportedException();

    public IGeneratedNetwork Clone() => throw new NotSupportedException();

    public void Save(string path) => throw new NotSupportedException();

    public void Save(Stream stream) => throw new NotSupportedException();

    public void LoadFrom(string path) => throw new NotSupportedException();

    public void LoadFrom(Stream stream) => throw new NotSupportedException();

    protected double Output(ReadOnlySpan<float> input, int j)
    {
        ReadOnlySpan<float> parameters = PackedParameters.Span;
        double sum = parameters[(Outputs * Inputs) + j];
        for (int i = 0; i < Inputs; i++)
            sum += (double)parameters[(j * Inputs) + i] * input[i];
        return sum;
    }

    protected void AddOuter(ReadOnlySpan<float> input, int j, double delta, AlignedBuffer gradient)
    {
        Span<float> sum = gradient.Span;
        for (int i = 0; i < Inputs; i++)
            sum[(j * Inputs) + i] += (float)(delta * input[i]);
        sum[(Outputs * Inputs) + j] += (float)delta;
    }
}
