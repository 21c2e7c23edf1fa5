using System;
using MlpGen.CompilerServices;
using MlpGen.Layout;
using MlpGen.Losses;

namespace MlpGen.Steps;

/// <summary>
/// Computes the gradient of a shaped step on several threads. Afterward, each thread sums the gradients for a part of the parameters.
/// </summary>
/// <typeparam name="TLoss">The type of the loss. Every worker has a copy of it.</typeparam>
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
    /// <param name="inputs">The inputs, rows × inputs.</param>
    /// <param name="targets">The targets, rows × the number of targets that the loss needs for a row.</param>
    /// <param name="rows">The number of rows, large enough for more than one worker.</param>
    /// <param name="scale">The factor for the gradient of each row.</param>
    /// <param name="loss">The loss, which computes E and ∂E/∂a.</param>
    /// <param name="draw">The draw that selects the dropped units.</param>
    /// <param name="isFirst">True if nothing has been summed yet.</param>
    /// <returns>The sum of the losses of the rows.</returns>
    public double Add(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, float scale, in TLoss loss, DropoutDraw draw, bool isFirst)
    {
        (_loss, _draw) = (loss, draw);
        double sum = Fill(inputs, targets, rows, scale, isFirst);
        Team.Run(_addUp, Workers);

        // A user-defined loss may hold a lot of memory, and it is not needed until the next step.
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
