using System;
using System.Collections.Generic;
using System.IO;

namespace MlpGen.Checkpoints;

/// <summary>A part of a trainer that saves and restores itself. It alone writes its entries and tensors.</summary>
internal interface ICheckpointed
{
    /// <summary>The tensors of floats, one for each parameter, that it may write. Others are refused as a file is read.</summary>
    IEnumerable<string> TensorNames => [];

    /// <summary>The tensors of whole numbers that it may write: orders of rows.</summary>
    IEnumerable<string> OrderNames => [];

    /// <summary>Writes all that training needs to go on.</summary>
    void Write(CheckpointWriter writer);

    /// <summary>Reads what <see cref="Write"/> wrote, and checks it. Nothing changes yet.</summary>
    /// <returns>
    /// Restores the part. It cannot fail, so a trainer that calls it after every part was read changes as a whole or not at all.
    /// </returns>
    /// <exception cref="InvalidDataException">An entry or tensor is missing, or is what no training leaves.</exception>
    Action Read(CheckpointReader reader);
}
