using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using static MlpGen.Text.MessageText;

namespace MlpGen.Storage;

/// <summary>Reads a <see cref="NetworkTransform"/> from the file of a network. Throws if the data does not match the network.</summary>
internal sealed class TransformReader
{
    private readonly SafetensorsHeader _header;
    private readonly Dictionary<string, double[]> _values = [];

    private TransformReader(IInferenceNetwork network, SafetensorsHeader header)
    {
        _header = header;
        Want(TransformTensors.Inputs, network.InputSize);
        Want(TransformTensors.Targets, network.OutputSize);
    }

    /// <summary>Reads to the end of a stream.</summary>
    /// <param name="network">The network in the data. It is not changed.</param>
    /// <param name="stream">The stream, positioned at the start of the data.</param>
    /// <param name="parameters">The parameters of the network in canonical order.</param>
    /// <returns>The transform, or null if there is none.</returns>
    /// <exception cref="InvalidDataException">The data is damaged or contains another network.</exception>
    public static NetworkTransform? Read(IInferenceNetwork network, Stream stream, out float[] parameters)
    {
        SafetensorsHeader header = NetworkReader.ReadHeader(NetworkShape.Of(network), stream);
        TransformReader reader = new(network, header);
        parameters = NetworkReader.Read(network, header, stream, reader.ReadTensor);
        ColumnTransform? inputs = reader.Columns(TransformTensors.Inputs);
        ColumnTransform? targets = reader.Columns(TransformTensors.Targets);
        string? schema = header.Metadata.GetValueOrDefault(TransformTensors.Schema);
        return inputs is null && targets is null && schema is null
            ? null
            : new NetworkTransform { Inputs = inputs, Targets = targets, Schema = schema };
    }

    /// <summary>Throws unless the two tensors of a part that the metadata names exist, before memory is allocated for them.</summary>
    private void Want(string part, int columns)
    {
        bool named = _header.Metadata.ContainsKey(part);
        bool limited = Find(part + TransformTensors.Lower) is not null || Find(part + TransformTensors.Upper) is not null;
        foreach (string end in (ReadOnlySpan<string>)
            [TransformTensors.Offset, TransformTensors.Scale, TransformTensors.Lower, TransformTensors.Upper])
        {
            string name = part + end;
            SafetensorsTensor? tensor = Find(name);
            bool needed = named && (limited || end is TransformTensors.Offset or TransformTensors.Scale);
            if (tensor is null && !needed)
                continue;
            if (!named)
                throw new InvalidDataException($"The metadata has no entry {part} for tensor {name}. The entry must be {Kinds}.");
            if (tensor is null)
                throw new InvalidDataException($"Tensor {name} is missing. Expected F64 [{columns}].");
            if (tensor.DType != "F64" || tensor.Shape is not [long length] || length != columns)
            {
                throw new InvalidDataException(
                    $"Expected tensor {name} to be F64 [{columns}], but it is {tensor.DType} {Sizes(tensor.Shape)}.");
            }

            _values.Add(name, new double[columns]);
        }
    }

    private SafetensorsTensor? Find(string name) => _header.Tensors.FirstOrDefault(tensor => tensor.Name == name);

    private void ReadTensor(Stream stream, SafetensorsTensor tensor)
    {
        if (!_values.TryGetValue(tensor.Name, out double[]? values))
        {
            NetworkReader.Skip(stream, tensor);
            return;
        }

        long read = LittleEndian.Read(stream, values);
        if (read < tensor.End - tensor.Begin)
            throw NetworkReader.EndsEarly(tensor.Name, read, tensor.End - tensor.Begin);
        bool isScale = tensor.Name.EndsWith(TransformTensors.Scale, StringComparison.Ordinal);
        bool isLimit = !isScale && !tensor.Name.EndsWith(TransformTensors.Offset, StringComparison.Ordinal);
        for (int i = 0; i < values.Length && !isLimit; i++)
        {
            if (!double.IsFinite(values[i]) || (isScale && values[i] <= 0))
            {
                throw new InvalidDataException(
                    $"Tensor {tensor.Name} must be finite{(isScale ? " and greater than 0" : "")} (was {values[i]} at [{i}]).");
            }
        }
    }

    private ColumnTransform? Columns(string part)
    {
        if (!_header.Metadata.TryGetValue(part, out string? kind))
            return null;
        double[] offsets = _values[part + TransformTensors.Offset];
        double[] scales = _values[part + TransformTensors.Scale];
        ColumnTransform transform = kind switch
        {
            TransformTensors.Standardization => new Standardization(offsets, scales),
            TransformTensors.MinMax => new MinMaxScaling(offsets, scales),
            _ => throw new InvalidDataException($"The metadata entry {part} must be {Kinds} (was {Quoted(kind)})."),
        };
        return _values.TryGetValue(part + TransformTensors.Lower, out double[]? lower)
            ? Limited(transform, part, lower, _values[part + TransformTensors.Upper])
            : transform;
    }

    private static ColumnTransform Limited(ColumnTransform transform, string part, double[] lower, double[] upper)
    {
        try
        {
            return transform.WithLimits(lower, upper);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"The limits of {part} are damaged. {error.Message}", error);
        }
    }

    private static string Kinds => $"{TransformTensors.Standardization} or {TransformTensors.MinMax}";
}
