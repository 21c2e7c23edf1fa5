#!/usr/bin/env dotnet
// Compares the licenses of all restored packages with THIRD-PARTY-NOTICES.md: dotnet run eng/licenses.cs [--write]
// It is an error if a package is missing there, or if its license is not one that this repository accepts.
#:property PublishAot=false
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

const string Begin = "<!-- packages -->\n", End = "<!-- end of packages -->";
string[] accepted = ["MIT", "Apache-2.0", "BSD-3-Clause", "MS-PL OR Apache-2.0", ".NET Library License"];

// The license addresses of packages that are older than license expressions.
Dictionary<string, string> addresses = new()
{
    ["https://github.com/dotnet/corefx/blob/master/LICENSE.TXT"] = "MIT",
    ["https://github.com/dotnet/core-setup/blob/master/LICENSE.TXT"] = "MIT",
    ["https://github.com/dotnet/standard/blob/master/LICENSE.TXT"] = "MIT",
    ["https://raw.githubusercontent.com/aspnet/Home/2.0.0/LICENSE.txt"] = "Apache-2.0",
    ["http://go.microsoft.com/fwlink/?LinkId=329770"] = ".NET Library License",
};

// Hosted peers are built on demand for comparisons only. Their entries in THIRD-PARTY-NOTICES.md are maintained by hand.
string[] assets =
[
    .. Directory.EnumerateFiles(".", "project.assets.json", SearchOption.AllDirectories)
        .Where(file => !file.Contains("HostedPeers", StringComparison.Ordinal)),
];
if (assets.Length == 0)
    return Fail("Nothing is restored. Run dotnet restore first.");

SortedDictionary<string, string> restored = new(StringComparer.OrdinalIgnoreCase);
SortedSet<string> lost = [];
foreach (string file in assets)
{
    using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
    string[] folders = [.. document.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
    foreach ((string id, string version) in Packages(document.RootElement))
    {
        // NuGet stores the ID and the version in lowercase.
        string relative = Path.Combine(id.ToLowerInvariant(), version.ToLowerInvariant(), $"{id.ToLowerInvariant()}.nuspec");
        if (folders.Select(folder => Path.Combine(folder, relative)).FirstOrDefault(File.Exists) is { } nuspec)
            restored[id] = License(nuspec);
        else
            lost.Add($"{id} {version}");
    }
}

if (lost.Count > 0)
    return Fail($"These packages are restored, but not in a package folder:\n{string.Join('\n', lost)}");

string path = "THIRD-PARTY-NOTICES.md", text = File.ReadAllText(path);
int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = text.IndexOf(End, StringComparison.Ordinal);
Dictionary<string, string> listed = Regex.Matches(text[begin..end], @"^\| (?<id>[\w.-]+) \| (?<license>[^|]+) \|$", RegexOptions.Multiline)
    .Where(row => row.Groups["id"].Value is not ("Package" or "---"))
    .ToDictionary(row => row.Groups["id"].Value, row => row.Groups["license"].Value, StringComparer.OrdinalIgnoreCase);

string[] refused = [.. restored.Where(package => !accepted.Contains(package.Value)).Select(package => $"{package.Key}: {package.Value}")];
if (refused.Length > 0)
    return Fail($"These packages have licenses that are not accepted:\n{string.Join('\n', refused)}");

if (args is ["--write"])
{
    string rows = string.Concat(restored.Select(package => $"| {package.Key} | {package.Value} |\n"));
    File.WriteAllText(path, $"{text[..begin]}\n| Package | License |\n| --- | --- |\n{rows}\n{text[end..]}");
    Console.WriteLine($"Wrote {restored.Count} packages to {path}.");
    return 0;
}

// Other systems restore packages that this one does not, so the list may be longer.
string[] missing = [.. restored.Where(package => listed.GetValueOrDefault(package.Key) != package.Value).Select(package => $"{package.Key}: {package.Value}")];
if (missing.Length > 0)
    return Fail($"{path} does not list these packages with these licenses. Run dotnet run eng/licenses.cs --write:\n{string.Join('\n', missing)}");
Console.WriteLine($"{restored.Count} packages restored by {assets.Length} projects, each with an accepted license and listed in {path}.");
return 0;

static IEnumerable<(string Id, string Version)> Packages(JsonElement root)
{
    foreach (JsonProperty library in root.GetProperty("libraries").EnumerateObject())
    {
        if (library.Value.GetProperty("type").GetString() == "package")
            yield return (library.Name.Split('/')[0], library.Name.Split('/')[1]);
    }

    foreach (JsonProperty framework in root.GetProperty("project").GetProperty("frameworks").EnumerateObject())
    {
        if (!framework.Value.TryGetProperty("downloadDependencies", out JsonElement downloads))
            continue;
        foreach (JsonElement download in downloads.EnumerateArray())
            yield return (download.GetProperty("name").GetString()!, download.GetProperty("version").GetString()!.Trim('[', ']').Split(',')[0]);
    }
}

string License(string nuspec)
{
    XElement metadata = XDocument.Load(nuspec).Root!.Elements().First();
    XElement? license = metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "license");
    if (license?.Attribute("type")?.Value == "expression")
        return license.Value;
    if (license is not null)
    {
        string first = File.ReadLines(Path.Combine(Path.GetDirectoryName(nuspec)!, license.Value)).First();
        return first.Contains("MIT License", StringComparison.Ordinal) ? "MIT" : $"the file {license.Value}: {first}";
    }

    string address = metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "licenseUrl")?.Value ?? "none";
    return addresses.GetValueOrDefault(address, address);
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 1;
}
