using System;
using System.IO;
using System.Security.Cryptography;

namespace MlpGen.Platforms
{
    /// <summary>A SHA-256 over the bits of floats.</summary>
    internal sealed class BitsHash
    {
        private readonly MemoryStream _bytes = new MemoryStream();

        /// <summary>Adds the bits of a number, the lowest byte first.</summary>
        public void Add(float value)
        {
            int bits = BitConverter.SingleToInt32Bits(value);
            for (int shift = 0; shift < 32; shift += 8)
                _bytes.WriteByte((byte)(bits >> shift));
        }

        /// <summary>Adds the bits of numbers.</summary>
        public void Add(float[] values)
        {
            foreach (float value in values)
                Add(value);
        }

        /// <summary>Adds the tensors of a safetensors file. Its header is text, in which the library may change words.</summary>
        public void AddTensors(MemoryStream file)
        {
            byte[] bytes = file.ToArray();
            int start = 8 + (int)BitConverter.ToInt64(bytes, 0);
            _bytes.Write(bytes, start, bytes.Length - start);
        }

        /// <summary>The hash in hexadecimal digits.</summary>
        public override string ToString()
        {
            using SHA256 sha = SHA256.Create();
            return BitConverter.ToString(sha.ComputeHash(_bytes.ToArray())).Replace("-", "").ToLowerInvariant();
        }
    }
}
