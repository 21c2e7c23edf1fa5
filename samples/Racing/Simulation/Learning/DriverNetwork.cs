using System;
using MlpGen;

namespace Racing.Simulation;

/// <summary>
/// Drives a car: from what the sensors see to steering and throttle. Products and sums are rounded one by one, so that a swarm has the same
/// bits in a browser and on a server.
/// </summary>
[Mlp(
    Sensors.Count, 24, 2,
    Hidden = Activation.Tanh, Output = Activation.Tanh, Loss = Loss.MeanSquaredError, Rounding = Rounding.Separate)]
public sealed partial class DriverNetwork
{
    /// <summary>Decides for one frame.</summary>
    internal Controls Drive(Track track, in Car car)
    {
        Span<float> inputs = stackalloc float[InputSize], outputs = stackalloc float[OutputSize];
        Sensors.Read(track, car, inputs);
        Forward(inputs, outputs);
        return Controls.From(outputs[0], outputs[1]);
    }
}
