using System;
using System.IO;
using UnityEngine;

namespace MlpGen.Unity
{
    /// <summary>Reads networks from assets.</summary>
    public static class TextAssetExtensions
    {
        /// <summary>
        /// Loads parameters from an asset. Give a file that <see cref="INetwork.Save(string)"/> has written the extension <c>.bytes</c>, so
        /// that Unity imports it as it is. Files in StreamingAssets cannot be opened on Android and the Web, but assets can.
        /// </summary>
        /// <param name="network">The network that receives the parameters.</param>
        /// <param name="asset">The imported file.</param>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        /// <exception cref="InvalidDataException">The asset is not a network file, or it belongs to another network. Nothing changes.</exception>
        public static void LoadFrom(this INetwork network, TextAsset asset)
        {
            if (network == null)
                throw new ArgumentNullException(nameof(network));
            if (asset == null)
                throw new ArgumentNullException(nameof(asset));
            using (MemoryStream stream = new MemoryStream(asset.bytes, writable: false))
                network.LoadFrom(stream);
        }
    }
}
