using UnityEngine;

namespace MlpGen.Samples
{
    /// <summary>Moves along a figure eight in the horizontal plane.</summary>
    public sealed class FigureEight : MonoBehaviour
    {
        [SerializeField] private float size = 4;
        [SerializeField] private float secondsPerRound = 6;

        private void Update()
        {
            float angle = 2 * Mathf.PI * Time.time / secondsPerRound;
            transform.position = new Vector3(size * Mathf.Sin(angle), 0, size * 0.5f * Mathf.Sin(2 * angle));
        }
    }
}
