using System;
using MlpGen;

namespace MlpGen.Platforms
{
    /// <summary>Random rows, the same on every platform.</summary>
    internal sealed class Samples
    {
        /// <summary>Draws inputs in [-1, 1), and targets in [0, 1), or one class out of several.</summary>
        public Samples(int rows, int inputSize, int targetSize, bool hasClasses, ulong seed)
        {
            Pcg32 random = new Pcg32(seed);
            Inputs = new float[rows * inputSize];
            for (int i = 0; i < Inputs.Length; i++)
                Inputs[i] = (random.NextSingle() * 2) - 1;
            Targets = new float[rows * targetSize];
            if (hasClasses)
            {
                for (int row = 0; row < rows; row++)
                    Targets[(row * targetSize) + random.NextInt32(targetSize)] = 1;
            }
            else
            {
                for (int i = 0; i < Targets.Length; i++)
                    Targets[i] = random.NextSingle();
            }
        }

        public float[] Inputs { get; }

        public float[] Targets { get; }

        /// <summary>Copies an array into one array for each row, as plain code has it.</summary>
        public static float[][] Rows(float[] values, int size)
        {
            float[][] rows = new float[values.Length / size][];
            for (int row = 0; row < rows.Length; row++)
                rows[row] = values.AsSpan(row * size, size).ToArray();
            return rows;
        }
    }
}
