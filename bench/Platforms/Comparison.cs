using System;
using MlpGen;

namespace MlpGen.Platforms
{
    /// <summary>
    /// Measures a network beside the same network in plain code, after checking that both compute the same, and beside the same network with
    /// another rounding.
    /// </summary>
    internal sealed class Comparison
    {
        private const int Rows = 32;
        private const float LearningRate = 0.01f;

        /// <summary>Measures steps of 32 rows, the forward pass of one row, and the bytes that a step allocates.</summary>
        /// <param name="network">The network.</param>
        /// <param name="milliseconds">The length of each of the five samples.</param>
        public Comparison(INetwork network, double milliseconds)
        {
            bool isClassifier = network.Loss == Loss.CrossEntropy;
            Samples samples = new Samples(Rows, network.InputSize, network.OutputSize, isClassifier, seed: 5);
            float[][] inputs = Samples.Rows(samples.Inputs, network.InputSize);
            float[][] targets = Samples.Rows(samples.Targets, network.OutputSize);
            float[] outputs = new float[network.OutputSize];
            float[] parameters = new float[network.ParameterCount];
            network.GetParameters(parameters);
            Jagged jagged = new Jagged(network.LayerSizes.ToArray(), parameters, isClassifier);
            Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = LearningRate });

            for (int step = 0; step < 10; step++)
            {
                trainer.Step(samples.Inputs, samples.Targets);
                jagged.Step(inputs, targets, LearningRate);
            }

            network.Forward(inputs[0], outputs);
            float[] expected = jagged.Forward(inputs[0]);
            for (int o = 0; o < outputs.Length; o++)
            {
                if (!(Math.Abs(outputs[o] - expected[o]) < 1e-4))
                    throw new InvalidOperationException($"Output {o} must be {expected[o]} as in plain code (was {outputs[o]}).");
            }

            Action step32 = () => trainer.Step(samples.Inputs, samples.Targets);
            Action forward = () => network.Forward(inputs[0], outputs);
            (Step, JaggedStep) = Clock.CallsPerSecond(step32, () => jagged.Step(inputs, targets, LearningRate), milliseconds);
            (Forward, JaggedForward) = Clock.CallsPerSecond(forward, () => jagged.Forward(inputs[0]), milliseconds);
            BytesPerStep = Clock.BytesPerCall(step32);
        }

        /// <summary>Returns how many times as long as a step of a network the same step of another one takes.</summary>
        public static double Cost(INetwork network, INetwork other, double milliseconds)
        {
            Samples samples = new Samples(Rows, network.InputSize, network.OutputSize, hasClasses: false, seed: 5);
            Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = LearningRate });
            Trainer otherTrainer = other.CreateTrainer(new Sgd { LearningRate = LearningRate });
            (double steps, double otherSteps) = Clock.CallsPerSecond(
                () => trainer.Step(samples.Inputs, samples.Targets), () => otherTrainer.Step(samples.Inputs, samples.Targets), milliseconds);
            return steps / otherSteps;
        }

        public double Step { get; }

        public double JaggedStep { get; }

        public double Forward { get; }

        public double JaggedForward { get; }

        public double BytesPerStep { get; }
    }
}
