using System;
using System.Linq;
using MlpGen.Onnx.Import.Functions;

namespace MlpGen.Onnx.Import.Chains;

/// <summary>
/// What elementwise nodes compute from the output of a <see cref="Chain"/>. It stays symbolic until a layer reads it, because only
/// all nodes together show which activation they are.
/// </summary>
internal abstract class Expression
{
    private Chain? _settled;
    private string? _refusal;

    /// <summary>
    /// Gets the chain that computes the expression. It is computed once, so that heads that read the same tensor have the same chain.
    /// </summary>
    /// <exception cref="UnsupportedException">A layer cannot compute the expression.</exception>
    public Chain Settled
    {
        get
        {
            if (_refusal is not null)
                throw new UnsupportedException(_refusal);
            try
            {
                return _settled ??= Settling.Settle(this);
            }
            catch (UnsupportedException error)
            {
                _refusal = error.Message;
                throw;
            }
        }
    }

    /// <summary>Gets the number of functions, with multiplicity.</summary>
    public virtual int Size => 0;

    /// <summary>Gets the chain whose output the expression reads. Null for constants.</summary>
    public virtual Chain? Chain => null;

    /// <summary>True if the expression is an affine map of each column.</summary>
    public virtual bool IsAffine => false;
}

/// <summary>The output of a chain.</summary>
internal sealed class Variable(Chain chain) : Expression
{
    /// <inheritdoc/>
    public override Chain Chain => chain;

    /// <inheritdoc/>
    public override bool IsAffine => true;
}

/// <summary>Constant numbers: one for all columns, or one for each.</summary>
internal sealed class Numbers(double[] values) : Expression
{
    /// <summary>Gets the numbers.</summary>
    public double[] Values => values;

    /// <summary>True if the number is the same for all columns.</summary>
    public bool IsUniform { get; } = values.Length > 0 && Array.TrueForAll(values, value => value == values[0]);
}

/// <summary>A function of one or two expressions.</summary>
internal sealed class Application : Expression
{
    // Each activation needs at most a dozen steps. The limit bounds the time that the search for one takes.
    private const int Largest = 32;

    /// <summary>Creates an application.</summary>
    /// <param name="function">The function.</param>
    /// <param name="source">The node, for messages.</param>
    /// <param name="arguments">One or two expressions. At least one depends on a chain.</param>
    /// <exception cref="UnsupportedException">The expression is too large, or depends on two chains.</exception>
    public Application(ScalarFunction function, string source, params Expression[] arguments)
    {
        Function = function;
        Source = source;
        Arguments = arguments;
        Chain = arguments.First(argument => argument.Chain is not null).Chain!;
        Size = 1 + arguments.Sum(argument => argument.Size);
        IsAffine = HasAffineForm && Inner.IsAffine;
        if (Array.Exists(arguments, argument => argument.Chain is not null && !ReferenceEquals(argument.Chain, Chain)))
        {
            throw new UnsupportedException(
                $"{source} combines tensors of different layers. Needed: layers that follow one another, without a skip connection");
        }

        if (Size > Largest)
        {
            throw new UnsupportedException(
                $"{source} ends more than {Largest} elementwise steps in a row. Needed: an activation of MlpGen");
        }
    }

    /// <summary>Gets the function.</summary>
    public ScalarFunction Function { get; }

    /// <summary>Gets the node, for messages.</summary>
    public string Source { get; }

    /// <summary>Gets the arguments.</summary>
    public Expression[] Arguments { get; }

    /// <inheritdoc/>
    public override int Size { get; }

    /// <inheritdoc/>
    public override Chain Chain { get; }

    /// <inheritdoc/>
    public override bool IsAffine { get; }

    /// <summary>True if the function is affine in the argument that is not constant.</summary>
    public bool HasAffineForm =>
        Function == ScalarFunction.Neg
        || (Arguments.Length == 2 && Arguments.Count(argument => argument is Numbers) == 1
            && (Function == ScalarFunction.Add || Function == ScalarFunction.Sub || Function == ScalarFunction.Mul
                || (Function == ScalarFunction.Div && Arguments[1] is Numbers)));

    /// <summary>True if the function limits an argument by a constant.</summary>
    public bool IsLimit => (Function == ScalarFunction.Max || Function == ScalarFunction.Min) && Constant is not null;

    /// <summary>Gets the argument that depends on the chain, the first of them if there are two.</summary>
    public Expression Inner => Arguments.First(argument => argument is not Numbers);

    /// <summary>Gets the constant argument, or null.</summary>
    public Numbers? Constant => Array.Find(Arguments, argument => argument is Numbers) as Numbers;

    /// <summary>Returns the function as an affine map of <see cref="Inner"/>. Only if <see cref="HasAffineForm"/>.</summary>
    public ColumnAffine AffineForm()
    {
        if (Function == ScalarFunction.Neg)
            return new ColumnAffine([-1], [0]);
        double[] values = Constant!.Values;
        if (Function == ScalarFunction.Add)
            return new ColumnAffine([1], values);
        if (Function == ScalarFunction.Sub && Arguments[0] is Numbers)
            return new ColumnAffine([-1], values);
        if (Function == ScalarFunction.Sub)
            return new ColumnAffine([1], Array.ConvertAll(values, value => -value));
        return new ColumnAffine(Function == ScalarFunction.Mul ? values : Array.ConvertAll(values, value => 1 / value), [0]);
    }
}
