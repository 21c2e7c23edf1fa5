using System;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers.Generated;

/// <summary>The forward pass of one concrete class. There is a struct for each, so that a loop over it calls that class and not an interface.</summary>
internal interface IForward
{
    void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);
}

internal readonly struct TinyForward(Tiny network) : IForward
{
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Forward(inputs, outputs);
}

internal readonly struct AgentForward(Agent network) : IForward
{
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Forward(inputs, outputs);
}

internal readonly struct PolicyForward(Policy network) : IForward
{
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Forward(inputs, outputs);
}

internal readonly struct DigitsForward(Digits network) : IForward
{
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Forward(inputs, outputs);
}

internal readonly struct MnistForward(Mnist network) : IForward
{
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Forward(inputs, outputs);
}

internal readonly struct WideForward(Wide network) : IForward
{
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Forward(inputs, outputs);
}
