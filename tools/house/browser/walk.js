// Walks the way of customers who pay, in a browser: node walk.js FOLDER, beside a shop that was just started and
// whose first words are in FOLDER/shop.log.
//
// On a phone and on a desk a mail's link is opened, read in Norwegian and paid by card, once with a bank that asks and
// once after everything that can go wrong; transfers are read off their codes; a refund is made at the provider's desk.
// Every page that is met is photographed into FOLDER, must not scroll sideways, and axe must find nothing in it. One
// line a step; 1 if anything is found, and at once where a step is not as it should be, with a picture of it.
'use strict';

const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');
const { sideways, violations, decoded } = require('./looks.js');
const { Shop, has, same, norwegian } = require('./shop.js');

const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 2 },
};

const KARI = { first_name: 'Kari', last_name: 'Nordmann', address1: 'Storgata 1', zip: '0155', city: 'Oslo', country_code: 'NO' };
const ADA = { first_name: 'Ada', last_name: 'Berg', address1: 'Lindenstraße 5', zip: '10969', city: 'Berlin', country_code: 'DE' };
const URS = { first_name: 'Urs', last_name: 'Keller', address1: 'Bahnhofstrasse 2', zip: '8001', city: 'Zürich', country_code: 'CH' };

// A customer with a browser of his own.
class Visitor {
  constructor(walk, device, context) {
    this.walk = walk;
    this.device = device;
    this.context = context;
  }

  // Photographs a page that was met; the first of its kind is looked at, and what is wrong with it is told.
  async met(page, name) {
    this.page = page;
    await page.bringToFront();
    await page.waitForLoadState();
    if (!this.walk.met.has(`${this.device} ${name}`)) {
      this.walk.met.add(`${this.device} ${name}`);
      await this.examine(page, name);
    }
    await this.photograph(page, name);
  }

  async examine(page, name) {
    const wrong = await sideways(page);
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme });
      wrong.push(...(await violations(page)).map(one => `${colorScheme}: ${one}`));
    }
    for (const one of wrong) {
      console.log(`${this.device}: the page "${name}" ${one}`);
      this.walk.found++;
    }
  }

  async photograph(page, name) {
    const number = String(++this.walk.pictures).padStart(2, '0');
    const file = path.join(this.walk.folder, `${number}-${this.device}-${name}.png`);
    await page.screenshot({ path: file, fullPage: true });
  }

  async says(page, ...wanted) {
    has(`the page at ${new URL(page.url()).pathname}`, await page.locator('body').innerText(), ...wanted);
  }

  // From the inbox through the mail to the page behind its link, as a person gets there.
  async fromInbox(sale, button) {
    const page = await this.context.newPage();
    await page.goto(`${this.walk.shop.base}/_local/inbox`);
    await this.met(page, 'inbox');
    await page.getByRole('link', { name: sale.subject, exact: true }).click();
    const way = page.frameLocator('iframe').getByRole('link', { name: button });
    await way.waitFor();
    await this.met(page, 'mail');
    const opened = this.context.waitForEvent('page');
    await way.click();
    const opening = await opened;
    await opening.waitForLoadState();
    await page.close();
    return opening;
  }

  // Presses what the page shows, and waits for where it leads.
  async press(page, name) {
    this.page = page;
    await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).click()]);
  }

  async follow(page, name) {
    this.page = page;
    await Promise.all([page.waitForNavigation(), page.getByRole('link', { name }).click()]);
  }
}

class Walk {
  constructor(folder) {
    this.folder = folder;
    this.pictures = 0;
    this.found = 0;
    this.met = new Set();
    this.shop = new Shop(fs.readFileSync(path.join(folder, 'shop.log'), 'utf8'), folder);
  }

  async start() {
    this.browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
    await this.shop.open();
  }

  async visitor(device) {
    const context = await this.browser.newContext({ ...DEVICES[device], locale: 'nb-NO', timezoneId: 'Europe/Oslo' });
    context.setDefaultTimeout(15000);
    return new Visitor(this, device, context);
  }

  // One line, and a picture of where it failed.
  async step(who, what, work) {
    const started = Date.now();
    try {
      const result = await work();
      console.log(`${who.device}: ${what} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      return result;
    } catch (error) {
      if (who.page && !who.page.isClosed()) {
        await who.photograph(who.page, 'failed').catch(() => {});
      }
      // Of what Playwright tried, the beginning says enough.
      const why = error.message.replace(/\u001b\[\d+m/g, '').split('\nCall log')[0];
      error.message = `${who.device}: ${what}: FAILED: ${why}`;
      throw error;
    }
  }
}

// Mail, page, card, bank, receipt, and all that follows in the shop.
async function paidWithTheBankAsking(walk, device) {
  const { shop } = walk;
  const kari = await walk.visitor(device);
  const sale = await shop.sale(`kari.${device}@example.no`, 'NOK', KARI);
  const amount = `${norwegian(sale.total)} kr`;
  const page = await walk.step(kari, `the mail's button leads to the page, which asks for ${amount} in Norwegian`, async () => {
    const opened = await kari.fromInbox(sale, 'Se og betal');
    await kari.met(opened, 'page');
    same('language', 'nb', await opened.locator('html').getAttribute('lang'));
    await kari.says(opened, 'Betalingsforespørsel', sale.request, 'Å betale', amount, 'Oak table, made to measure');
    return opened;
  });
  await walk.step(kari, 'twenty looks by mail scanners change nothing', () => scanned(walk, sale, page.url()));
  await walk.step(kari, 'the card is asked for on the page of the provider, and by the bank', async () => {
    await kari.press(page, `Betal ${amount} med kort`);
    same('host', new URL(shop.desk).host, new URL(page.url()).host);
    await kari.met(page, 'provider');
    await kari.says(page, sale.request, `NOK ${Number(sale.total).toLocaleString('en', { minimumFractionDigits: 2 })}`);
    await kari.press(page, /3155/);
    await kari.met(page, 'bank');
    same('status before the bank knows', 'invoice_sent', (await shop.draft(sale)).status);
    await kari.press(page, 'Yes, pay');
  });
  await walk.step(kari, 'the page says that it is paid, and has the receipt', async () => {
    await paidPage(kari, page, amount);
    await receipt(walk, kari, page, sale);
  });
  await walk.step(kari, 'one payment, order, invoice and slip; the stock has moved', async () => {
    const order = await shop.paidOnce(sale, 'Mastercard ending in 3155');
    const invoice = await shop.followed(sale, order);
    await page.reload();
    const answer = await kari.context.request.get(await href(page, 'Last ned faktura'));
    has('the invoice', shop.text(`invoice-${sale.request}`, await answer.body()), invoice.number ?? invoice.name, norwegian(sale.total));
    await kari.met(page, 'paid-and-invoiced');
  });
  await kari.context.close();
  return sale;
}

async function href(page, name) {
  return new URL(await page.getByRole('link', { name }).getAttribute('href'), page.url()).toString();
}

async function paidPage(visitor, page, amount) {
  await visitor.met(page, 'paid');
  await visitor.says(page, 'Takk', 'betalt', amount);
  same('buttons on what is paid', 0, await page.getByRole('button').count());
}

async function receipt(walk, visitor, page, sale) {
  const answer = await visitor.context.request.get(await href(page, 'Last ned kvittering'));
  same('the receipt', [200, 'application/pdf'], [answer.status(), answer.headers()['content-type']]);
  has('the receipt', walk.shop.text(`receipt-${sale.request}`, await answer.body()), 'Kvittering', norwegian(sale.total));
}

// What looks at links in mails before people do: without cookies, in two ways, some with a name that tells.
async function scanned(walk, sale, link) {
  const before = JSON.stringify(await walk.shop.everything(sale));
  const agents = ['Mozilla/5.0 (compatible; LinkScanner/1.0)', 'BarracudaCentral', 'Outlook-iOS/2.0', 'Slackbot-LinkExpanding 1.0'];
  const seen = [];
  for (let i = 0; i < 20; i++) {
    const method = i % 3 === 2 ? 'HEAD' : 'GET';
    const answer = await fetch(i % 5 === 4 ? `${link}?lang=en` : link, {
      method, headers: { 'User-Agent': agents[i % agents.length] }, redirect: 'manual',
    });
    // The gateway has no route for HEAD.
    seen.push(method === 'GET' ? answer.status : answer.status === 404 ? 200 : answer.status);
    await answer.arrayBuffer();
    await new Promise(resolve => setTimeout(resolve, 60));
  }
  same('answers', [], seen.filter(status => status !== 200));
  for (const address of [`${link}/pay`, `${link}/confirm`, `${link}/paid/1`]) {
    await fetch(address, { redirect: 'manual' });
  }
  await walk.shop.idle();
  const after = JSON.stringify(await walk.shop.everything(sale));
  same('what is known of the sale', before, after);
}

// Declined, not recognised by the bank, abandoned; then paid, and tried again wherever a page was left open.
async function paidOnceWhateverHappens(walk, device) {
  const { shop } = walk;
  const kari = await walk.visitor(device);
  const sale = await shop.sale(`kari.again.${device}@example.no`, 'NOK', KARI);
  const amount = `${norwegian(sale.total)} kr`;
  const page = await kari.context.newPage();
  await page.goto((await shop.draft(sale)).invoice_url);
  const older = await kari.context.newPage();
  await older.goto(page.url());
  await walk.step(kari, 'a card is declined, and the bank does not know the customer', async () => {
    await kari.press(page, /med kort/);
    await kari.press(page, /declined/);
    await kari.met(page, 'declined');
    await kari.says(page, 'Your card was declined.');
    await kari.press(page, /3155/);
    await kari.press(page, 'No, that is not me');
    await kari.met(page, 'not-recognised');
    await kari.says(page, 'could not confirm that it is you');
  });
  const asked = page.url();
  await walk.step(kari, 'she goes back without having paid, and nothing is booked', async () => {
    await kari.press(page, 'Back to the shop without paying');
    await kari.met(page, 'left');
    await kari.says(page, 'Du har ikke betalt ennå. Ingenting er trukket.', amount);
    await shop.idle();
    const draft = await shop.draft(sale);
    same('draft', ['invoice_sent', 0, null], [draft.status, Number(draft.amount_paid), draft.order_id]);
    same('stock', sale.stock, await shop.stock());
  });
  await walk.step(kari, 'she pays after all', async () => {
    await kari.press(page, /med kort/);
    same('the page of the provider', asked, page.url());
    await kari.press(page, /4242/);
    await paidPage(kari, page, amount);
  });
  await walk.step(kari, 'pages that were left open lead to what is paid, and it is paid once', async () => {
    await kari.press(older, /med kort/);
    await paidPage(kari, older, amount);
    await older.goto(asked);
    await kari.met(older, 'provider-done');
    await kari.follow(older, 'Back to the shop');
    await kari.says(older, 'Takk', amount);
    const order = await shop.paidOnce(sale, 'Visa ending in 4242');
    await shop.followed(sale, order);
    has('the desk of the provider', await (await fetch(shop.desk)).text(), sale.request);
  });
  await kari.context.close();
}

// Money that takes days: the page says that it is under way, until it has come.
async function underWay(walk, device) {
  const { shop } = walk;
  const kari = await walk.visitor(device);
  const sale = await shop.sale(`kari.slow.${device}@example.no`, 'NOK', KARI);
  const page = await kari.context.newPage();
  await walk.step(kari, 'what takes days is under way, and paid when it has come', async () => {
    await page.goto((await shop.draft(sale)).invoice_url);
    await kari.press(page, /med kort/);
    await kari.press(page, /direct debit/);
    await kari.met(page, 'under-way');
    await kari.says(page, 'Betalingen blir bekreftet', 'du skal ikke betale en gang til');
    const desk = await kari.context.newPage();
    await desk.goto(shop.desk);
    await kari.press(desk, 'Money arrives');
    await desk.close();
    await shop.idle();
    await kari.follow(page, 'Sjekk igjen');
    await paidPage(kari, page, `${norwegian(sale.total)} kr`);
    await shop.paidOnce(sale, 'SEPA Direct Debit ending in 3000');
  });
  await kari.context.close();
}

// A code of the European Payments Council (EPC069-12, version 2): a line each.
function epc(sale, lines) {
  same('code', ['BCD', '002', '1', 'SCT', 'ABNANL2A', 'Oak Trading B.V.', 'NL91ABNA0417164300', `EUR${sale.total}`], lines.slice(0, 8));
  same('reference in the code', true, lines.slice(8).join(' ').includes(sale.request));
}

// A Swiss QR code (Implementation Guidelines QR-bill, 2.2 and later): a line each, at fixed places.
function swiss(sale, lines) {
  same('code', ['SPC', '0200', '1', 'CH9300762011623852957'], lines.slice(0, 4));
  same('amount in the code', [sale.total, 'CHF'], lines.slice(18, 20));
  same('end of the code', true, lines.includes('EPD') && lines.join(' ').includes(sale.request));
}

async function paidByTransfer(walk, device, { currency, address, mail, link, told, check }) {
  const { shop } = walk;
  const who = await walk.visitor(device);
  const sale = await shop.sale(mail, currency, address);
  const page = await who.context.newPage();
  await walk.step(who, `a transfer of ${currency} ${sale.total} is chosen, and its code says all of it`, async () => {
    await page.goto((await shop.draft(sale)).invoice_url);
    await page.getByRole('link', { name: link }).click();
    same('place on the page', '#transfer', new URL(page.url()).hash);
    await who.met(page, `transfer-${currency}`);
    check(sale, await decoded(walk.browser, page.locator('svg.code').first()));
  });
  await walk.step(who, 'the transfer is recorded by staff, and the page says so', async () => {
    await shop.call('POST', `draft_orders/${sale.id}/payments.json`, {
      payment: { amount: sale.total, currency, reference: `statement ${sale.request}`, gateway: 'bank transfer' },
    });
    await shop.paidOnce(sale, 'bank transfer');
    await page.reload();
    await who.met(page, `transferred-${currency}`);
    await who.says(page, told);
  });
  await who.context.close();
}

// At the provider's desk, as the bank's or the provider's own staff would.
async function refundedInPart(walk, device, sale) {
  const { shop } = walk;
  const kari = await walk.visitor(device);
  const page = await kari.context.newPage();
  await walk.step(kari, 'a part is refunded at the desk of the provider, on page and in the API', async () => {
    await page.goto(shop.desk);
    await kari.met(page, 'desk');
    const row = page.getByRole('listitem').filter({ hasText: sale.request });
    await row.getByRole('textbox').fill('1250.50');
    await Promise.all([page.waitForNavigation(), row.getByRole('button', { name: 'Refund', exact: true }).click()]);
    await kari.met(page, 'desk-refunded');
    await shop.idle();
    const { order } = await shop.get(`orders/${(await shop.draft(sale)).order_id}.json`);
    same('financial_status', 'partially_refunded', order.financial_status);
    const { transactions } = await shop.get(`orders/${order.id}/transactions.json`);
    const refunds = transactions.filter(it => it.kind === 'refund');
    same('refunds', [['1250.50', 'NOK', 'success']], refunds.map(it => [it.amount, it.currency, it.status]));
    await page.goto(order.order_status_url);
    await kari.met(page, 'refunded');
    await kari.says(page, 'En del av betalingen er refundert', '1 250,50 kr');
  });
  await kari.context.close();
}

async function everyWay(walk) {
  for (const device of Object.keys(DEVICES)) {
    const sale = await paidWithTheBankAsking(walk, device);
    await paidOnceWhateverHappens(walk, device);
    await refundedInPart(walk, device, sale);
  }
  await underWay(walk, 'phone');
  const german = { link: 'Überweisung', told: 'bezahlt' };
  await paidByTransfer(walk, 'phone', { ...german, currency: 'EUR', address: ADA, mail: 'ada@example.de', check: epc });
  await paidByTransfer(walk, 'desk', { ...german, currency: 'CHF', address: URS, mail: 'urs@example.ch', check: swiss });
  const health = await (await walk.shop.local('status')).json();
  same('dead letters', 0, Object.values(health.dead_letters).reduce((sum, one) => sum + one, 0));
}

async function main(folder) {
  const walk = new Walk(folder);
  const started = Date.now();
  try {
    await walk.start();
    await everyWay(walk);
  } finally {
    await walk.browser?.close();
  }
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${walk.pictures} pictures in ${seconds} s, ${walk.met.size} pages light and dark: ${walk.found} found.`);
  process.exitCode = walk.found > 0 ? 1 : 0;
}

main(path.resolve(process.argv[2])).catch(error => {
  console.error(error.message ?? error);
  process.exit(1);
});
