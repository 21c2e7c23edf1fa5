using System;
using MlpGen;

namespace Racing.Simulation;

/// <summary>
/// Many cars that learn to drive by evolution. All of them drive at once. A car is out if it touches a wall or falls behind. Once no car is
/// left, the drivers that came farthest are the parents of the next generation.
/// </summary>
public sealed class Swarm
{
    /// <summary>The number of cars.</summary>
    public const int Size = 256;

    // A car must be this fast on average, after a moment to get going. It keeps generations short, and nobody waits for a car that stands.
    private const float LeastPace = 6;
    private const int Patience = 2 * Car.FramesPerSecond;

    // Once a car has completed its lap, the others have this many frames.
    private const int FramesAfterWinner = 3 * Car.FramesPerSecond;

    private readonly Track _track;
    private readonly Breeder _breeder;
    private readonly Population _population;
    private readonly Car[] _cars = new Car[Size];
    private readonly bool[] _isRunning = new bool[Size];
    private readonly float[] _fitness = new float[Size];
    private readonly float[] _inputs = new float[Size * DriverNetwork.InputSize];
    private readonly float[] _outputs = new float[Size * DriverNetwork.OutputSize];
    private readonly Controls[][] _driven = new Controls[Size][];
    private readonly float[] _champion = new float[DriverNetwork.ParameterCount];
    private readonly int _mostFrames;
    private int _end;

    /// <summary>Creates the first generation, whose networks are random.</summary>
    /// <param name="track">The track.</param>
    /// <param name="seed">The seed. The same seed and the same number of frames give the same swarm on every machine.</param>
    public Swarm(Track track, int seed)
    {
        (_track, Seed) = (track, seed);
        _population = new Population(new DriverNetwork(seed), Size);
        _breeder = new Breeder(_population, seed);
        _mostFrames = (int)(Car.FramesPerSecond * track.Length / LeastPace) + Patience;
        for (int i = 0; i < Size; i++)
            _driven[i] = new Controls[_mostFrames];
        Begin();
    }

    /// <summary>Gets the seed.</summary>
    public int Seed { get; }

    /// <summary>Gets the number of the generation, from 1.</summary>
    public int Generation { get; private set; } = 1;

    /// <summary>Gets the frames since the generation began.</summary>
    public int Frame { get; private set; }

    /// <summary>Gets the cars, to draw them.</summary>
    public ReadOnlySpan<Car> Cars => _cars;

    /// <summary>Gets which cars are still driving. The others stand where they went out.</summary>
    public ReadOnlySpan<bool> IsRunning => _isRunning;

    /// <summary>Gets the number of cars that are still driving.</summary>
    public int Running { get; private set; }

    /// <summary>Gets the index of the car that has come farthest in this generation.</summary>
    public int Leader { get; private set; }

    /// <summary>Gets the farthest distance of any generation, in meters.</summary>
    public float Farthest { get; private set; }

    /// <summary>Gets the number of cars that have completed a lap in this generation.</summary>
    public int Finished { get; private set; }

    /// <summary>Gets the first generation in which a car completed a lap, or 0.</summary>
    public int FirstGenerationToFinish { get; private set; }

    /// <summary>Gets the time of the best lap in frames, from a standing start, or 0.</summary>
    public int BestLap => BestReplay?.Frames ?? 0;

    /// <summary>Gets the best lap, or null.</summary>
    public Replay? BestReplay { get; private set; }

    /// <summary>Copies the driver of the best lap, or the one that came farthest so far, into a network.</summary>
    public void CopyChampionTo(DriverNetwork network) => network.SetParameters(_champion);

    /// <summary>Drives one frame. The frame after the last of a generation begins the next generation.</summary>
    public void Step()
    {
        if (Running == 0 || Frame >= _end)
        {
            EndGeneration();
            return;
        }

        for (int i = 0; i < Size; i++)
        {
            if (_isRunning[i])
                Sensors.Read(_track, _cars[i], _inputs.AsSpan(i * DriverNetwork.InputSize, DriverNetwork.InputSize));
        }

        _population.Forward(_inputs, _outputs);
        for (int i = 0; i < Size; i++)
        {
            if (_isRunning[i])
                Drive(i);
        }

        Frame++;
    }

    private void Drive(int i)
    {
        Controls controls = Controls.From(_outputs[2 * i], _outputs[(2 * i) + 1]);
        _driven[i][Frame] = controls;
        ref Car car = ref _cars[i];
        car.Step(_track, controls);
        float progress = car.Progress(_track);
        _fitness[i] = Math.Max(_fitness[i], progress);
        if (_fitness[i] > _fitness[Leader])
            Leader = i;
        if (car.Laps > 0)
            Finish(i);
        else if (car.Impact > 0 || progress < LeastPace / Car.FramesPerSecond * (Frame - Patience))
            Stop(i);
    }

    private void Finish(int i)
    {
        Stop(i);
        int frames = Frame + 1;
        // A faster lap counts as if its driver had gone on at top speed for the time that it saved.
        _fitness[i] = _track.Length + ((_mostFrames - frames) * Car.TopSpeed / Car.FramesPerSecond);
        if (Finished++ == 0)
            _end = Math.Min(_end, Frame + FramesAfterWinner);
        if (FirstGenerationToFinish == 0)
            FirstGenerationToFinish = Generation;
        if (BestReplay == null || frames < BestLap)
            BestReplay = new Replay(_track.Hash, Seed, _driven[i].AsSpan(0, frames), StateHash.Of(_cars[i]));
    }

    private void Stop(int i)
    {
        _isRunning[i] = false;
        Running--;
    }

    private void EndGeneration()
    {
        Farthest = Math.Max(Farthest, Math.Min(_fitness[Leader], _track.Length));
        _breeder.Breed(_fitness);
        _population.GetParameters(_breeder.Best, _champion);
        Generation++;
        Begin();
    }

    private void Begin()
    {
        Array.Fill(_cars, Car.AtStart(_track, Seed));
        Array.Fill(_isRunning, true);
        Array.Clear(_fitness);
        (Frame, Leader, Finished, Running, _end) = (0, 0, 0, Size, _mostFrames);
    }
}
