namespace MlpGen.Networks.Tests.Oracle;

/// <summary>What the oracle and the tape both compute, one row at a time, so that a batch is a sum over its rows.</summary>
internal interface IDifferentiableNetwork
{
    /// <summary>The row of the step that comes next, which has a say in what is dropped; other networks do not care.</summary>
    int Row { set; }

    double[] Forward(double[] input);

    /// <summary>Adds ∂E/∂w of one row.</summary>
    /// <returns>E of the row.</returns>
    double AddLossGradient(double[] input, double[] target, double[] gradient);

    /// <summary>Adds the vector–Jacobian product Σⱼ gⱼ ∂aⱼ/∂w of one row.</summary>
    /// <returns>The product for the inputs, Σⱼ gⱼ ∂aⱼ/∂x.</returns>
    double[] AddProduct(double[] input, double[] outputGradient, double[] gradient);
}
