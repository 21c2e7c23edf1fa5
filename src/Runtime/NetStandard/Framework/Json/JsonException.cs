namespace System.Text.Json;

/// <summary>
/// The error for invalid JSON. Users cannot name this type, because <c>System.Text.Json</c> does not exist here, so they catch its base.
/// </summary>
/// <param name="message">The fault.</param>
/// <param name="inner">The error behind it, or null.</param>
internal sealed class JsonException(string message, Exception? inner = null) : FormatException(message, inner);
