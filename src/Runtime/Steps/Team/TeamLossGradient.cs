using System;
using MlpGen.CompilerServices;
using MlpGen.Layout;
using MlpGen.Losses;

namespace MlpGen.Steps;

/// <summary>The gradient of a shaped step, shared by several threads, which then add up a part of the parameters each.</summary>
/// <typeparam name="TLoss">The loss, of which every worker has a copy.</typeparam>
internal sealed class TeamLossGradient<TLoss> : TeamGradient<float>
    where TLoss : struct, IOutputLoss
{
    private readonly ITrainable _network;
    private readonly Action<int> _addUp;
    private readonly HeldParameters[] _held;
    private TLoss _loss;
    private DropoutDraw _draw;

    /// <inheritdoc/>
    public TeamLossGradient(ITrainable network, GradientTeam team)
        : base(network, team)
    {
        _network = network;
        _addUp = AddUp;
        _held = new HeldParameters[team.Degree];
        for (int worker = 0; worker < _held.Length; worker++)
            _held[worker] = new HeldParameters(network.PackedParameters);
    }

    /// <summary>Adds scale × Σ ∂E/∂w to the gradient of worker 0, or overwrites it.</summary>
    /// <param name="inputs">rows × inputs.</param>
    /// <param name="targets">rows × what the loss wants of a row.</param>
    /// <param name="rows">More than one worker shares them.</param>
    /// <param name="scale">The weight of each row.</param>
    /// <param name="loss">Computes E and ∂E/∂a.</param>
    /// <param name="draw">Which units are dropped.</param>
    /// <param name="isFirst">Nothing has been summed yet.</param>
    /// <returns>The sum of the rows' losses.</returns>
    public double Add(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, float scale, in TLoss loss, DropoutDraw draw, bool isFirst)
    {
        (_loss, _draw) = (loss, draw);
        double sum = Fill(inputs, targets, rows, scale, isFirst);
        Team.Run(_addUp, Workers);

        // The user's loss may hold much, and is not needed until the next step.
        _loss = default;
        return sum;
    }

    protected override double AddGradient(int worker, int first, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float scale)
    {
        LaterRows<TLoss> loss = new(_loss, first);
        _held[worker].Hold();
        try
        {
            return _network.AddGradient(
                inputs, targets, scale, ref loss, _draw.IsOn ? _draw.After(first) : _draw, Team.Gradient(worker), Team.Workspace(worker));
        }
        finally
        {
            _held[worker].Release();
        }
    }

    private void AddUp(int worker)
    {
        (int first, int count) = Team.Parameters(worker, Workers);
        if (count > 0)
            Team.Add(first, count, Workers, ref Team.Gradient(0).Span[first]);
    }
}
