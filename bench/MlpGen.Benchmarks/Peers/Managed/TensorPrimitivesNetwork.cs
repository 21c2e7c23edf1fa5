using System;
using System.Numerics.Tensors;
using System.Reflection;
using MlpGen.Benchmarks.Measuring;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers.Managed;

/// <summary>The network on the vectorized functions of System.Numerics.Tensors: one row after another, with preallocated buffers.</summary>
internal readonly struct TensorPrimitivesNetwork : ICalls
{
    private readonly Layer[] _layers;
    private readonly Problem _problem;
    private readonly float[][][] _targets;
    private readonly float[] _losses;

    public TensorPrimitivesNetwork(Problem problem)
    {
        Workload workload = problem.Operation.Workload;
        _problem = problem;
        _targets = problem.TargetRows();
        _losses = new float[workload.OutputSize];
        Outputs = new float[problem.OutputsPerBatch];
        _layers = new Layer[workload.Sizes.Length - 1];
        int next = 0;
        for (int l = 0; l < _layers.Length; l++)
        {
            int inputs = workload.Sizes[l], outputs = workload.Sizes[l + 1], end = next + ((inputs + 1) * outputs);
            _layers[l] = new Layer(problem.Parameters[next..end], inputs, outputs, l + 1 == _layers.Length ? workload.Output : workload.Hidden);
            next = end;
        }
    }

    public float[] Outputs { get; }

    public static IPeer Peer() => new ManagedPeer(
        "TensorPrimitives",
        typeof(TensorPrimitives).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
        problem => new ManagedSampler<TensorPrimitivesNetwork>(new TensorPrimitivesNetwork(problem), problem.Batches));

    public float Call(int batch)
    {
        int inputSize = _problem.Operation.Workload.InputSize, outputSize = _problem.Operation.Workload.OutputSize;
        ReadOnlySpan<float> inputs = _problem.Inputs.AsSpan(batch * _problem.InputsPerBatch, _problem.InputsPerBatch);
        if (_problem.Operation.IsStep)
            return Step(inputs, _targets[batch]);
        for (int row = 0; row < _problem.Operation.Rows; row++)
            Forward(inputs.Slice(row * inputSize, inputSize)).CopyTo(Outputs.AsSpan(row * outputSize));
        return 0;
    }

    private float[] Forward(ReadOnlySpan<float> input)
    {
        _layers[0].Forward(input);
        for (int l = 1; l < _layers.Length; l++)
            _layers[l].Forward(_layers[l - 1].Activations);
        return _layers[^1].Activations;
    }

    private float Step(ReadOnlySpan<float> inputs, float[][] targets)
    {
        int inputSize = _problem.Operation.Workload.InputSize;
        foreach (Layer layer in _layers)
            Array.Clear(layer.Gradients);
        float loss = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            ReadOnlySpan<float> input = inputs.Slice(row * inputSize, inputSize);
            Forward(input);
            loss += OutputDelta(targets[row], 1f / targets.Length);
            for (int l = _layers.Length - 1; l >= 0; l--)
                _layers[l].Backward(l == 0 ? input : _layers[l - 1].Activations, l == 0 ? null : _layers[l - 1]);
        }

        foreach (Layer layer in _layers)
        {
            if (_problem.Operation.Kind == OperationKind.Adam)
                layer.UpdateByAdam();
            else
                layer.UpdateBySgd();
        }

        return loss / targets.Length;
    }

    private float OutputDelta(float[] target, float scale)
    {
        Layer last = _layers[^1];
        float[] error = last.Deltas;
        TensorPrimitives.Subtract(last.Activations, target, error);
        float loss;
        switch (_problem.Operation.Workload.Loss)
        {
            case Loss.CrossEntropy:
                TensorPrimitives.Log(last.Activations, _losses);
                loss = -TensorPrimitives.Dot<float>(target, _losses);
                break;
            case Loss.MeanSquaredError:
                loss = TensorPrimitives.SumOfSquares<float>(error) / error.Length;
                scale *= 2f / error.Length;
                break;
            default:
                loss = TensorPrimitives.SumOfSquares<float>(error) / 2;
                break;
        }

        TensorPrimitives.Multiply(error, scale, error);
        last.MultiplyByDerivative();
        return loss;
    }

    private sealed class Layer(float[] parameters, int inputs, int outputs, Activation activation)
    {
        private readonly float[] _first = new float[parameters.Length];
        private readonly float[] _second = new float[parameters.Length];
        private readonly float[] _scratch = new float[parameters.Length];
        private int _steps;

        /// <summary>The weights, <c>[output][input]</c>, then the biases.</summary>
        public float[] Gradients { get; } = new float[parameters.Length];

        public float[] Activations { get; } = new float[outputs];

        public float[] Deltas { get; } = new float[outputs];

        private Span<float> Scratch => _scratch.AsSpan(0, outputs);

        public void Forward(ReadOnlySpan<float> input)
        {
            for (int o = 0; o < outputs; o++)
                Activations[o] = TensorPrimitives.Dot(parameters.AsSpan(o * inputs, inputs), input);
            TensorPrimitives.Add(Activations, parameters.AsSpan(inputs * outputs), Activations);
            switch (activation)
            {
                case Activation.Sigmoid:
                    TensorPrimitives.Sigmoid(Activations, Activations);
                    break;
                case Activation.Tanh:
                    TensorPrimitives.Tanh(Activations, Activations);
                    break;
                case Activation.Relu:
                    TensorPrimitives.Max(Activations, 0, Activations);
                    break;
                case Activation.Softmax:
                    // The library's function does not subtract the largest value first.
                    TensorPrimitives.Subtract(Activations, TensorPrimitives.Max<float>(Activations), Activations);
                    TensorPrimitives.SoftMax(Activations, Activations);
                    break;
            }
        }

        /// <summary>Adds the gradients of a row, and computes the deltas of the layer below if there is one.</summary>
        public void Backward(ReadOnlySpan<float> input, Layer? below)
        {
            if (below is not null)
                Array.Clear(below.Deltas);
            for (int o = 0; o < outputs; o++)
            {
                Span<float> gradients = Gradients.AsSpan(o * inputs, inputs);
                TensorPrimitives.MultiplyAdd(input, Deltas[o], gradients, gradients);
                if (below is not null)
                    TensorPrimitives.MultiplyAdd(parameters.AsSpan(o * inputs, inputs), Deltas[o], below.Deltas, below.Deltas);
            }

            Span<float> biasGradients = Gradients.AsSpan(inputs * outputs);
            TensorPrimitives.Add(biasGradients, Deltas, biasGradients);
            below?.MultiplyByDerivative();
        }

        public void MultiplyByDerivative()
        {
            switch (activation)
            {
                case Activation.Sigmoid:
                    TensorPrimitives.Subtract(1, Activations, Scratch);
                    TensorPrimitives.Multiply(Scratch, Activations, Scratch);
                    TensorPrimitives.Multiply(Deltas, Scratch, Deltas);
                    break;
                case Activation.Tanh:
                    TensorPrimitives.Multiply(Activations, Activations, Scratch);
                    TensorPrimitives.Subtract(1, Scratch, Scratch);
                    TensorPrimitives.Multiply(Deltas, Scratch, Deltas);
                    break;
                case Activation.Relu:
                    for (int o = 0; o < outputs; o++)
                        Deltas[o] = Activations[o] > 0 ? Deltas[o] : 0;
                    break;
            }
        }

        public void UpdateBySgd() => TensorPrimitives.MultiplyAdd(Gradients, -Problem.SgdLearningRate, parameters, parameters);

        public void UpdateByAdam()
        {
            _steps++;
            float firstScale = 1 / (1 - MathF.Pow(0.9f, _steps)), secondScale = 1 / (1 - MathF.Pow(0.999f, _steps));
            TensorPrimitives.Multiply(_first, 0.9f, _first);
            TensorPrimitives.MultiplyAdd(Gradients, 0.1f, _first, _first);
            TensorPrimitives.Multiply(Gradients, Gradients, _scratch);
            TensorPrimitives.Multiply(_second, 0.999f, _second);
            TensorPrimitives.MultiplyAdd(_scratch, 0.001f, _second, _second);
            TensorPrimitives.Multiply(_second, secondScale, _scratch);
            TensorPrimitives.Sqrt(_scratch, _scratch);
            TensorPrimitives.Add(_scratch, 1e-8f, _scratch);
            TensorPrimitives.Divide(_first, _scratch, _scratch);
            TensorPrimitives.MultiplyAdd(_scratch, -Problem.AdamLearningRate * firstScale, parameters, parameters);
        }
    }
}
