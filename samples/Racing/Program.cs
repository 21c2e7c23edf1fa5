using System;
using System.Collections.Generic;
using System.Diagnostics;
using Racing;
using Racing.Simulation;

// Teaches cars to drive, without a window. On each track and from three seeds, a ghost learns by imitation from three laps of a scripted
// driver, and a swarm of cars learns by evolution.
long start = Stopwatch.GetTimestamp();
List<GhostTrial> ghosts = [];
List<SwarmTrial> swarms = [];
foreach (Track track in TrackCatalog.All)
{
    Console.WriteLine($"{track.Name}, {track.Length:F0} m");
    for (int seed = 1; seed <= 3; seed++)
    {
        ghosts.Add(GhostTrial.Run(track, seed));
        Console.WriteLine($"  seed {seed}: ghost  {ghosts[^1]}");
        swarms.Add(SwarmTrial.Run(track, seed));
        Console.WriteLine($"          swarm  {swarms[^1]}");
    }
}

int passed = ghosts.FindAll(trial => trial.HasPassed).Count, finished = swarms.FindAll(trial => trial.HasPassed).Count;
Console.WriteLine($"{passed} of {ghosts.Count} ghosts drove a lap after {GhostTrial.Lessons} laps of their driver.");
Console.WriteLine($"{finished} of {swarms.Count} swarms drove a lap within {SwarmTrial.MostGenerations} generations.");
Console.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
return passed == ghosts.Count && finished == swarms.Count ? 0 : 1;
