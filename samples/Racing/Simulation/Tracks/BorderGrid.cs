using System;
using System.Collections.Generic;

namespace Racing.Simulation;

/// <summary>
/// Finds the first border that a ray hits. A grid holds the pieces of the borders that touch each cell, so a ray tests the few pieces along
/// its way (Amanatides and Woo 1987, "A Fast Voxel Traversal Algorithm for Ray Tracing").
/// </summary>
internal sealed class BorderGrid
{
    private const float CellSize = 6;

    private readonly Vector[] _from;
    private readonly Vector[] _along;
    private readonly Vector _corner;
    private readonly int _columns;
    private readonly int _rows;

    // The pieces of cell c are _pieces[_starts[c].._starts[c + 1]].
    private readonly int[] _starts;
    private readonly int[] _pieces;

    public BorderGrid(params Vector[][] borders)
    {
        List<Vector> from = [], along = [];
        foreach (Vector[] border in borders)
        {
            for (int i = 0; i < border.Length; i++)
            {
                from.Add(border[i]);
                along.Add(border[(i + 1) % border.Length] - border[i]);
            }
        }

        (_from, _along) = ([.. from], [.. along]);
        float left = float.PositiveInfinity, top = left, right = float.NegativeInfinity, bottom = right;
        foreach (Vector point in _from)
        {
            (left, right) = (Math.Min(left, point.X), Math.Max(right, point.X));
            (top, bottom) = (Math.Min(top, point.Y), Math.Max(bottom, point.Y));
        }

        // The margin keeps pieces that touch the edge inside, also after rounding.
        _corner = new Vector(left - 1, top - 1);
        _columns = (int)((right - left + 2) / CellSize) + 1;
        _rows = (int)((bottom - top + 2) / CellSize) + 1;
        (_starts, _pieces) = Fill();
    }

    /// <summary>Returns the distance to the first border, or the range.</summary>
    public float Cast(Vector origin, Vector direction, float range)
    {
        Vector start = (origin - _corner) * (1 / CellSize);
        (int column, int row) = ((int)start.X, (int)start.Y);
        (int stepX, float nextX, float widthX) = Axis(start.X, direction.X);
        (int stepY, float nextY, float widthY) = Axis(start.Y, direction.Y);
        float nearest = range, entered = 0;
        // A hit that was found in an earlier cell may be farther away than a piece of this cell.
        while (entered <= nearest && (uint)column < (uint)_columns && (uint)row < (uint)_rows)
        {
            int cell = (row * _columns) + column;
            for (int i = _starts[cell]; i < _starts[cell + 1]; i++)
                nearest = Math.Min(nearest, Hit(_pieces[i], origin, direction));
            if (nextX < nextY)
                (entered, nextX, column) = (nextX, nextX + widthX, column + stepX);
            else
                (entered, nextY, row) = (nextY, nextY + widthY, row + stepY);
        }

        return nearest;
    }

    // Along one axis: the step to the next cell, the distance at which the ray enters it, and the distance between cells.
    private static (int Step, float Next, float Width) Axis(float start, float direction)
    {
        if (direction == 0)
            return (0, float.PositiveInfinity, float.PositiveInfinity);
        float width = CellSize / Math.Abs(direction), inside = start - (int)start;
        return direction > 0 ? (1, (1 - inside) * width, width) : (-1, inside * width, width);
    }

    // Solves origin + direction × distance = from + along × fraction.
    private float Hit(int piece, Vector origin, Vector direction)
    {
        Vector along = _along[piece], toPiece = _from[piece] - origin;
        float determinant = direction.Cross(along);
        float distance = toPiece.Cross(along) / determinant, fraction = toPiece.Cross(direction) / determinant;
        // Parallel lines give infinities or NaN, which fail a comparison.
        return distance >= 0 && fraction >= 0 && fraction <= 1 ? distance : float.PositiveInfinity;
    }

    private (int[] Starts, int[] Pieces) Fill()
    {
        List<int>[] cells = new List<int>[_columns * _rows];
        for (int i = 0; i < cells.Length; i++)
            cells[i] = [];
        for (int piece = 0; piece < _from.Length; piece++)
        {
            Vector a = (_from[piece] - _corner) * (1 / CellSize), b = (_from[piece] + _along[piece] - _corner) * (1 / CellSize);
            // A ray along the edge of two cells visits only one of them, so pieces also enter cells that they almost touch.
            const float Margin = 0.01f;
            int firstColumn = Clamp(Math.Min(a.X, b.X) - Margin, _columns), lastColumn = Clamp(Math.Max(a.X, b.X) + Margin, _columns);
            int firstRow = Clamp(Math.Min(a.Y, b.Y) - Margin, _rows), lastRow = Clamp(Math.Max(a.Y, b.Y) + Margin, _rows);
            for (int row = firstRow; row <= lastRow; row++)
            {
                for (int column = firstColumn; column <= lastColumn; column++)
                    cells[(row * _columns) + column].Add(piece);
            }
        }

        int[] starts = new int[cells.Length + 1];
        List<int> pieces = [];
        for (int i = 0; i < cells.Length; i++)
        {
            pieces.AddRange(cells[i]);
            starts[i + 1] = pieces.Count;
        }

        return (starts, [.. pieces]);
    }

    private static int Clamp(float cell, int count) => Math.Clamp((int)cell, 0, count - 1);
}
