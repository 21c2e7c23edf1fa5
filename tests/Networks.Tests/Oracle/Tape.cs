using System;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>
/// Reverse-mode automatic differentiation over scalars. Operations are recorded as they are computed. The backward pass applies the
/// derivative of each in reverse order. The tape does not depend on networks.
/// </summary>
internal sealed class Tape(int capacity)
{
    private Operation[] _operations = new Operation[capacity];
    private int[] _left = new int[capacity];
    private int[] _right = new int[capacity];
    private int[] _addend = new int[capacity];
    private double[] _values = new double[capacity];
    private double[] _adjoints = new double[capacity];

    private enum Operation : byte
    {
        Leaf,
        Add,
        Subtract,
        Multiply,
        MultiplyAdd,
        Exp,
        Log,
        Tanh,
        Relu,
        Normal,
    }

    /// <summary>The number of values recorded.</summary>
    public int Count { get; private set; }

    public double Value(int node) => _values[node];

    public double Adjoint(int node) => _adjoints[node];

    public int Leaf(double value) => Record(Operation.Leaf, value);

    public int Add(int left, int right) => Record(Operation.Add, _values[left] + _values[right], left, right);

    public int Subtract(int left, int right) => Record(Operation.Subtract, _values[left] - _values[right], left, right);

    public int Multiply(int left, int right) => Record(Operation.Multiply, _values[left] * _values[right], left, right);

    /// <summary>Computes left · right + addend.</summary>
    public int MultiplyAdd(int left, int right, int addend) =>
        Record(Operation.MultiplyAdd, (_values[left] * _values[right]) + _values[addend], left, right, addend);

    public int Exp(int node) => Record(Operation.Exp, Math.Exp(_values[node]), node);

    public int Log(int node) => Record(Operation.Log, Math.Log(_values[node]), node);

    public int Tanh(int node) => Record(Operation.Tanh, Math.Tanh(_values[node]), node);

    /// <summary>Computes Φ(x), the share of the normal distribution below x.</summary>
    public int Normal(int node) => Record(Operation.Normal, NormalIntegral.Value(_values[node]), node);

    /// <summary>Computes max(x, 0), with the derivative 0 at 0.</summary>
    public int Relu(int node) => Record(Operation.Relu, Math.Max(_values[node], 0), node);

    /// <summary>
    /// Discards everything recorded after the first <paramref name="count"/> values, so that the next row can replace the previous one.
    /// </summary>
    public void Truncate(int count) => Count = count;

    /// <summary>Sets the adjoint of every earlier value x to ∂node/∂x.</summary>
    public void Backpropagate(int node)
    {
        Array.Clear(_adjoints, 0, Count);
        _adjoints[node] = 1;
        for (int i = node; i >= 0; i--)
        {
            double adjoint = _adjoints[i];
            int left = _left[i];
            int right = _right[i];
            switch (_operations[i])
            {
                case Operation.Add:
                    _adjoints[left] += adjoint;
                    _adjoints[right] += adjoint;
                    break;
                case Operation.Subtract:
                    _adjoints[left] += adjoint;
                    _adjoints[right] -= adjoint;
                    break;
                case Operation.Multiply:
                    _adjoints[left] += adjoint * _values[right];
                    _adjoints[right] += adjoint * _values[left];
                    break;
                case Operation.MultiplyAdd:
                    _adjoints[left] += adjoint * _values[right];
                    _adjoints[right] += adjoint * _values[left];
                    _adjoints[_addend[i]] += adjoint;
                    break;
                case Operation.Exp:
                    _adjoints[left] += adjoint * _values[i];
                    break;
                case Operation.Log:
                    _adjoints[left] += adjoint / _values[left];
                    break;
                case Operation.Tanh:
                    _adjoints[left] += adjoint * (1 - (_values[i] * _values[i]));
                    break;
                case Operation.Normal:
                    _adjoints[left] += adjoint * NormalIntegral.Density(_values[left]);
                    break;
                case Operation.Relu:
                    _adjoints[left] += _values[left] > 0 ? adjoint : 0;
                    break;
            }
        }
    }

    private int Record(Operation operation, double value, int left = 0, int right = 0, int addend = 0)
    {
        if (Count == _values.Length)
            Grow();
        _operations[Count] = operation;
        _left[Count] = left;
        _right[Count] = right;
        _addend[Count] = addend;
        _values[Count] = value;
        return Count++;
    }

    private void Grow()
    {
        int length = Math.Max(16, 2 * Count);
        Array.Resize(ref _operations, length);
        Array.Resize(ref _left, length);
        Array.Resize(ref _right, length);
        Array.Resize(ref _addend, length);
        Array.Resize(ref _values, length);
        Array.Resize(ref _adjoints, length);
    }
}
