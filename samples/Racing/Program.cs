using System;
using System.Diagnostics;
using Racing;
using Racing.Simulation;

// Teaches cars to drive, without a window. On each track and from three seeds, a ghost learns by imitation from three laps of a scripted
// driver, and a swarm of cars learns by evolution. Times are in seconds.
long start = Stopwatch.GetTimestamp();
bool hasPassed = true;
Console.WriteLine("              Driver  Ghost                              Swarm of 256");
Console.WriteLine("Track   Seed    best  first lap  after 3 laps  wall hits  first lap in  best lap  by generation");
foreach (Track track in TrackCatalog.All)
{
    for (int seed = 1; seed <= 3; seed++)
    {
        GhostTrial ghost = GhostTrial.Run(track, seed);
        Console.Write($"{track.Name,-8}   {seed}  {Time(ghost.DriverLap),6}");
        Console.Write($"  {Time(ghost.FirstLap),9}  {Time(ghost.LastLap),12}  {ghost.Hits,9}");
        SwarmTrial swarm = SwarmTrial.Run(track, seed);
        Console.WriteLine($"  {swarm.FirstGeneration,12}  {Time(swarm.BestLap),8}  {swarm.Generations,13}");
        if (!ghost.HasPassed)
            Console.WriteLine($"  The ghost drove no lap after {GhostTrial.Lessons} laps of its driver.");
        if (swarm.FirstGeneration == 0)
            Console.WriteLine($"  The swarm drove no lap within {SwarmTrial.MostGenerations} generations, {swarm.Farthest:F0} m at most.");
        else if (!swarm.IsFaithful)
            Console.WriteLine("  The replay of the best lap ended in another state than the lap.");
        hasPassed &= ghost.HasPassed && swarm.HasPassed;
    }
}

Console.WriteLine(hasPassed ? "Every ghost and every swarm drove a lap by itself." : "Not every ghost and swarm drove a lap by itself.");
Console.WriteLine($"It took {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s.");
return hasPassed ? 0 : 1;

static string Time(int frames) => frames == 0 ? "none" : $"{frames / (float)Car.FramesPerSecond:F2}";
