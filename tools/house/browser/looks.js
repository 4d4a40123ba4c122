// What is seen of a page, whoever shows it: whether it scrolls sideways, what axe has against it, and what its code says.
'use strict';

const fs = require('fs');

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// Asked by the browser's own protocol: a page's policy forbids scripts, and what Playwright evaluates is one.
async function evaluate(page, expression) {
  const session = await page.context().newCDPSession(page);
  const answer = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  await session.detach();
  if (answer.exceptionDetails) {
    throw new Error(`${page.url()}: ${answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text}`);
  }
  return answer.result.value;
}

function widerThanItsWindow() {
  const root = document.documentElement;
  const beyond = [...document.querySelectorAll('body *')]
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1 && element.innerText)
    .map(element => element.tagName + ': ' + element.innerText.slice(0, 60));
  return { is: root.scrollWidth > root.clientWidth, beyond: beyond.slice(-2) };
}

// What reaches beyond the window, in words; nothing where all is within.
async function sideways(page) {
  const scrolled = await evaluate(page, `(${widerThanItsWindow})()`);
  return scrolled.is || scrolled.beyond.length > 0 ? [`scrolls sideways: ${scrolled.beyond.join('; ')}`] : [];
}

// What axe finds, even what it calls moderate.
async function violations(page) {
  const found = await evaluate(
    page,
    `if (!window.axe) { ${AXE} } axe.run(document, { resultTypes: ['violations'] }).then(all => all.violations.map(one =>
      one.impact + ' ' + one.id + ' (' + one.help + '): ' + one.nodes[0].html.slice(0, 160)))`
  );
  return found;
}

// The lines of a QR code on a page, read by a program that did not draw it.
async function decoded(browser, code) {
  const picture = (await code.screenshot()).toString('base64');
  const reader = await browser.newPage();
  await reader.evaluate(fs.readFileSync(require.resolve('jsqr'), 'utf8'));
  const read = await reader.evaluate(async data => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + data;
    await image.decode();
    // Readers need the quiet margin, which the page around it is.
    const canvas = new OffscreenCanvas(image.width + 80, image.height + 80);
    const drawn = canvas.getContext('2d');
    drawn.fillStyle = '#fff';
    drawn.fillRect(0, 0, canvas.width, canvas.height);
    drawn.drawImage(image, 40, 40);
    const pixels = drawn.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(pixels.data, canvas.width, canvas.height)?.data ?? null;
  }, picture);
  await reader.close();
  if (read === null) {
    throw new Error('the code cannot be read');
  }
  return read.split(/\r?\n/);
}

module.exports = { sideways, violations, decoded };
