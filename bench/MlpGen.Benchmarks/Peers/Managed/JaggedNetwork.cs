using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers.Managed;

/// <summary>
/// The network as tutorials write it: an array of weight arrays for each layer, scalar loops, the activation behind a delegate, a new
/// array for the result of each layer, and one row after another.
/// </summary>
internal sealed class JaggedNetwork
{
    private readonly Layer[] _layers;
    private readonly Loss _loss;
    private readonly bool _adam;
    private int _steps;

    public JaggedNetwork(Problem problem)
    {
        Workload workload = problem.Operation.Workload;
        _loss = workload.Loss;
        _adam = problem.Operation.Kind == OperationKind.Adam;
        _layers = new Layer[workload.Sizes.Length - 1];
        int next = 0;
        for (int l = 0; l < _layers.Length; l++)
        {
            int inputs = workload.Sizes[l], outputs = workload.Sizes[l + 1];
            float[][] weights = new float[outputs][];
            for (int o = 0; o < outputs; o++, next += inputs)
                weights[o] = problem.Parameters[next..(next + inputs)];
            float[] biases = problem.Parameters[next..(next + outputs)];
            next += outputs;
            _layers[l] = new Layer(weights, biases, l + 1 == _layers.Length ? workload.Output : workload.Hidden);
        }
    }

    public float[] Forward(float[] input)
    {
        float[] activations = input;
        foreach (Layer layer in _layers)
            activations = layer.Forward(activations);
        return activations;
    }

    /// <summary>Trains on one mini-batch. The targets of a row with a label are 1 at the label and 0 elsewhere.</summary>
    public float Step(float[][] inputs, float[][] targets)
    {
        foreach (Layer layer in _layers)
            layer.ClearGradients();

        float loss = 0;
        for (int row = 0; row < inputs.Length; row++)
        {
            float[] output = Forward(inputs[row]);
            loss += RowLoss(output, targets[row]);
            float[] delta = OutputDelta(output, targets[row]);
            for (int l = _layers.Length - 1; l >= 0; l--)
            {
                float[] below = l == 0 ? inputs[row] : _layers[l - 1].Activations;
                _layers[l].AddGradients(below, delta);
                if (l > 0)
                    delta = _layers[l - 1].Delta(_layers[l], delta);
            }
        }

        _steps++;
        foreach (Layer layer in _layers)
        {
            if (_adam)
                layer.UpdateByAdam(_steps, inputs.Length);
            else
                layer.UpdateBySgd(inputs.Length);
        }

        return loss / inputs.Length;
    }

    private float RowLoss(float[] output, float[] target)
    {
        float sum = 0;
        for (int o = 0; o < output.Length; o++)
        {
            float error = output[o] - target[o];
            if (_loss != Loss.CrossEntropy)
                sum += error * error;
            else if (target[o] > 0)
                sum -= MathF.Log(output[o]);
        }

        return _loss switch { Loss.Quadratic => sum / 2, Loss.MeanSquaredError => sum / output.Length, _ => sum };
    }

    private float[] OutputDelta(float[] output, float[] target)
    {
        float[] delta = new float[output.Length];
        float scale = _loss == Loss.MeanSquaredError ? 2f / output.Length : 1;
        for (int o = 0; o < output.Length; o++)
            delta[o] = (output[o] - target[o]) * scale * _layers[^1].Derivative(output[o]);
        return delta;
    }

    private sealed class Layer(float[][] weights, float[] biases, Activation activation)
    {
        private readonly float[][] _weights = weights;
        private readonly float[] _biases = biases;
        private readonly float[][] _weightGradients = Like(weights);
        private readonly float[] _biasGradients = new float[biases.Length];
        private readonly (float[][] Weights, float[] Biases) _first = (Like(weights), new float[biases.Length]);
        private readonly (float[][] Weights, float[] Biases) _second = (Like(weights), new float[biases.Length]);

        private readonly Func<float, float> _activation = activation switch
        {
            Activation.Sigmoid => z => 1 / (1 + MathF.Exp(-z)),
            Activation.Tanh => MathF.Tanh,
            Activation.Relu => z => z > 0 ? z : 0,
            _ => z => z,
        };

        /// <summary>The derivative of the activation as a function of its value. The derivative of Softmax is part of the loss.</summary>
        public Func<float, float> Derivative { get; } = activation switch
        {
            Activation.Sigmoid => a => a * (1 - a),
            Activation.Tanh => a => 1 - (a * a),
            Activation.Relu => a => a > 0 ? 1 : 0,
            _ => _ => 1,
        };

        public float[] Activations { get; private set; } = [];

        public float[] Forward(float[] input)
        {
            float[] output = new float[_weights.Length];
            for (int o = 0; o < output.Length; o++)
            {
                float sum = _biases[o];
                for (int i = 0; i < input.Length; i++)
                    sum += _weights[o][i] * input[i];
                output[o] = _activation(sum);
            }

            if (activation == Activation.Softmax)
                Softmax(output);
            return Activations = output;
        }

        public float[] Delta(Layer above, float[] deltaAbove)
        {
            float[] delta = new float[Activations.Length];
            for (int i = 0; i < delta.Length; i++)
            {
                float sum = 0;
                for (int o = 0; o < deltaAbove.Length; o++)
                    sum += above._weights[o][i] * deltaAbove[o];
                delta[i] = sum * Derivative(Activations[i]);
            }

            return delta;
        }

        public void AddGradients(float[] input, float[] delta)
        {
            for (int o = 0; o < delta.Length; o++)
            {
                for (int i = 0; i < input.Length; i++)
                    _weightGradients[o][i] += delta[o] * input[i];
                _biasGradients[o] += delta[o];
            }
        }

        public void ClearGradients()
        {
            foreach (float[] row in _weightGradients)
                Array.Clear(row);
            Array.Clear(_biasGradients);
        }

        public void UpdateBySgd(int rows)
        {
            foreach ((float[] values, float[] gradients, _, _) in Parts())
            {
                for (int i = 0; i < values.Length; i++)
                    values[i] -= Problem.SgdLearningRate / rows * gradients[i];
            }
        }

        public void UpdateByAdam(int step, int rows)
        {
            float firstScale = 1 / (1 - MathF.Pow(0.9f, step)), secondScale = 1 / (1 - MathF.Pow(0.999f, step));
            foreach ((float[] values, float[] gradients, float[] first, float[] second) in Parts())
            {
                for (int i = 0; i < values.Length; i++)
                {
                    float gradient = gradients[i] / rows;
                    first[i] = (0.9f * first[i]) + (0.1f * gradient);
                    second[i] = (0.999f * second[i]) + (0.001f * gradient * gradient);
                    values[i] -= Problem.AdamLearningRate * first[i] * firstScale / (MathF.Sqrt(second[i] * secondScale) + 1e-8f);
                }
            }
        }

        private static float[][] Like(float[][] rows) => [.. rows.Select(row => new float[row.Length])];

        private static void Softmax(float[] values)
        {
            float max = values.Max(), sum = 0;
            for (int o = 0; o < values.Length; o++)
                sum += values[o] = MathF.Exp(values[o] - max);
            for (int o = 0; o < values.Length; o++)
                values[o] /= sum;
        }

        /// <summary>Returns every array of parameters with its gradients and moments.</summary>
        private IEnumerable<(float[] Values, float[] Gradients, float[] First, float[] Second)> Parts()
        {
            for (int o = 0; o < _weights.Length; o++)
                yield return (_weights[o], _weightGradients[o], _first.Weights[o], _second.Weights[o]);
            yield return (_biases, _biasGradients, _first.Biases, _second.Biases);
        }
    }
}
