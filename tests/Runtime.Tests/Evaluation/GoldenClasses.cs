using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Runtime.Tests.Evaluation;

/// <summary>
/// Forty rows of four classes, with the values that scikit-learn 1.2.1 computes for them: confusion_matrix, precision_recall_fscore_support
/// with zero_division=0, roc_auc_score of each class against the rest, and top_k_accuracy_score.
/// </summary>
internal static class GoldenClasses
{
    public const int Rows = 40;

    public static int[] Actual { get; } = [.. Enumerable.Range(0, Rows).Select(i => i % 5 != 0 ? ((i * i) + (3 * i)) % 4 : i / 5 % 4)];

    public static int[] Predicted { get; } = [.. Actual.Select((actual, i) => i * 7 % 10 < 6 ? actual : (actual + 1 + (i % 3)) % 4)];

    /// <summary>Scores with many ties.</summary>
    public static float[] Scores { get; } = [.. Each((i, one) => (((i * 37) + (one * 11)) % 7) + (one == Actual[i] ? 2 : 0))];

    /// <summary>Scores without ties within a row.</summary>
    public static float[] Distinct { get; } = [.. Each((i, one) => (((i * 37) + (one * 11)) % 23 * 4) + one + (one == Actual[i] ? 24 : 0))];

    public static int[,] Matrix => new[,] { { 10, 2, 4, 2 }, { 0, 2, 0, 0 }, { 3, 3, 10, 2 }, { 0, 0, 0, 2 } };

    public static ClassScores[] Classes { get; } =
    [
        new(0.7692307692307693f, 0.5555555555555556f, 0.6451612903225806f, 18),
        new(0.2857142857142857f, 1, 0.4444444444444445f, 2),
        new(0.7142857142857143f, 0.5555555555555556f, 0.6250000000000001f, 18),
        new(0.3333333333333333f, 1, 0.5f, 2),
    ];

    public static ClassScores Macro => new(0.5256410256410257f, 0.7777777777777778f, 0.5536514336917563f, Rows);

    public static ClassScores Micro => new(0.6f, 0.6f, 0.6f, Rows);

    public static ClassScores Weighted => new(0.6985347985347986f, 0.6f, 0.6187948028673835f, Rows);

    public static double[] RocAreas { get; } = [0.7070707070707071, 0.6644736842105263, 0.7373737373737373, 0.6710526315789473];

    public static double[] TopK { get; } = [0.55, 0.6, 0.975, 1];

    private static IEnumerable<float> Each(System.Func<int, int, int> score) =>
        Enumerable.Range(0, Rows * 4).Select(k => (float)score(k / 4, k % 4));
}
