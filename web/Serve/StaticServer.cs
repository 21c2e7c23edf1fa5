using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace Playground.Serve;

/// <summary>Serves the files of a folder to this machine, as any static server does. It serves nothing outside of the folder.</summary>
internal sealed class StaticServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _folder, _basePath;

    /// <summary>Starts the server.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="basePath">The path under which its files appear. Begins and ends with a slash.</param>
    /// <param name="port">The port, or 0 for a free one.</param>
    public StaticServer(string folder, string basePath, int port = 0)
    {
        _folder = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        _basePath = basePath;
        string origin = $"http://localhost:{(port == 0 ? FreePort() : port)}";
        Address = origin + basePath;
        _listener.Prefixes.Add(origin + "/");
        _listener.Start();
        _ = RunAsync();
    }

    /// <summary>The address of the folder.</summary>
    public string Address { get; }

    /// <summary>The paths that were not found.</summary>
    public ConcurrentQueue<string> Missing { get; } = new();

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static string ContentType(string file) => Path.GetExtension(file) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript",
        ".css" => "text/css",
        ".svg" => "image/svg+xml",
        ".wasm" => "application/wasm",
        ".json" => "application/json",
        _ => "application/octet-stream",
    };

    private async Task RunAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = ServeAsync(context);
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            using HttpListenerResponse response = context.Response;
            string path = Uri.UnescapeDataString(context.Request.Url!.AbsolutePath);
            string file = "";
            if (path.StartsWith(_basePath, StringComparison.Ordinal))
                file = Path.GetFullPath(Path.Combine(_folder, path[_basePath.Length..]));
            if (!file.StartsWith(_folder, StringComparison.Ordinal))
                file = "";
            if (file.Length > 0 && Directory.Exists(file) && !path.EndsWith('/'))
            {
                response.Redirect(path + "/");
                return;
            }

            if (file.EndsWith(Path.DirectorySeparatorChar))
                file += "index.html";
            if (!File.Exists(file))
            {
                Missing.Enqueue(path);
                response.StatusCode = 404;
                return;
            }

            response.ContentType = ContentType(file);
            byte[] bytes = await File.ReadAllBytesAsync(file);
            await response.OutputStream.WriteAsync(bytes);
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The browser went away.
        }
    }
}
