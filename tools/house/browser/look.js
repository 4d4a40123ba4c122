// Looks at pages and mails in a browser: node look.js FOLDER [--pictures]
//
// Each .html in the folder must not scroll sideways at any of its widths, and axe must find nothing in it, not even
// a moderate violation, where the reader likes colours light and where dark. With --pictures it is photographed in all
// of these ways, too. 1 if anything is found.
'use strict';

const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');
const { sideways, violations } = require('./looks.js');

const SCHEMES = ['light', 'dark'];
// A small phone, a usual one, a desk; a mail's pane there is narrower.
const PAGE_WIDTHS = [320, 390, 1280];
const MAIL_WIDTHS = [320, 390, 700];

// What one page is found to have wrong.
async function examine(context, file, pictures) {
  const wrong = [];
  const page = await context.newPage();
  await page.goto('file://' + file);
  const widths = path.basename(file).startsWith('mail') ? MAIL_WIDTHS : PAGE_WIDTHS;
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    wrong.push(...(await sideways(page)).map(one => `at ${width} pixels: ${one}`));
    // What is shown differs between phone and desk; all of a mail is the same.
    const differs = width === widths[2] || (width === widths[0] && widths === PAGE_WIDTHS);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      if (pictures) {
        await page.screenshot({ path: file.replace(/html$/, `${width}-${colorScheme}.png`), fullPage: true });
      }
      if (differs) {
        wrong.push(...(await violations(page)).map(one => `at ${width} pixels, ${colorScheme}: ${one}`));
      }
    }
  }
  await page.close();
  return wrong;
}

async function main(folder, pictures) {
  const files = fs.readdirSync(folder).filter(name => name.endsWith('.html')).sort();
  if (files.length === 0) {
    throw new Error('there is no page in ' + folder);
  }
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
  const context = await browser.newContext();
  const waiting = [...files];
  let found = 0;
  const look = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      for (const wrong of await examine(context, path.resolve(folder, name), pictures)) {
        console.log(`${name}: ${wrong}`);
        found++;
      }
    }
  };
  await Promise.all([look(), look(), look()]);
  await browser.close();
  console.log(`${files.length} pages and mails, light and dark, at three widths: ${found} found.`);
  process.exitCode = found > 0 ? 1 : 0;
}

main(process.argv[2], process.argv.includes('--pictures')).catch(error => {
  console.error(error);
  process.exitCode = 2;
});
