#if UNITY_WEBGL && !UNITY_EDITOR
using System;
using UnityEngine;

namespace MlpGen.Unity
{
    /// <summary>
    /// Keeps training on the calling thread in Web players, where a started thread never runs. Any
    /// <see cref="TrainerOptions.DegreeOfParallelism"/> then gives the results of degree 1.
    /// </summary>
    internal static class WebPlayer
    {
        // The earliest of Unity's moments, before any script can create a trainer.
        [RuntimeInitializeOnLoadMethod(RuntimeInitializeLoadType.SubsystemRegistration)]
        private static void DisableThreads() => AppContext.SetSwitch("MlpGen.DisableThreads", true);
    }
}
#endif
