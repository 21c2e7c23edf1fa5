using System;
using System.Linq;
using MlpGen.Benchmarks.Modes;

// Each mode has one line: its name, its description, and its method.
(string Name, string Summary, Action<Arguments> Run)[] modes =
[
    ("peers", "MlpGen compared with its peers, where a full run writes docs/benchmarks.md  [--quick] [--only W2,W4] [--output FILE]", PeersMode.Run),
    ("tails", "forward passes of batches that are not a multiple of eight  [--only W2,W4]", TailsMode.Run),
    ("micro", "BenchmarkDotNet on single calls and functions  [--filter *Tail*]", MicroMode.Run),
    ("threads", "steps on one and on two threads, interleaved  [--only W6]", ThreadsMode.Run),
    ("population", "a population of 1,024 agents, compared with a loop over single networks and with reading the weights", PopulationMode.Run),
    ("frame", "training for a millisecond in each frame: how many steps, and by how much it overruns  (one minute)", FrameMode.Run),
    ("int8", "the forward pass in float, compared with that of a copy in 8 bits  [--only W5]", Int8Mode.Run),
    ("subnormals", "steps of a trainer whose inputs became zero long ago, compared with one whose inputs always were", SubnormalsMode.Run),
    ("workloads", "every operation of the six workloads, compared with the peak of the core  [--only W1,W4]", WorkloadsMode.Run),
    ("generator", "the cost of 1, 50 and 500 networks in an IDE, when the project is opened and with each keystroke", GeneratorMode.Run),
    ("sizes", "the time to generate and compile a wide network, and the size of its text, IL and machine code", SizesMode.Run),
    ("policy", "small networks with unrolled layers, compared with layers in tiles, to choose KernelPolicy.UnrollLimit", PolicyMode.Run),
    ("initialization", "the results of training from five kinds of initial weights  (two minutes)  [--only iris,wine]", InitializationMode.Run),
    ("data", "compressed IDX, compared with the decompressor alone, and rows of a binary file, in order and shuffled", DataMode.Run),
    ("first-call", "the time from the start of a process to the end of its first training step, and the first frames of a game", FirstCallMode.Run),
];

string wanted = args.FirstOrDefault() ?? "";
foreach ((string name, _, Action<Arguments> run) in modes)
{
    if (name != wanted)
        continue;
    run(new Arguments(args[1..]));
    return 0;
}

Console.WriteLine("dotnet run -c Release --project bench/MlpGen.Benchmarks -- MODE [OPTIONS]");
foreach ((string name, string summary, _) in modes)
    Console.WriteLine($"  {name,-16}{summary}");
return wanted.Length == 0 ? 0 : 1;
