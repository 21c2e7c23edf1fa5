using System;
using System.Diagnostics;
using MlpGen;

namespace Racing.Simulation;

/// <summary>
/// A car that learns to drive from the laps of a driver, while they are driven. It prefers the best lap. Once it drives by itself, it gets
/// a little faster with every lap without a hit, and a little slower after a lap with one.
/// </summary>
public sealed class Ghost : IDisposable
{
    /// <summary>The number of rows in a mini-batch.</summary>
    public const int BatchSize = 64;

    private const int Capacity = 8_192;
    private const int RowsPerCall = 16;

    // Three of four rows are of the best lap, and the others are of the last one. Until a lap is complete, all are of the frames so far.
    private const int PartsOfBest = 3, Parts = 4;

    // The driver brakes early and cuts no corner, so there is speed to gain. A ghost that overdoes it hits a wall and slows down again.
    private const float FirstPace = 1.02f, SlowestPace = 0.96f, FastestPace = 1.1f, Gain = 0.01f, Setback = 0.02f;

    // Every lap that the driver shows makes it faster too: the third is already hard to beat.
    private const float LapGain = 0.02f;

    // After this time without progress, the ghost is put back on the center line.
    private const int MostFramesStuck = 2 * Car.FramesPerSecond;

    private readonly Track _track;
    private readonly DriverNetwork _network;
    private readonly Trainer _trainer;
    private readonly ReplayMemory _memory;
    private readonly Teacher _teacher;
    private readonly Pcg32 _random;
    private readonly float[] _inputs = new float[BatchSize * DriverNetwork.InputSize];
    private readonly float[] _targets = new float[BatchSize * DriverNetwork.OutputSize];
    private LapRecording _current = new();
    private LapRecording? _last;
    private LapRecording? _best;
    private Car _car;
    private float _farthest;
    private int _framesStuck;
    private bool _wasHit;

    /// <summary>Creates a ghost that knows nothing yet.</summary>
    /// <param name="track">The track.</param>
    /// <param name="seed">The seed of the network and of the rows that it learns from.</param>
    public Ghost(Track track, int seed)
    {
        _track = track;
        _network = new DriverNetwork(seed);
        _trainer = _network.CreateTrainer(new Adam { LearningRate = 3e-3f });
        _memory = new ReplayMemory(Capacity, DriverNetwork.InputSize, DriverNetwork.OutputSize, BatchSize, seed);
        _teacher = new Teacher(track, seed);
        _random = new Pcg32((ulong)seed, stream: 1);
        // The first frames with a ghost take no longer than the others.
        _network.WarmUp();
        _trainer.WarmUp(BatchSize);
    }

    /// <summary>Gets the network.</summary>
    public DriverNetwork Network => _network;

    /// <summary>Gets the car.</summary>
    public Car Car => _car;

    /// <summary>Gets true if the ghost drives.</summary>
    public bool IsDriving { get; private set; }

    /// <summary>Gets the number of complete laps that it has learned from.</summary>
    public int RecordedLaps { get; private set; }

    /// <summary>Gets the factor of the speed of its teacher.</summary>
    public float Pace { get; private set; } = FirstPace;

    /// <summary>Gets the mean loss of the last training, or NaN before it.</summary>
    public float Loss { get; private set; } = float.NaN;

    /// <summary>Gets the number of mini-batches so far.</summary>
    public long MiniBatches => _trainer.StepCount;

    /// <summary>Gets the laps that the ghost has driven itself.</summary>
    public LapTimer Laps { get; } = new();

    /// <summary>Gets how often the ghost was stuck and had to be put back.</summary>
    public int Rescues { get; private set; }

    /// <summary>Gets what the ghost did in the last frame.</summary>
    public Controls Controls { get; private set; }

    /// <summary>Records a frame of the driver.</summary>
    /// <param name="car">The car before the frame.</param>
    /// <param name="controls">The actions of the driver.</param>
    public void Record(in Car car, Controls controls) => _current.Add(car, controls);

    /// <summary>Ends the lap of the driver. The next frame begins another.</summary>
    public void FinishLap()
    {
        RecordedLaps++;
        _last = _current;
        if (RecordedLaps > 1)
            ChangePace(LapGain);
        if (_best == null || _current.Frames <= _best.Frames)
            _best = _current;
        _current = new LapRecording();
    }

    /// <summary>Forgets the frames since the last complete lap, for example because the driver starts again.</summary>
    public void DropLap() => _current = new LapRecording();

    /// <summary>Learns within a time budget. Call it once per frame.</summary>
    public BudgetResult Learn(TimeSpan budget)
    {
        long start = Stopwatch.GetTimestamp();
        AddRows();
        TimeSpan left = budget - Stopwatch.GetElapsedTime(start);
        if (left <= TimeSpan.Zero)
            return default;
        BudgetResult result = _trainer.StepFor(left, _memory);
        if (result.Steps > 0)
            Loss = result.Loss;
        return result;
    }

    /// <summary>Learns from a number of mini-batches, which gives the same network on every machine.</summary>
    public void Learn(int miniBatches)
    {
        AddRows();
        if (_memory.Count < BatchSize)
            return;
        for (int i = 0; i < miniBatches; i++)
        {
            _memory.Sample(_inputs, _targets);
            Loss = _trainer.Step(_inputs, _targets);
        }
    }

    /// <summary>Puts the ghost where a car is, and lets it drive from there.</summary>
    public void Start(in Car from)
    {
        _car = from;
        (_farthest, _framesStuck, _wasHit) = (_car.Progress(_track), 0, false);
        IsDriving = true;
        Laps.Restart(_car.Laps);
    }

    /// <summary>Drives one frame.</summary>
    public void Step()
    {
        if (!IsDriving)
            return;
        Controls = _network.Drive(_track, _car);
        _car.Step(_track, Controls);
        _wasHit |= _car.Impact > 1;
        if (Laps.Step(_car.Laps))
        {
            ChangePace(_wasHit ? -Setback : Gain);
            _wasHit = false;
        }

        float progress = _car.Progress(_track);
        (_farthest, _framesStuck) = progress > _farthest + 0.5f ? (progress, 0) : (_farthest, _framesStuck + 1);
        if (_framesStuck > MostFramesStuck)
        {
            (_car, _framesStuck) = (_car.BackOnTrack(_track), 0);
            Rescues++;
        }
    }

    /// <summary>Releases the trainer.</summary>
    public void Dispose() => _trainer.Dispose();

    private void ChangePace(float change) => Pace = Math.Clamp(Pace + change, SlowestPace, FastestPace);

    // Rows are made anew all the time, so the network never sees a perturbation twice, and old ones give way to those of a better lap.
    private void AddRows()
    {
        for (int i = 0; i < RowsPerCall; i++)
        {
            LapRecording lap = _best != null && _random.NextInt32(Parts) < PartsOfBest ? _best : _last ?? _current;
            if (lap.Frames > 0)
                _teacher.Teach(_memory, lap, Pace);
        }
    }
}
