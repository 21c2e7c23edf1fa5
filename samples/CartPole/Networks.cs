using MlpGen;

namespace CartPole;

/// <summary>A network that estimates the value of each action: the discounted number of steps until the pole falls.</summary>
[Mlp(Cart.Observations, 64, 64, Cart.Actions, Hidden = Activation.Relu, Output = Activation.Identity)]
internal sealed partial class ValueNetwork;

/// <summary>A network that computes a preference for each action. It is small because evolution searches its parameters at random.</summary>
[Mlp(Cart.Observations, 8, Cart.Actions, Hidden = Activation.Tanh, Output = Activation.Identity)]
internal sealed partial class Brain;
