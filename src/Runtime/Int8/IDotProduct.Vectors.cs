namespace MlpGen.Int8;

/// <summary>The instructions that multiply groups of four bytes with groups of four weights and add up the products in 32 bits.</summary>
/// <typeparam name="TVector">A vector of sums.</typeparam>
internal interface IDotProduct<TVector>
    where TVector : struct
{
    /// <summary>Gets the number of outputs whose sums are in one vector.</summary>
    static abstract int Outputs { get; }

    /// <summary>Loads four weights of each output.</summary>
    static abstract TVector Load(ref sbyte weights);

    /// <summary>Loads four bytes for every output.</summary>
    static abstract TVector Broadcast(ref byte bytes);

    /// <summary>Adds the products of bytes and weights to sums.</summary>
    static abstract TVector Add(TVector sums, TVector bytes, TVector weights);

    /// <summary>Adds sums.</summary>
    static abstract TVector Sum(TVector left, TVector right);

    /// <summary>Stores the sum of each output.</summary>
    static abstract void Store(TVector sums, ref int destination);
}
