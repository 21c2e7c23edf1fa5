using System;
using System.IO;
using UnityEngine;

namespace MlpGen.Samples
{
    /// <summary>
    /// Stands where its target will be half a second later. The agent watches the target, and in each frame it learns from what it has seen
    /// for at most half a millisecond. It knows nothing about the target's path, so give it any path.
    /// </summary>
    public sealed class LearningAgent : MonoBehaviour
    {
        // The target is observed every 50 ms, and its place 10 observations later is what the network learns to predict.
        private const float Interval = 0.05f;
        private const int Ahead = 10;

        [SerializeField] private Transform target;
        [SerializeField] private float scale = 4;
        [SerializeField] private float budgetInMilliseconds = 0.5f;
        [SerializeField] private bool remembers = true;

        private readonly Foresight network = new Foresight(seed: 1);
        private readonly ReplayMemory memory = new ReplayMemory(
            capacity: 4096, Foresight.InputSize, Foresight.OutputSize, batchSize: 32, seed: 1);

        // The observations of the last half second, one after the other in a ring.
        private readonly float[] observed = new float[Ahead * Foresight.InputSize];
        private readonly float[] observation = new float[Foresight.InputSize];
        private readonly float[] displacement = new float[Foresight.OutputSize];

        private Trainer trainer;
        private Vector3 lastPosition;
        private float elapsed;
        private int count;

        /// <summary>Gets what the agent learned in the last frame: the number of steps, and their mean loss.</summary>
        public BudgetResult Learned { get; private set; }

        private string File => Path.Combine(Application.persistentDataPath, "foresight.safetensors");

        private void Awake()
        {
            if (remembers && System.IO.File.Exists(File))
                network.LoadFrom(File);
            trainer = network.CreateTrainer(new Adam { LearningRate = 3e-3f });
            // The first call of each kind is slow, and here it costs no frame.
            trainer.WarmUp(rows: memory.BatchSize);
            lastPosition = target.position;
        }

        private void Update()
        {
            elapsed += Time.deltaTime;
            if (elapsed >= Interval)
            {
                Observe(elapsed);
                elapsed = 0;
            }

            // FromMilliseconds would round to whole milliseconds on Mono.
            TimeSpan budget = TimeSpan.FromTicks((long)(budgetInMilliseconds * TimeSpan.TicksPerMillisecond));
            Learned = trainer.StepFor(budget, memory);
            network.Forward(observation, displacement);
            transform.position = new Vector3(
                scale * (observation[0] + displacement[0]), transform.position.y, scale * (observation[1] + displacement[1]));
        }

        private void OnDestroy()
        {
            // A trainer may own threads. The editor keeps them alive across scenes unless it is disposed of.
            trainer.Dispose();
            if (remembers)
                network.Save(File);
        }

        private void Observe(float seconds)
        {
            Vector3 position = target.position;
            observation[0] = position.x / scale;
            observation[1] = position.z / scale;
            observation[2] = (position.x - lastPosition.x) / (seconds * scale);
            observation[3] = (position.z - lastPosition.z) / (seconds * scale);
            lastPosition = position;

            // The oldest observation in the ring is now half a second old, so where it led is known.
            Span<float> oldest = observed.AsSpan(count % Ahead * Foresight.InputSize, Foresight.InputSize);
            if (count >= Ahead)
            {
                displacement[0] = observation[0] - oldest[0];
                displacement[1] = observation[1] - oldest[1];
                memory.Add(oldest, displacement);
            }

            observation.AsSpan().CopyTo(oldest);
            count++;
        }
    }
}
