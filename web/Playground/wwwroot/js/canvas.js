// What the pages' drawings share: canvases that follow their size on the screen, colors of the stylesheet, and curves.

// Keeps the bitmap of a canvas as large as the canvas is on the screen. Returns the observer.
export function follow(canvas, redraw) {
  const observer = new ResizeObserver(() => {
    const scale = window.devicePixelRatio || 1;
    const width = Math.max(1, Math.round(canvas.clientWidth * scale)), height = Math.max(1, Math.round(canvas.clientHeight * scale));
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    redraw();
  });
  observer.observe(canvas);
  return observer;
}

// Computed colors of custom properties, light or dark.
export function colors(element, ...names) {
  const probe = document.createElement('span');
  element.parentElement.append(probe);
  const result = {};
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    result[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return result;
}

// Calls the function when the system changes between light and dark. Returns a function that ends it.
export function onThemeChange(redraw) {
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', redraw);
  return () => query.removeEventListener('change', redraw);
}

// Draws curves from 0 to the largest value, with a scale at the left.
export function drawCurves(canvas, palette, curves) {
  const context = canvas.getContext('2d');
  const scale = window.devicePixelRatio || 1;
  const { width, height } = canvas;
  const left = 40 * scale, bottom = 8 * scale, top = 8 * scale, right = 4 * scale;
  context.clearRect(0, 0, width, height);
  let largest = 0;
  for (const { values } of curves)
    for (const value of values)
      if (Number.isFinite(value) && value > largest)
        largest = value;
  largest = Math.max(largest * 1.05, 0.01);
  const y = value => height - bottom - Math.min(value, largest) / largest * (height - top - bottom);
  context.font = `${11 * scale}px system-ui, sans-serif`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.lineWidth = scale;
  const digits = largest < 0.1 ? 3 : 2;
  for (let i = 0; i <= 4; i++) {
    const value = largest * i / 4;
    context.strokeStyle = palette.line;
    context.fillStyle = palette.quiet;
    context.beginPath();
    context.moveTo(left, y(value));
    context.lineTo(width - right, y(value));
    context.stroke();
    context.fillText(value.toFixed(digits), left - 6 * scale, y(value));
  }
  context.lineJoin = 'round';
  for (const { values, color, dash } of curves) {
    context.strokeStyle = color;
    context.lineWidth = 2 * scale;
    context.setLineDash(dash ? [5 * scale, 4 * scale] : []);
    context.beginPath();
    const step = (width - left - right) / Math.max(1, values.length - 1);
    for (let i = 0; i < values.length; i++)
      context.lineTo(left + i * step, y(values[i]));
    context.stroke();
  }
  context.setLineDash([]);
}
