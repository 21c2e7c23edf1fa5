namespace MlpGen;

/// <summary>The settings of a learning rule. They hold no state: that lives in the trainer.</summary>
public abstract class Optimizer;
