namespace MlpGen;

/// <summary>Trains a network.</summary>
public class Trainer;
