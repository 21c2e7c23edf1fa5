using System;
using System.Buffers;
using System.ComponentModel;
using System.IO;
using System.Reflection;
using MlpGen.Storage;

namespace MlpGen.CompilerServices;

/// <summary>Loads the parameters that a build embedded in an assembly, for the generated <c>Trained</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TrainedParameters
{
    /// <summary>Copies parameters from a resource into the memory of a network.</summary>
    /// <param name="assembly">The assembly that contains the resource.</param>
    /// <param name="resource">The name of the resource: floats in canonical order, the lowest byte first.</param>
    /// <param name="network">The description of the network.</param>
    /// <param name="packed">The memory of the network.</param>
    /// <exception cref="InvalidOperationException">The resource is missing or has another length, so the build is not complete.</exception>
    public static void Load(Assembly assembly, string resource, NetworkDescription network, AlignedBuffer packed)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(packed);
        using Stream? stream = assembly.GetManifestResourceStream(resource);
        long expected = (long)network.ParameterCount * sizeof(float);
        if (stream is null || stream.Length != expected)
        {
            throw new InvalidOperationException(
                $"The resource {resource} of {assembly.GetName().Name} must have {expected} bytes for this network " +
                $"({(stream is null ? "is missing" : $"had {stream.Length}")}). Build the project again.");
        }

        if (stream is UnmanagedMemoryStream memory && BitConverter.IsLittleEndian && IsAligned(memory))
            network.Pack(Floats(memory, network.ParameterCount), packed.Span);
        else
            LoadCopy(stream, network, packed);
    }

    // The loader maps the assembly into memory. The parameters are read from there, and no byte of the file is copied first.
    private static unsafe ReadOnlySpan<float> Floats(UnmanagedMemoryStream memory, int count) => new(memory.PositionPointer, count);

    private static unsafe bool IsAligned(UnmanagedMemoryStream memory) => (nuint)memory.PositionPointer % sizeof(float) == 0;

    private static void LoadCopy(Stream stream, NetworkDescription network, AlignedBuffer packed)
    {
        float[] parameters = ArrayPool<float>.Shared.Rent(network.ParameterCount);
        Span<float> values = parameters.AsSpan(0, network.ParameterCount);
        long read = LittleEndian.Read(stream, values);
        if (read < (long)values.Length * sizeof(float))
            throw new InvalidOperationException($"The resource ends after {read} bytes.");
        network.Pack(values, packed.Span);
        ArrayPool<float>.Shared.Return(parameters);
    }
}
