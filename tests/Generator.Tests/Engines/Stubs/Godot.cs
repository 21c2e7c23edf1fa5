// The few types of Godot that docs/godot.md uses. Tests compile against these, because Godot is not there.
namespace Godot
{
    public partial class Node
    {
        public virtual void _Ready()
        {
        }

        public virtual void _Process(double delta)
        {
        }

        public virtual void _ExitTree()
        {
        }
    }

    public static class ProjectSettings
    {
        public static string GlobalizePath(string path) => path;
    }
}
