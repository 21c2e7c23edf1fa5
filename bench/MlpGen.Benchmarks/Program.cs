using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MlpGen.Benchmarks;

const int Rounds = 15;

if (args is ["threads", ..])
{
    Threads.Run(args[1..]);
    return;
}

List<Operation> operations = [.. Suite.Operations()];
foreach (Operation operation in operations)
    operation.Prepare();

// One sample of each in turn, so that a slow second of the machine hits all alike.
for (int round = 0; round < Rounds; round++)
{
    foreach (Operation operation in operations)
        operation.Sample();
}

int width = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, vectors of {width} bits, median of {Rounds} samples");
Console.WriteLine($"{"operation",-44}{"median ns",14}{"best ns",14}{"GFLOP/s",10}{"of peak",9}{"bytes",7}");
foreach (Operation operation in operations)
{
    Console.WriteLine(
        $"{operation.Name,-44}{operation.Median,14:N1}{operation.Best,14:N1}{operation.GigaFlops,10:N1}{operation.ShareOfPeak,9:P0}{operation.BytesPerCall,7}");
}
