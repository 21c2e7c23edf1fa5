// Draws the page Learn: the network with its units and weights, the decision surface with the points, and the loss curves.
import { colors, drawCurves, follow, onThemeChange } from './canvas.js';

let page = null;

export function attach(frame, paint) {
  const [surface, network, curves] = ['surface', 'network', 'curves'].map(id => document.getElementById(id));
  page = {
    surface, network, curves, frame, paint, running: false, painting: false, layers: [2, 1], points: [[], []],
    pixels: null, weights: [], train: [], test: [],
    tile: document.createElement('canvas'), dots: document.createElement('canvas'), dotsAreOld: true,
  };
  page.tileContext = page.tile.getContext('2d', { willReadFrequently: true });
  readColors();
  page.observers = [surface, network, curves].map(canvas => follow(canvas, redraw));
  page.endTheme = onThemeChange(() => { readColors(); redraw(); });
  surface.addEventListener('pointerdown', startStroke);
  surface.addEventListener('pointermove', continueStroke);
}

export function detach() {
  if (!page)
    return;
  page.running = false;
  page.observers.forEach(observer => observer.disconnect());
  page.endTheme();
  page = null;
}

export function configure(layers, side, unitSide, range) {
  Object.assign(page, { layers, side, unitSide, range, pixels: null });
}

export function setPoints(train, test) {
  page.points = [train, test];
  page.dotsAreOld = true;
  redraw();
}

export function draw(pixels, weights, train, test) {
  page.pixels = pixels.slice();
  page.weights = weights.slice();
  drawSurface();
  drawNetwork();
  // Losses change more seldom than weights.
  if (changes(page.train, train) || changes(page.test, test)) {
    page.train = train.slice();
    page.test = test.slice();
    drawLosses();
  }
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

export function enablePainting(enabled) {
  page.painting = enabled;
  page.surface.style.touchAction = enabled ? 'none' : '';
  page.surface.style.cursor = enabled ? 'crosshair' : '';
}

function readColors() {
  page.palette = colors(page.curves, 'line', 'quiet', 'blue', 'orange', 'text', 'accent', 'card');
}

function changes(old, view) {
  return old.length !== view.length || (old.length > 0 && old.at(-1) !== view.slice(-1)[0]);
}

function redraw() {
  if (!page)
    return;
  drawSurface();
  drawNetwork();
  drawLosses();
}

function drawLosses() {
  const { curves, palette, train, test } = page;
  drawCurves(curves, palette, [{ values: train, color: palette.quiet, dash: true }, { values: test, color: palette.accent }]);
}

// Copies a square of the pixels into the tile, which is then drawn at any size.
function fillTile(first, side) {
  if (page.tile.width !== side)
    page.tile.width = page.tile.height = side;
  const bytes = new Uint8ClampedArray(page.pixels.buffer, page.pixels.byteOffset + 4 * first, 4 * side * side);
  page.tileContext.putImageData(new ImageData(bytes, side, side), 0, 0);
}

function drawSurface() {
  const { surface, dots } = page;
  const context = surface.getContext('2d');
  context.clearRect(0, 0, surface.width, surface.height);
  if (page.pixels) {
    fillTile(0, page.side);
    context.drawImage(page.tile, 0, 0, surface.width, surface.height);
  }
  if (page.dotsAreOld || dots.width !== surface.width || dots.height !== surface.height)
    drawDots();
  context.drawImage(dots, 0, 0);
}

// Hundreds of points are drawn once, and then copied into each frame.
function drawDots() {
  const { surface, dots, range } = page;
  dots.width = surface.width;
  dots.height = surface.height;
  page.dotsAreOld = false;
  const context = dots.getContext('2d');
  const radius = Math.max(2.5, dots.width / 105);
  page.points.forEach((points, isTest) => {
    context.lineWidth = radius * (isTest ? 0.6 : 0.3);
    for (let i = 0; i < points.length; i += 3) {
      const color = points[i + 2] ? '#0d5fae' : '#c8560a';
      context.beginPath();
      context.arc((points[i] / range + 1) * dots.width / 2, (1 - points[i + 1] / range) * dots.height / 2, radius, 0, 7);
      context.fillStyle = isTest ? '#ffffff' : color;
      context.strokeStyle = isTest ? color : '#ffffff';
      context.fill();
      context.stroke();
    }
  });
}

function drawNetwork() {
  const { network, layers, palette, weights } = page;
  const context = network.getContext('2d');
  const { width, height } = network;
  context.clearRect(0, 0, width, height);
  const largest = Math.max(...layers);
  const size = Math.min(height / (largest * 1.18 + 0.2), width / (layers.length * 1.9), height / 7);
  const x = layer => size * 0.7 + (width - size * 1.4) * layer / (layers.length - 1);
  const y = (layer, unit) => height / 2 + (unit - (layers[layer] - 1) / 2) * (largest > 8 ? size * 1.18 : Math.min(size * 1.6, height / largest));
  let next = 0;
  for (let layer = 1; layer < layers.length; layer++) {
    for (let output = 0; output < layers[layer]; output++) {
      for (let input = 0; input < layers[layer - 1]; input++) {
        const weight = weights[next++] ?? 0, strength = Math.min(Math.abs(weight), 4);
        const fromX = x(layer - 1) + size / 2, toX = x(layer) - size / 2, middle = (fromX + toX) / 2;
        context.strokeStyle = weight < 0 ? palette.orange : palette.blue;
        context.globalAlpha = Math.min(1, 0.15 + strength / 2);
        context.lineWidth = Math.max(0.5, strength * size / 22);
        context.beginPath();
        context.moveTo(fromX, y(layer - 1, input));
        context.bezierCurveTo(middle, y(layer - 1, input), middle, y(layer, output), toX, y(layer, output));
        context.stroke();
      }
    }
  }
  context.globalAlpha = 1;
  context.imageSmoothingEnabled = true;
  let pixel = page.side * page.side;
  for (let layer = 0; layer < layers.length; layer++) {
    for (let unit = 0; unit < layers[layer]; unit++) {
      const left = x(layer) - size / 2, top = y(layer, unit) - size / 2;
      context.fillStyle = palette.card;
      context.fillRect(left, top, size, size);
      if (layer === 0)
        drawInput(context, unit, left, top, size);
      else if (page.pixels) {
        const isOutput = layer === layers.length - 1;
        fillTile(isOutput ? 0 : pixel, isOutput ? page.side : page.unitSide);
        pixel += isOutput ? 0 : page.unitSide * page.unitSide;
        context.drawImage(page.tile, left, top, size, size);
      }
      context.strokeStyle = palette.quiet;
      context.lineWidth = Math.max(1, size / 32);
      context.strokeRect(left, top, size, size);
    }
  }
}

// An input is a gradient along its axis, with its name.
function drawInput(context, unit, left, top, size) {
  const gradient = unit === 0
    ? context.createLinearGradient(left, 0, left + size, 0)
    : context.createLinearGradient(0, top + size, 0, top);
  gradient.addColorStop(0, 'rgb(238, 124, 30)');
  gradient.addColorStop(0.5, 'rgb(244, 244, 244)');
  gradient.addColorStop(1, 'rgb(40, 124, 204)');
  context.fillStyle = gradient;
  context.fillRect(left, top, size, size);
  context.fillStyle = '#1a2233';
  context.font = `600 ${size * 0.38}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(unit === 0 ? 'x' : 'y', left + size / 2, top + size / 2);
}

let last = null;

function startStroke(event) {
  if (!page.painting)
    return;
  page.surface.setPointerCapture(event.pointerId);
  last = null;
  addPoint(event);
  event.preventDefault();
}

function continueStroke(event) {
  if (!page.painting || event.buttons === 0)
    return;
  if (last && Math.hypot(event.offsetX - last.x, event.offsetY - last.y) < page.surface.clientWidth / 24)
    return;
  addPoint(event);
}

function addPoint(event) {
  const { surface, range, paint } = page;
  last = { x: event.offsetX, y: event.offsetY };
  const clamp = value => Math.max(-range, Math.min(range, value));
  paint(clamp((2 * event.offsetX / surface.clientWidth - 1) * range), clamp((1 - 2 * event.offsetY / surface.clientHeight) * range));
}
