#!/usr/bin/env dotnet
// Opens a folder's index.html in headless Chromium and prints what the page sends back: dotnet run eng/browser.cs FOLDER [ARGUMENT...]
#:property PublishAot=false
using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

string folder = Path.GetFullPath(args[0]), query = string.Join('&', args[1..]);
string profile = Directory.CreateTempSubdirectory("browser").FullName;
TimeSpan limit = TimeSpan.FromMinutes(8);

using TcpListener probe = new(IPAddress.Loopback, 0);
probe.Start();
int port = ((IPEndPoint)probe.LocalEndpoint).Port;
probe.Stop();
using HttpListener server = new();
server.Prefixes.Add($"http://localhost:{port}/");
server.Start();

ProcessStartInfo start = new("chromium") { RedirectStandardError = true, RedirectStandardOutput = true };
foreach (string argument in new[] { "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage", $"--user-data-dir={profile}", $"http://localhost:{port}/index.html?{query}" })
    start.ArgumentList.Add(argument);
using Process browser = Process.Start(start)!;
browser.BeginErrorReadLine();
browser.BeginOutputReadLine();
try
{
    using CancellationTokenSource timeout = new(limit);
    while (true)
    {
        HttpListenerContext context = await server.GetContextAsync().WaitAsync(timeout.Token);
        if (context.Request.HttpMethod == "POST")
        {
            using StreamReader body = new(context.Request.InputStream);
            Console.WriteLine(await body.ReadToEndAsync());
            context.Response.Close();
            return 0;
        }

        await ServeAsync(context);
    }
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine($"The page sent nothing within {limit.TotalMinutes} minutes.");
    return 1;
}
finally
{
    browser.Kill(entireProcessTree: true);
    browser.WaitForExit();
    Directory.Delete(profile, recursive: true);
}

async Task ServeAsync(HttpListenerContext context)
{
    string file = Path.Combine(folder, context.Request.Url!.AbsolutePath.TrimStart('/'));
    using HttpListenerResponse response = context.Response;
    if (!File.Exists(file))
    {
        response.StatusCode = 404;
        return;
    }

    response.ContentType = Path.GetExtension(file) switch
    {
        ".html" => "text/html",
        ".js" => "text/javascript",
        ".wasm" => "application/wasm",
        ".json" => "application/json",
        _ => "application/octet-stream",
    };
    byte[] bytes = await File.ReadAllBytesAsync(file);
    await response.OutputStream.WriteAsync(bytes);
}
