using System;
using System.Collections.Generic;
using System.IO;
using MlpGen;

namespace MlpGen.Platforms
{
    /// <summary>Trains the networks of the hash, 25 steps for each of ten optimizers, 1,000 in all.</summary>
    internal static class Training
    {
        // Batches of 32, 32 and 16, so that a short batch is part of the hash.
        private const int Rows = 80;
        private const int Epochs = 8;

        /// <summary>Creates a network with the parameters of a seed.</summary>
        public delegate INetwork Factory(int seed);

        /// <summary>Hashes what training leaves behind: parameters, memory of the optimizer, and outputs.</summary>
        public static string Hash(params Factory[] factories)
        {
            BitsHash hash = new BitsHash();
            foreach (Factory factory in factories)
            {
                foreach (Func<Optimizer> optimizer in s_optimizers)
                    Add(hash, factory, optimizer);
            }

            return hash.ToString();
        }

        private static readonly Func<Optimizer>[] s_optimizers =
        {
            () => new Sgd { LearningRate = 0.05f },
            () => new Sgd { LearningRate = 0.02f, Momentum = 0.9f, Nesterov = true, WeightDecay = 1e-4f },
            () => new Adam { LearningRate = 0.01f },
            () => new AdamW { LearningRate = 0.01f },
            () => new RmsProp { LearningRate = 0.005f },
            () => new RmsProp { LearningRate = 0.002f, Momentum = 0.5f, Centered = true },
            () => new Adagrad { LearningRate = 0.05f },
            () => new Nadam { LearningRate = 0.01f },
            () => new Rprop { LearningRate = 0.01f },
            () => new Lion { LearningRate = 0.001f },
        };

        /// <summary>Shuffles and trains for some epochs, then takes the last step in a trainer and a network that were loaded from streams.</summary>
        private static void Add(BitsHash hash, Factory factory, Func<Optimizer> optimizer)
        {
            INetwork trained = factory(1);
            Samples samples = new Samples(Rows, trained.InputSize, trained.OutputSize, trained.Loss == Loss.CrossEntropy, seed: 1);
            TrainerOptions options = new TrainerOptions { Seed = 2 };
            Trainer trainer = trained.CreateTrainer(optimizer(), options);
            Dataset data = Dataset.FromArrays(samples.Inputs, samples.Targets, trained.InputSize);
            trainer.Fit(data, new FitOptions { Epochs = Epochs, BatchSize = 32, Seed = 3 });

            INetwork loaded = factory(4);
            loaded.LoadFrom(Saved(trained.Save));
            Trainer resumed = loaded.CreateTrainer(optimizer(), options);
            resumed.LoadCheckpoint(Saved(trainer.SaveCheckpoint));
            float loss = resumed.Step(samples.Inputs, samples.Targets);
            if (resumed.StepCount != 25)
                throw new InvalidOperationException($"The trainer must have taken 25 steps (was {resumed.StepCount}).");

            float[] parameters = new float[loaded.ParameterCount];
            loaded.GetParameters(parameters);
            float[] outputs = new float[Rows * loaded.OutputSize];
            loaded.Forward(samples.Inputs, outputs);
            hash.Add(loss);
            hash.Add(parameters);
            hash.Add(outputs);
            hash.AddTensors(Saved(resumed.SaveCheckpoint));
        }

        private static MemoryStream Saved(Action<Stream> save)
        {
            MemoryStream stream = new MemoryStream();
            save(stream);
            stream.Position = 0;
            return stream;
        }
    }
}
