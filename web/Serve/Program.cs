// Serves a folder of static files to this machine: dotnet run --project web/Serve -- FOLDER [PORT]
using System;
using System.Globalization;
using System.IO;
using System.Threading;
using Playground.Serve;

if (args.Length is 0 or > 2 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine(args.Length is 1 or 2 ? $"The folder {args[0]} does not exist." : "usage: FOLDER [PORT]");
    return 2;
}

int port = 0;
if (args.Length == 2 && !(int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and < 65536))
{
    Console.Error.WriteLine($"The port must be between 1 and 65535 (was {args[1]}).");
    return 2;
}

using StaticServer server = new(args[0], "/", port);
Console.WriteLine($"{server.Address} (Ctrl+C ends it)");
Thread.Sleep(Timeout.Infinite);
return 0;
