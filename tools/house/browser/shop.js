// The shop that a walk goes through, as its staff see it: its API, its inbox, its documents.
'use strict';

const { execFileSync } = require('child_process');
const fs = require('fs');

// Of a line such as "  API      http://127.0.0.1:8080".
function told(log, name) {
  const found = new RegExp(`^ +${name} +(\\S+)`, 'm').exec(log);
  if (!found) {
    throw new Error(`the shop does not say its ${name}; it said:\n${log}`);
  }
  return found[1];
}

function fail(message) {
  throw new Error(message);
}

// Amounts are written with a space that does not break.
const plain = text => text.replace(/[\u00a0\u202f\s]+/g, ' ').trim();

function same(what, wanted, found) {
  const both = [JSON.stringify(wanted), JSON.stringify(found)];
  if (both[0] !== both[1]) {
    fail(`${what}: ${both[1]} instead of ${both[0]}`);
  }
}

function has(what, text, ...wanted) {
  for (const part of wanted) {
    if (!plain(text).includes(part)) {
      fail(`${what} does not say "${part}", but:\n${plain(text).slice(0, 2000)}`);
    }
  }
}

// A number as Norwegians write it: 1 234,50.
const norwegian = amount => amount.replace(/\B(?=(\d{3})+(?!\d))/g, ' ').replace('.', ',');

class Shop {
  // log: what the local system said when it was ready
  constructor(log, folder) {
    this.base = told(log, 'API');
    this.token = told(log, 'token');
    this.desk = told(log, 'cards');
    this.folder = folder;
  }

  // Repeats what the inbox is asked for until it is there; what is asked of the API is answered at once.
  async call(method, path, body) {
    const answer = await fetch(`${this.base}/admin/api/2026-07/${path}`, {
      method,
      headers: { 'X-Shopify-Access-Token': this.token, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    return answer.ok ? JSON.parse(text || '{}') : fail(`${method} ${path}: ${answer.status} ${text}`);
  }

  get(path) {
    return this.call('GET', path);
  }

  async local(path, body) {
    const answer = await fetch(`${this.base}/_local/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return answer.ok ? answer : fail(`/_local/${path}: ${answer.status} ${await answer.text()}`);
  }

  // Until every message and event has arrived.
  idle() {
    return this.local('idle', { timeout_ms: 30000 });
  }

  async open() {
    await this.call('PUT', 'shop.json', {
      shop: {
        legal_name: 'Oak Trading', legal_form: 'B.V.', address1: 'Keizersgracht 1', zip: '1015 CJ', city: 'Amsterdam',
        phone: '+31 20 555 0142', register: { name: 'KvK', number: '12345678' },
        bank_accounts: [
          { currency: 'EUR', iban: 'NL91ABNA0417164300', bic: 'ABNANL2A' },
          { currency: 'CHF', iban: 'CH9300762011623852957' },
          { currency: 'NOK', iban: 'NO9386011117947', bic: 'DNBANOKK' },
        ],
      },
    });
    const stool = { sku: 'ASH-1', price: '89.00', inventory_management: 'shopify', requires_shipping: true };
    const made = await this.call('POST', 'products.json', { product: { title: 'Ash stool', variants: [stool] } });
    this.variant = made.product.variants[0];
    await this.call('POST', 'inventory_levels/set.json', {
      inventory_item_id: this.variant.inventory_item_id, location_id: 1, available: 100,
    });
  }

  async stock() {
    const { inventory_levels: [level] } = await this.get(
      `inventory_levels.json?inventory_item_ids=${this.variant.inventory_item_id}`);
    return level.available;
  }

  // A draft of two stools and a table that is asked to be paid.
  async sale(email, currency, address) {
    const { draft_order: draft } = await this.call('POST', 'draft_orders.json', {
      draft_order: {
        email,
        presentment_currency: currency,
        line_items: [
          { variant_id: this.variant.id, quantity: 2 },
          { title: 'Oak table, made to measure', price: '740.00', quantity: 1 },
        ],
        shipping_address: address,
      },
    });
    const sent = await this.call('POST', `draft_orders/${draft.id}/send_invoice.json`, {});
    await this.idle();
    return {
      id: draft.id,
      request: `${draft.name.replace('#', '')}-1`,
      subject: sent.draft_order_invoice.subject,
      total: draft.total_price_set.presentment_money.amount,
      stock: await this.stock(),
    };
  }

  async draft(sale) {
    return (await this.get(`draft_orders/${sale.id}.json`)).draft_order;
  }

  // All that is known of a sale by its draft, to see that nothing changed.
  async everything(sale) {
    const [draft, timeline, orders, status, desk] = await Promise.all([
      this.draft(sale),
      this.get(`draft_orders/${sale.id}/timeline.json`),
      this.get('orders.json?status=any'),
      this.local('status').then(answer => answer.json()),
      fetch(this.desk).then(answer => answer.text()),
    ]);
    // A link is made when it is asked for, and says until when it is good.
    return { draft: { ...draft, invoice_url: '' }, timeline, orders, mails: status.mails, stock: await this.stock(), desk };
  }

  // The order of a sale that is paid: once, all of it, and with what follows from that.
  async paidOnce(sale, how) {
    await this.idle();
    const draft = await this.draft(sale);
    same('status of the draft', 'completed', draft.status);
    const { order } = await this.get(`orders/${draft.order_id}.json`);
    same('financial_status', 'paid', order.financial_status);
    same('paid', [sale.total, '0.00'].map(Number), [order.total_paid, order.total_outstanding].map(Number));
    const { transactions } = await this.get(`orders/${order.id}/transactions.json`);
    const sales = transactions.filter(it => it.kind === 'sale' && it.status === 'success');
    same('payments that count', [[sale.total, how]], sales.map(it => [it.amount, it.gateway]));
    const all = await this.get('orders.json?status=any&limit=250');
    same('orders of the sale', 1, all.orders.filter(it => it.email === order.email).length);
    return order;
  }

  // Invoice, stock and slip of an order that is paid.
  async followed(sale, order) {
    const { invoices } = await this.get(`orders/${order.id}/invoices.json`);
    same('invoices', 1, invoices.length);
    same('stock', sale.stock - 2, await this.stock());
    const { fulfillment_orders: parcels } = await this.get(`orders/${order.id}/fulfillment_orders.json`);
    same('fulfillment orders', ['open'], parcels.map(it => it.status));
    const slip = await this.local(`objects/${parcels[0].packing_slip.key}`);
    has('the slip', this.text(`slip-${sale.request}`, Buffer.from(await slip.arrayBuffer())), order.name, 'Ash stool');
    return invoices[0];
  }

  // What a PDF says, kept in the folder.
  text(name, bytes) {
    const file = `${this.folder}/${name}.pdf`;
    fs.writeFileSync(file, bytes);
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  }
}

module.exports = { Shop, has, same, plain, norwegian, fail };
