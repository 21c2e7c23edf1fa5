// Runs the program in a browser, and sends what it printed to the server of eng/browser.cs. In node, it only runs the program.
import { dotnet } from './_framework/dotnet.js';

const inBrowser = typeof window !== 'undefined';
// A page starts when it is opened, not when the browser does.
const args = inBrowser ? [String(performance.timeOrigin), ...location.search.slice(1).split('&').slice(1)] : process.argv.slice(2);
const lines = [];
if (inBrowser) {
  const log = console.log;
  console.log = (...parts) => { lines.push(parts.join(' ')); log(...parts); };
}

let failure = '';
try {
  await dotnet.withApplicationArguments(...args).run();
} catch (error) {
  // The runtime may also report a normal exit in this way.
  failure = String(error);
}

if (inBrowser)
  await fetch('result', { method: 'POST', body: [...lines, failure].join('\n') });
