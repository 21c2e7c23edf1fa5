using Racing.Simulation;

namespace Racing;

/// <summary>The result of a swarm that evolved until it had driven laps for a few generations.</summary>
/// <param name="FirstGeneration">The first generation in which a car completed a lap, or 0.</param>
/// <param name="Generations">The number of generations that drove.</param>
/// <param name="BestLap">The best lap in frames, from a standing start, or 0.</param>
/// <param name="IsFaithful">True if the replay of the best lap ends in the same state, bit by bit.</param>
/// <param name="Farthest">The farthest that a car came, in meters.</param>
internal sealed record SwarmTrial(int FirstGeneration, int Generations, int BestLap, bool IsFaithful, float Farthest)
{
    /// <summary>The number of generations in which a swarm must complete a lap.</summary>
    public const int MostGenerations = 40;

    // A swarm that has completed a lap goes on for a while, to show that its laps get faster.
    private const int MoreGenerations = 5;

    /// <summary>Gets true if a car completed a lap in time and the replay of the best lap is right.</summary>
    public bool HasPassed => FirstGeneration is > 0 and <= MostGenerations && IsFaithful;

    /// <summary>Lets a swarm evolve.</summary>
    public static SwarmTrial Run(Track track, int seed)
    {
        Swarm swarm = new(track, seed);
        int last = MostGenerations;
        while (swarm.Generation <= last)
        {
            swarm.Step();
            if (swarm.FirstGenerationToFinish > 0)
                last = swarm.FirstGenerationToFinish + MoreGenerations;
        }

        bool isFaithful = swarm.BestReplay != null && Plays(track, swarm.BestReplay);
        return new SwarmTrial(swarm.FirstGenerationToFinish, last, swarm.BestLap, isFaithful, swarm.Farthest);
    }

    // The replay is written and read, as a page would store it.
    private static bool Plays(Track track, Replay replay)
    {
        ReplayPlayer player = new(track, ReplayFile.Read(ReplayFile.Write(replay)));
        while (!player.IsOver)
            player.Step();
        return player.IsFaithful;
    }
}
