using System;
using MlpGen;

namespace Playground.Learning;

/// <summary>A class that the generator wrote.</summary>
/// <param name="ClassName">The name of the class.</param>
/// <param name="Dropout">The declared rate of dropout in its hidden layers.</param>
/// <param name="Create">Creates a network from a seed.</param>
public sealed record DeclaredNetwork(string ClassName, float Dropout, Func<int, INetwork> Create);
