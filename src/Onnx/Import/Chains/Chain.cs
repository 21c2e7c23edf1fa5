using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Onnx.Import.Functions;

namespace MlpGen.Onnx.Import.Chains;

/// <summary>Layers that follow one another, from the inputs of the graph to some tensor. Never changes.</summary>
internal sealed class Chain
{
    private Variable? _variable;
    private Chain? _normalized;

    /// <summary>Creates a chain without layers.</summary>
    /// <param name="context">The settings and the memory of the reading.</param>
    /// <param name="front">The inputs.</param>
    /// <param name="pending">The affine map behind them. Null for none.</param>
    public Chain(ReadingContext context, Front front, ColumnAffine? pending = null)
        : this(context, front, null, null, pending ?? ColumnAffine.Identity)
    {
    }

    private Chain(ReadingContext context, Front front, Chain? before, Layer? last, ColumnAffine pending)
    {
        Context = context;
        Front = front;
        Before = before;
        Last = last;
        Pending = pending;
        Depth = last is null ? 0 : before!.Depth + 1;
    }

    /// <summary>Gets the settings and the memory of the reading.</summary>
    public ReadingContext Context { get; }

    /// <summary>Gets the inputs and the transform in front of the first layer.</summary>
    public Front Front { get; }

    /// <summary>Gets the chain up to the last layer. Null if there are no layers.</summary>
    public Chain? Before { get; }

    /// <summary>Gets the last layer. Null if there are no layers.</summary>
    public Layer? Last { get; }

    /// <summary>Gets the number of layers.</summary>
    public int Depth { get; }

    /// <summary>Gets the affine map behind the last activation, which only a further layer can absorb.</summary>
    public ColumnAffine Pending { get; }

    /// <summary>Gets the number of columns. 0 if it is not known yet.</summary>
    public int Width => Last?.Outputs ?? Front.Width;

    /// <summary>Gets the output of the chain, for expressions.</summary>
    public Variable Variable => _variable ??= new Variable(this);

    /// <summary>Gets the layers, from the first to the last.</summary>
    public IReadOnlyList<Layer> Layers
    {
        get
        {
            Layer[] layers = new Layer[Depth];
            for (Chain chain = this; chain.Last is { } layer; chain = chain.Before!)
                layers[chain.Depth - 1] = layer;
            return layers;
        }
    }

    /// <summary>Gets the sizes of the layers: inputs, hidden layers, outputs. Only if there are layers.</summary>
    public int[] LayerSizes => [Layers[0].Inputs, .. Layers.Select(layer => layer.Outputs)];

    /// <summary>Gets the activation of each layer.</summary>
    public Activation[] Activations => [.. Layers.Select(layer => layer.Activation)];

    /// <summary>Describes layers, for example <c>→ 128 Swish → 2 Identity</c>, with a space in front.</summary>
    public static string Describe(IEnumerable<int> outputs, IEnumerable<Activation> activations) =>
        string.Concat(outputs.Zip(activations, (size, activation) => $" → {size} {activation}"));

    /// <summary>
    /// Gets the same chain as a layer or a concatenation reads it. In front of the first layer, an affine map becomes a transform if it is
    /// increasing.
    /// </summary>
    public Chain Normalized => _normalized ??= Depth == 0 && Front.IsPlain && !Pending.IsIdentity && Pending.IsIncreasing
        ? new Chain(Context, new Front(Front.Parts, Pending))
        : this;

    /// <summary>Checks or sets the number of columns.</summary>
    /// <exception cref="UnsupportedException">The number of columns is different.</exception>
    public void Fix(int columns)
    {
        if (Last is null)
            Front.Fix(columns);
        else if (Last.Outputs != columns)
            throw new UnsupportedException($"the layer in front must have {columns} outputs (has {Last.Outputs})");
    }

    /// <summary>Returns the chain with an affine map behind it.</summary>
    public Chain Then(ColumnAffine affine)
    {
        if (affine.IsIdentity)
            return this;
        return Last is { Activation: Activation.Identity }
            ? new Chain(Context, Front, Before, Last.Then(affine, Context), Pending)
            : new Chain(Context, Front, Before, Last, Pending.Then(affine, Context));
    }

    /// <summary>Returns the chain with an activation of its last layer, which has none yet.</summary>
    /// <exception cref="UnsupportedException">The last layer has an activation.</exception>
    public Chain Activate(Activation activation, string source)
    {
        if (Last is not { Activation: Activation.Identity })
        {
            throw new UnsupportedException(
                $"{source} follows {Last?.Activation.ToString() ?? "an input"}. Needed: a layer in front of each activation");
        }

        return new Chain(Context, Front, Before, Last with { Activation = activation }, Pending);
    }

    /// <summary>Returns the chain with limits behind the transform in front of its first layer.</summary>
    /// <exception cref="UnsupportedException">There are limits already, or the transform reverses the order of numbers.</exception>
    public Chain Limit(double[] lower, double[] upper, string source)
    {
        if (Front.Lower is not null || !Pending.IsIncreasing)
        {
            throw new UnsupportedException(
                $"{source} limits values that a transform cannot. Needed: at most one Clip, behind factors that are greater than 0");
        }

        ColumnAffine? affine = Pending.IsIdentity ? Front.Affine : (Front.Affine ?? ColumnAffine.Identity).Then(Pending, Context);
        return new Chain(Context, new Front(Front.Parts, affine, lower, upper));
    }

    /// <summary>Returns the chain with a further layer without an activation.</summary>
    /// <exception cref="UnsupportedException">The number of columns is not that of the weights.</exception>
    public Chain Append(LayerPiece piece)
    {
        Fix(piece.Inputs);
        return Append(new Layer([piece], Normalized.Pending, Activation.Identity));
    }

    /// <summary>Returns the chain with a further layer, whose sizes fit.</summary>
    public Chain Append(Layer layer) => new(Context, Normalized.Front, Normalized, layer, ColumnAffine.Identity);
}
