#!/usr/bin/env dotnet
// Compares the packages of two folders, file by file: dotnet run eng/compare-packages.cs FOLDER FOLDER
#:property PublishAot=false
using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;

string[] first = Packages(args[0]), second = Packages(args[1]);
if (first.Length == 0 || !first.SequenceEqual(second))
    return Fail($"The folders contain different packages: {string.Join(' ', first)} and {string.Join(' ', second)}.");

int different = 0;
foreach (string name in first)
{
    Dictionary<string, string> one = Hashes(Path.Combine(args[0], name)), other = Hashes(Path.Combine(args[1], name));
    string[] unequal = [.. one.Keys.Union(other.Keys).Where(entry => one.GetValueOrDefault(entry) != other.GetValueOrDefault(entry)).Order()];
    foreach (string entry in unequal)
        Console.Error.WriteLine($"{name}: {entry} differs");
    different += unequal.Length;

    bool bytes = File.ReadAllBytes(Path.Combine(args[0], name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(args[1], name)));
    Console.WriteLine($"{name}: {one.Count - unequal.Length} of {one.Count} files are equal, and the archives {(bytes ? "are equal too" : "differ in NuGet's own files")}");
}

return different == 0 ? 0 : Fail("The builds differ.");

static string[] Packages(string folder) =>
    [.. Directory.EnumerateFiles(folder, "*nupkg").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

// Skips the two files that NuGet adds itself, because their names are random or depend on the time.
static Dictionary<string, string> Hashes(string package)
{
    using ZipArchive archive = ZipFile.OpenRead(package);
    return archive.Entries
        .Where(entry => !entry.FullName.StartsWith("package/", StringComparison.Ordinal) && entry.FullName != "_rels/.rels")
        .ToDictionary(entry => entry.FullName, Hash);
}

static string Hash(ZipArchiveEntry entry)
{
    using Stream content = entry.Open();
    return Convert.ToHexString(SHA256.HashData(content));
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 1;
}
