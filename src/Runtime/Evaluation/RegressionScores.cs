using MlpGen.Text;

namespace MlpGen;

/// <summary>How near outputs come to targets.</summary>
/// <param name="R2">The coefficient of determination: 1 is perfect, 0 is as good as the mean of the targets.</param>
/// <param name="RootMeanSquaredError">In the unit of the target.</param>
/// <param name="MeanAbsoluteError">In the unit of the target.</param>
public readonly record struct RegressionScores(float R2, float RootMeanSquaredError, float MeanAbsoluteError)
{
    /// <summary>One line: R², RMSE and MAE.</summary>
    public override string ToString() =>
        $"R² {ShortText.Number(R2)}, RMSE {ShortText.Number(RootMeanSquaredError)}, MAE {ShortText.Number(MeanAbsoluteError)}";
}
