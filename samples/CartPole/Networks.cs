using MlpGen;

namespace CartPole;

/// <summary>The value of each action: how long the pole will stand, discounted.</summary>
[Mlp(Cart.Observations, 64, 64, Cart.Actions, Hidden = Activation.Relu, Output = Activation.Identity)]
internal sealed partial class ValueNetwork;

/// <summary>A preference for each action; small, since evolution gropes its way through its parameters.</summary>
[Mlp(Cart.Observations, 8, Cart.Actions, Hidden = Activation.Tanh, Output = Activation.Identity)]
internal sealed partial class Brain;
