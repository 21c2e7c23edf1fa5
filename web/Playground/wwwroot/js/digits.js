// The page Digits: takes strokes, and draws them, the pixels that the network reads, and the curve of errors.
import { colors, drawCurves, follow, onThemeChange } from './canvas.js';

let page = null;

export function attach(frame, stroke) {
  const [drawing, pixels, curve] = ['drawing', 'pixels', 'curve'].map(id => document.getElementById(id));
  page = { drawing, pixels, curve, frame, stroke, running: false, strokes: [], values: new Uint8Array(64), errors: [] };
  readColors();
  page.observers = [drawing, pixels, curve].map(canvas => follow(canvas, redraw));
  page.endTheme = onThemeChange(() => { readColors(); redraw(); });
  drawing.addEventListener('pointerdown', event => {
    drawing.setPointerCapture(event.pointerId);
    addPoint(event, true);
    event.preventDefault();
  });
  drawing.addEventListener('pointermove', event => {
    if (event.buttons !== 0 && page.strokes.length > 0)
      addPoint(event, false);
  });
}

export function detach() {
  if (!page)
    return;
  page.running = false;
  page.observers.forEach(observer => observer.disconnect());
  page.endTheme();
  page = null;
}

export function run(running) {
  if (!page || page.running === running)
    return;
  page.running = running;
  const current = page;
  const next = () => {
    if (page !== current || !page.running)
      return;
    requestAnimationFrame(next);
    page.frame();
  };
  if (running)
    requestAnimationFrame(next);
}

export function clear() {
  page.strokes = [];
  drawStrokes();
}

export function drawPixels(pixels) {
  page.values = pixels.slice();
  drawValues();
}

export function drawCurve(errors) {
  page.errors = errors.slice();
  redrawCurve();
}

export function download(name, content) {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

function readColors() {
  page.palette = colors(page.curve, 'line', 'quiet', 'text', 'accent');
}

function addPoint(event, begins) {
  const { drawing, strokes, stroke } = page;
  const x = event.offsetX / drawing.clientWidth, y = event.offsetY / drawing.clientHeight;
  if (begins)
    strokes.push([]);
  strokes[strokes.length - 1].push([x, y]);
  drawStrokes();
  stroke(x, y, begins ? 1 : 0);
}

function redraw() {
  if (!page)
    return;
  drawStrokes();
  drawValues();
  redrawCurve();
}

function drawStrokes() {
  const { drawing, strokes, palette } = page;
  const context = drawing.getContext('2d');
  context.clearRect(0, 0, drawing.width, drawing.height);
  context.strokeStyle = palette.text;
  context.lineWidth = drawing.width / 14;
  context.lineCap = context.lineJoin = 'round';
  for (const points of strokes) {
    context.beginPath();
    context.moveTo(points[0][0] * drawing.width, points[0][1] * drawing.height);
    for (const [x, y] of points)
      context.lineTo(x * drawing.width, y * drawing.height);
    context.stroke();
  }
}

function drawValues() {
  const { pixels, values, palette } = page;
  const context = pixels.getContext('2d');
  const side = pixels.width / 8;
  context.clearRect(0, 0, pixels.width, pixels.height);
  context.fillStyle = palette.text;
  for (let i = 0; i < values.length; i++) {
    context.globalAlpha = values[i] / 255;
    context.fillRect(i % 8 * side, Math.floor(i / 8) * side, side + 0.5, side + 0.5);
  }
  context.globalAlpha = 1;
}

function redrawCurve() {
  const { curve, palette, errors } = page;
  drawCurves(curve, palette, [{ values: errors, color: palette.accent }]);
}
