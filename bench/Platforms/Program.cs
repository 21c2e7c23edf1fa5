using System;
using System.Globalization;

namespace MlpGen.Platforms
{
    /// <summary>Trains, hashes and measures on the platform that runs it, and prints one line of results for eng/platforms.sh.</summary>
    internal static class Program
    {
        /// <summary>Runs everything.</summary>
        /// <param name="args">The start of the process in milliseconds since 1970, and --quick for short measurements.</param>
        private static void Main(string[] args)
        {
            double start = double.Parse(args[0], CultureInfo.InvariantCulture);
            float[] outputs = new float[4];
            new Default.Agent(seed: 1).Forward(new float[16], outputs);
            double startUp = (DateTime.UtcNow - new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalMilliseconds - start;

            // Measured before the hash, because a browser compiles loops only until they fill a few megabytes.
            double milliseconds = Array.IndexOf(args, "--quick") > 0 ? 20 : 200;
            if (!BitsSelfTest.Run().IsCorrect)
                throw new InvalidOperationException(BitsSelfTest.Run().ToString());
            Comparison agent = new Comparison(new Default.Agent(seed: 1), milliseconds);
            Comparison digits = new Comparison(new Digits(seed: 1), milliseconds);
            double fusedCost = Comparison.Cost(new Default.Agent(seed: 1), new Fused.Agent(seed: 1), milliseconds);
            double separateCost = Comparison.Cost(new Default.Agent(seed: 1), new Separate.Agent(seed: 1), milliseconds);
            string machine = Training.Hash(
                seed => new Default.Tiny(seed), seed => new Default.Agent(seed), seed => new Default.Classifier(seed), seed => new Default.Mixed(seed));
            string fused = Training.Hash(
                seed => new Fused.Tiny(seed), seed => new Fused.Agent(seed), seed => new Fused.Classifier(seed), seed => new Fused.Mixed(seed));
            string separate = Training.Hash(
                seed => new Separate.Tiny(seed), seed => new Separate.Agent(seed), seed => new Separate.Classifier(seed), seed => new Separate.Mixed(seed));
            Console.WriteLine(string.Join(" ", new[]
            {
                "result", "default=" + machine, "fused=" + fused, "separate=" + separate, Field("startup", startUp),
                Field("w2step", agent.Step), Field("w2jagged", agent.JaggedStep), Field("w2row", agent.Forward), Field("w2rowjagged", agent.JaggedForward),
                Field("w4step", digits.Step), Field("w4jagged", digits.JaggedStep), Field("w4row", digits.Forward), Field("w4rowjagged", digits.JaggedForward),
                Field("fusedcost", fusedCost), Field("separatecost", separateCost),
                Field("bytes", Math.Max(agent.BytesPerStep, digits.BytesPerStep)),
            }));
        }

        private static string Field(string name, double value) => name + "=" + value.ToString("F3", CultureInfo.InvariantCulture);
    }
}
