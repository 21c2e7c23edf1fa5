using System;

namespace MlpGen.Platforms
{
    /// <summary>
    /// The code that people write: an array of weight arrays for each layer, plain loops, a new array for each result, and one row after
    /// another. The hidden layers have Relu, and the output is Softmax with cross-entropy, or the identity with the mean squared error.
    /// </summary>
    internal sealed class Jagged
    {
        private readonly int[] _sizes;
        private readonly bool _isClassifier;
        private readonly float[][][] _weights, _weightGradients;
        private readonly float[][] _biases, _biasGradients;

        public Jagged(int[] sizes, float[] parameters, bool isClassifier)
        {
            _sizes = sizes;
            _isClassifier = isClassifier;
            int layers = sizes.Length - 1, next = 0;
            _weights = new float[layers][][];
            _weightGradients = new float[layers][][];
            _biases = new float[layers][];
            _biasGradients = new float[layers][];
            for (int l = 0; l < layers; l++)
            {
                _weights[l] = new float[sizes[l + 1]][];
                _weightGradients[l] = new float[sizes[l + 1]][];
                for (int o = 0; o < sizes[l + 1]; o++, next += sizes[l])
                {
                    _weights[l][o] = parameters.AsSpan(next, sizes[l]).ToArray();
                    _weightGradients[l][o] = new float[sizes[l]];
                }

                _biases[l] = parameters.AsSpan(next, sizes[l + 1]).ToArray();
                _biasGradients[l] = new float[sizes[l + 1]];
                next += sizes[l + 1];
            }
        }

        public float[] Forward(float[] input) => Layers(input)[_weights.Length];

        /// <summary>Takes one step of gradient descent on a mini-batch.</summary>
        public void Step(float[][] inputs, float[][] targets, float learningRate)
        {
            for (int row = 0; row < inputs.Length; row++)
                AddGradients(Layers(inputs[row]), targets[row]);
            float rate = learningRate / inputs.Length;
            for (int l = 0; l < _weights.Length; l++)
            {
                for (int o = 0; o < _weights[l].Length; o++)
                    Update(_weights[l][o], _weightGradients[l][o], rate);
                Update(_biases[l], _biasGradients[l], rate);
            }
        }

        private static void Update(float[] values, float[] gradients, float rate)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] -= rate * gradients[i];
                gradients[i] = 0;
            }
        }

        /// <summary>Returns the input and the activations of each layer.</summary>
        private float[][] Layers(float[] input)
        {
            float[][] values = new float[_sizes.Length][];
            values[0] = input;
            for (int l = 0; l < _weights.Length; l++)
            {
                float[] outputs = new float[_sizes[l + 1]];
                for (int o = 0; o < outputs.Length; o++)
                {
                    float sum = _biases[l][o];
                    for (int i = 0; i < values[l].Length; i++)
                        sum += _weights[l][o][i] * values[l][i];
                    outputs[o] = l + 1 < _weights.Length && sum < 0 ? 0 : sum;
                }

                values[l + 1] = outputs;
            }

            if (_isClassifier)
                Softmax(values[_weights.Length]);
            return values;
        }

        private void AddGradients(float[][] values, float[] target)
        {
            int last = _weights.Length;
            float scale = _isClassifier ? 1 : 2f / target.Length;
            float[] delta = new float[target.Length];
            for (int o = 0; o < delta.Length; o++)
                delta[o] = (values[last][o] - target[o]) * scale;
            for (int l = last - 1; l >= 0; l--)
            {
                float[] below = values[l], deltaBelow = new float[below.Length];
                for (int o = 0; o < delta.Length; o++)
                {
                    for (int i = 0; i < below.Length; i++)
                    {
                        _weightGradients[l][o][i] += delta[o] * below[i];
                        deltaBelow[i] += delta[o] * _weights[l][o][i];
                    }

                    _biasGradients[l][o] += delta[o];
                }

                for (int i = 0; l > 0 && i < below.Length; i++)
                    deltaBelow[i] = below[i] > 0 ? deltaBelow[i] : 0;
                delta = deltaBelow;
            }
        }

        private static void Softmax(float[] values)
        {
            float max = values[0], sum = 0;
            foreach (float value in values)
                max = Math.Max(max, value);
            for (int o = 0; o < values.Length; o++)
                sum += values[o] = (float)Math.Exp(values[o] - max);
            for (int o = 0; o < values.Length; o++)
                values[o] /= sum;
        }
    }
}
