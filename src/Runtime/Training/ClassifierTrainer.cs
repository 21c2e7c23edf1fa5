namespace MlpGen;

/// <summary>Trains a network with cross-entropy.</summary>
public sealed class ClassifierTrainer : Trainer;
