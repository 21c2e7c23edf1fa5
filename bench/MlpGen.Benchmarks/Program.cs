using System;
using System.Linq;
using MlpGen.Benchmarks.Modes;

// Each mode has one line: its name, its description, and its method.
(string Name, string Summary, Action<Arguments> Run)[] modes =
[
    ("peers", "MlpGen beside its peers; a full run writes docs/benchmarks.md  [--quick] [--only W2,W4] [--output FILE]", PeersMode.Run),
    ("tails", "forward passes of batches that are no multiple of anything  [--only W2,W4]", TailsMode.Run),
    ("micro", "BenchmarkDotNet over single calls and functions  [--filter *Tail*]", MicroMode.Run),
    ("threads", "steps of one and of two threads, interleaved  [--only W6]", ThreadsMode.Run),
    ("population", "1,024 agents side by side, beside a loop over single networks and beside reading their weights", PopulationMode.Run),
    ("frame", "learning for a millisecond in each frame: how much, and how far beyond  (one minute)", FrameMode.Run),
    ("subnormals", "steps of a trainer whose inputs have fallen silent long ago, beside one that never heard them", SubnormalsMode.Run),
    ("workloads", "every operation of the six workloads beside the peak of the core  [--only W1,W4]", WorkloadsMode.Run),
    ("generator", "what 1, 50 and 500 networks cost an IDE: opened, and with each key", GeneratorMode.Run),
    ("sizes", "time to generate and compile a wide network, and the size of text, IL and machine code", SizesMode.Run),
    ("policy", "small networks with layers printed in full beside layers in tiles: what sets KernelPolicy.UnrollLimit", PolicyMode.Run),
    ("initialization", "what networks learn from five kinds of first weights  (two minutes)  [--only iris,wine]", InitializationMode.Run),
    ("data", "packed IDX beside the decompressor alone, and rows of a binary file, in order and mixed", DataMode.Run),
    ("first-call", "from the start of a process to the end of its first training step, and the first frames of a game", FirstCallMode.Run),
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
