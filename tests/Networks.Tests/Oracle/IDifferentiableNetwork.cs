namespace MlpGen.Networks.Tests.Oracle;

/// <summary>
/// The computations of the oracle and of the tape. They take one row at a time, so the result of a batch is a sum over its rows.
/// </summary>
internal interface IDifferentiableNetwork
{
    /// <summary>Sets the next row of the step. Dropout depends on it. A network without dropout ignores it.</summary>
    int Row { set; }

    double[] Forward(double[] input);

    /// <summary>Adds ∂E/∂w of one row to a gradient.</summary>
    /// <returns>E of the row.</returns>
    double AddLossGradient(double[] input, double[] target, double[] gradient);

    /// <summary>Adds the vector–Jacobian product Σⱼ gⱼ ∂aⱼ/∂w of one row to a gradient.</summary>
    /// <returns>The product for the inputs, Σⱼ gⱼ ∂aⱼ/∂x.</returns>
    double[] AddProduct(double[] input, double[] outputGradient, double[] gradient);
}
