#!/usr/bin/env dotnet
// Finds dead links in a built site, offline: dotnet run eng/check-links.cs FOLDER
// A relative link must lead to a file of the site, and its fragment to an element of that file. For other links, only the form is checked.
#:property PublishAot=false
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

string site = Path.GetFullPath(args[0]);
string[] pages = [.. Directory.EnumerateFiles(site, "*.html", SearchOption.AllDirectories)];
Dictionary<string, HashSet<string>> ids = [];
List<string> dead = [];
int links = 0, external = 0;

foreach (string page in pages)
{
    string text = File.ReadAllText(page);
    if (text.Contains("<xref", StringComparison.Ordinal))
        dead.Add($"{Name(page)}: a reference to a member could not be resolved");
    foreach (Match match in Regex.Matches(text, "<(?:a|link|img|script)\\b[^>]*?\\s(?:href|src)=\"(?<link>[^\"]*)\""))
        Check(page, WebUtility.HtmlDecode(match.Groups["link"].Value));
}

// The menus are JSON that the pages load.
foreach (string menu in Directory.EnumerateFiles(site, "toc.json", SearchOption.AllDirectories))
{
    using JsonDocument document = JsonDocument.Parse(File.ReadAllText(menu));
    CheckMenu(menu, document.RootElement);
}

foreach (string line in dead.Distinct())
    Console.Error.WriteLine(line);
Console.WriteLine($"{pages.Length} pages, {links} links within the site, {external} links to other sites, {dead.Distinct().Count()} dead links.");
return dead.Count == 0 && pages.Length > 0 ? 0 : 1;

void Check(string page, string link)
{
    if (link.StartsWith("data:", StringComparison.Ordinal) || link is "#" or "")
        return;
    if (Regex.IsMatch(link, "^[a-z]+:") || link.StartsWith("//", StringComparison.Ordinal))
    {
        external++;
        if (!Uri.TryCreate(link, UriKind.Absolute, out Uri? uri) || uri.Scheme != Uri.UriSchemeHttps)
            dead.Add($"{Name(page)}: {link} is not an https address");
        return;
    }

    links++;
    string[] parts = link.Split('#', 2);
    string path = Uri.UnescapeDataString(parts[0].Split('?')[0]);
    string target = path.Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, path));
    if (Directory.Exists(target))
        target = Path.Combine(target, "index.html");
    if (!File.Exists(target))
        dead.Add($"{Name(page)}: {link} does not lead to a file");
    else if (parts.Length == 2 && parts[1].Length > 0 && target.EndsWith(".html", StringComparison.Ordinal) && !Ids(target).Contains(Uri.UnescapeDataString(parts[1])))
        dead.Add($"{Name(page)}: {link} does not lead to an element");
}

void CheckMenu(string menu, JsonElement item)
{
    if (item.TryGetProperty("href", out JsonElement href))
        Check(menu, href.GetString()!);
    if (item.TryGetProperty("items", out JsonElement items))
    {
        foreach (JsonElement child in items.EnumerateArray())
            CheckMenu(menu, child);
    }
}

HashSet<string> Ids(string page)
{
    if (!ids.TryGetValue(page, out HashSet<string>? found))
        ids[page] = found = [.. Regex.Matches(File.ReadAllText(page), "\\s(?:id|name)=\"(?<id>[^\"]*)\"").Select(match => WebUtility.HtmlDecode(match.Groups["id"].Value))];
    return found;
}

string Name(string file) => Path.GetRelativePath(site, file);
