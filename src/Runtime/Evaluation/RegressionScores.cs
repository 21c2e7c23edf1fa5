using MlpGen.Text;

namespace MlpGen;

/// <summary>The regression metrics of one target.</summary>
/// <param name="R2">The coefficient of determination. 1 is perfect, and 0 is as good as always predicting the mean of the targets.</param>
/// <param name="RootMeanSquaredError">The root mean squared error, in the unit of the target.</param>
/// <param name="MeanAbsoluteError">The mean absolute error, in the unit of the target.</param>
public readonly record struct RegressionScores(float R2, float RootMeanSquaredError, float MeanAbsoluteError)
{
    /// <summary>Returns one line with R², RMSE and MAE.</summary>
    public override string ToString() =>
        $"R² {ShortText.Number(R2)}, RMSE {ShortText.Number(RootMeanSquaredError)}, MAE {ShortText.Number(MeanAbsoluteError)}";
}
