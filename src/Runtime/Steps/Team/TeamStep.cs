using System;
using MlpGen.CompilerServices;
using MlpGen.Learning;

namespace MlpGen.Steps;

/// <summary>
/// A plain step that several threads share. Each thread sums the gradients and updates the parameters for a part of the parameters.
/// </summary>
/// <typeparam name="TTarget">The type of the targets: floats for targets, integers for labels.</typeparam>
internal sealed class TeamStep<TTarget> : TeamGradient<TTarget>
    where TTarget : unmanaged
{
    private readonly OptimizerState _state;
    private readonly GradientPass<TTarget, GradientSum> _pass;
    private readonly Action<int> _update;

    /// <summary>Creates the pass. Create it only once, so that steps are cheap.</summary>
    /// <param name="network">The network that is trained. It must support this type of targets.</param>
    /// <param name="state">The state of the optimizer.</param>
    /// <param name="team">The team of workers.</param>
    public TeamStep(ITrainable network, OptimizerState state, GradientTeam team)
        : base(network, team)
    {
        _state = state;
        _pass = ((IGradientSource<TTarget>)network).CreateGradientPass<GradientSum>();
        _update = Update;
    }

    /// <summary>
    /// Computes the gradient of the mean loss in parts and updates the parameters with it, unless the loss, the gradient or the result of
    /// the update is not finite.
    /// </summary>
    /// <returns>The sum of the losses of the rows. NaN or ∞ if nothing has changed.</returns>
    /// <exception cref="InvalidOperationException">The settings of the optimizer contradict each other. Nothing has changed.</exception>
    public double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, int rows)
    {
        _state.BeginStep();
        double loss = Fill(inputs, targets, rows, (float)(1f / rows), isFirst: true);
        if (!double.IsFinite(loss))
            return loss;
        float largest = Team.Largest(Workers);
        if (!float.IsFinite(largest))
            return double.NaN;
        bool isSafe = _state.IsSafe(largest);
        if (!isSafe)
            _state.Guard.Begin();
        Team.Run(_update, Workers);
        if (!isSafe && !_state.Guard.End())
            return double.NaN;
        _state.EndStep();
        return loss;
    }

    protected override double AddGradient(int worker, int first, ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, float scale)
    {
        GradientSum sum = new(Team.Gradient(worker), 0);
        double loss = _pass(inputs, targets, scale, Team.Workspace(worker), ref sum);
        Team.Measure(worker);
        return loss;
    }

    private void Update(int worker)
    {
        ref float sum = ref Team.Tile(worker).First;
        (int first, int length) = Team.Parameters(worker, Workers);
        int end = first + length;
        for (; first < end; first += GradientTeam.TileLength)
        {
            int count = int.Min(GradientTeam.TileLength, end - first);
            Team.Add(first, count, Workers, ref sum);
            _state.Update(ref sum, first, count);
        }
    }
}
