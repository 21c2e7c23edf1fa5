using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace MlpGen.Runtime.Tests.Storage.PortableJson;

/// <summary>Random JSON: valid texts, and texts that differ from one in a few bytes.</summary>
internal static class JsonSamples
{
    private static readonly string[] s_numbers =
    [
        "0", "-0", "1", "-1", "12", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "2147483648",
        "1.5", "-0.0", "1e2", "1E+2", "1.25e-3", "1e400", "1e-400", "3.4028235e38", "3.4028236e38", "1.17549435e-38", "0.1", "16777217",
    ];

    private static readonly string[] s_texts =
    [
        "", "a", "dtype", "shape", "data_offsets", "F32", "__metadata__", "é", "€", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\u00e9", "\\uD83D\\uDE00",
        "\\uD83D", "\\uDE00", "\\uD83D\\u0041", "\\uDE00\\uD83D", "\\b\\f\\r\\t", "\\u0000", "\u007f",
    ];

    // What mutations insert: everything with a meaning, and bytes that no valid UTF-8 has.
    private static readonly byte[] s_bytes =
        [.. "{}[]\",:\\/ \t\n\r+-.eEu0123456789truefalsn\0\u0001\u001f"u8, 0x80, 0xBF, 0xC0, 0xC3, 0xE2, 0xED, 0xF0, 0xF4, 0xFF, 0xEF, 0xBB];

    /// <summary>Returns the header of a file of networks, the text that is read most.</summary>
    public static string Header(System.Random random)
    {
        IEnumerable<string> tensors = Enumerable.Range(0, random.Next(4)).Select(i =>
            $"\"{Text(random)}{i}\":{{\"dtype\":\"F32\",\"shape\":[{random.Next(100)},{random.Next(100)}],\"data_offsets\":[{i},{random.NextInt64()}]}}");
        return $"{{\"__metadata__\":{{\"{Text(random)}\":\"{Text(random)}\"}}{string.Concat(tensors.Select(tensor => "," + tensor))}}}  ";
    }

    /// <summary>Returns a valid text of a few levels.</summary>
    public static string Valid(System.Random random, int levels = 4) => Space(random) + (random.Next(levels > 0 ? 9 : 6) switch
    {
        0 => "true",
        1 => "false",
        2 => "null",
        3 => s_numbers[random.Next(s_numbers.Length)],
        4 => random.Next().ToString(CultureInfo.InvariantCulture),
        5 => $"\"{Text(random)}\"",
        6 => $"[{Many(random, () => Valid(random, levels - 1))}]",
        _ => $"{{{Many(random, () => $"{Space(random)}\"{Text(random)}\"{Space(random)}:{Valid(random, levels - 1)}")}}}",
    }) + Space(random);

    /// <summary>Changes, inserts, removes or cuts off bytes.</summary>
    public static byte[] Mutated(System.Random random, string json)
    {
        List<byte> bytes = [.. Encoding.UTF8.GetBytes(json)];
        for (int changes = random.Next(4); changes > 0 && bytes.Count > 0; changes--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = s_bytes[random.Next(s_bytes.Length)];
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3:
                    bytes.Insert(at, bytes[random.Next(bytes.Count)]);
                    break;
                default:
                    bytes.Insert(at, s_bytes[random.Next(s_bytes.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Returns text of any UTF-16 units, many of which have an escape or are surrogates.</summary>
    public static string Units(System.Random random) => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(5) switch
    {
        0 => (char)random.Next(0x20),
        1 => (char)random.Next(0x20, 0x80),
        2 => (char)random.Next(0xD800, 0xE000),
        3 => (char)random.Next(0x10000),
        _ => "\"\\<>&'+`/\u007f\u2028\u00a0 "[random.Next(13)],
    }));

    private static string Text(System.Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => s_texts[random.Next(s_texts.Length)]));

    private static string Many(System.Random random, Func<string> one) =>
        string.Join(",", Enumerable.Range(0, random.Next(4)).Select(_ => one()));

    private static string Space(System.Random random) => random.Next(4) == 0 ? " \t\r\n"[..random.Next(5)] : "";
}
