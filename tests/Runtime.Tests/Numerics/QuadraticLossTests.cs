using System.Linq;
using MlpGen.Numerics;

namespace MlpGen.Runtime.Tests.Numerics;

public sealed class QuadraticLossTests : LossTests
{
    protected override double Exact(double[] a, double[] y) => 0.5 * a.Zip(y, (x, t) => (x - t) * (x - t)).Sum();

    protected override double Evaluate(ref float outputs, int stride, ref float targets, int size, int rows) =>
        QuadraticLoss.Evaluate<MachineRounding>(ref outputs, stride, ref targets, size, rows);

    protected override double Evaluate(ref float outputs, ref float gradients, int stride, ref float targets, int size, int rows, float scale) =>
        QuadraticLoss.Evaluate<MachineRounding>(ref outputs, ref gradients, stride, ref targets, size, rows, scale);
}
