using System;
using System.Collections.Generic;
using System.IO;

namespace MlpGen.Checkpoints;

/// <summary>A part of a trainer that saves and restores itself. No other part writes its entries and tensors.</summary>
internal interface ICheckpointed
{
    /// <summary>
    /// The names of the float tensors that it may write, with one value for each parameter. When a file is read, other tensors are
    /// rejected.
    /// </summary>
    IEnumerable<string> TensorNames => [];

    /// <summary>The names of the integer tensors that it may write, which are row orders.</summary>
    IEnumerable<string> OrderNames => [];

    /// <summary>Writes everything that is needed to resume training.</summary>
    void Write(CheckpointWriter writer);

    /// <summary>Reads and checks what <see cref="Write"/> wrote. Changes nothing yet.</summary>
    /// <returns>
    /// A delegate that restores the part. It cannot fail, so a trainer that calls the delegates after all parts have been read changes
    /// completely or not at all.
    /// </returns>
    /// <exception cref="InvalidDataException">An entry or tensor is missing or has a value that training cannot produce.</exception>
    Action Read(CheckpointReader reader);
}
