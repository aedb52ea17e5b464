/** A headless Chromium, driven over a pipe (Chrome DevTools Protocol), where one is installed. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';

/** Where a Chromium is looked for. */
export const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a Chromium of this machine; null where there is none. */
export const CHROMIUM = PLACES.find((path) => existsSync(path)) ?? null;

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-pipe',
  '--window-size=1280,1600',
];

type Values = Readonly<Record<string, unknown>>;

export class Browser {
  private readonly home = mkdtempSync(join(tmpdir(), 'lic-analyze-browser-'));
  private readonly child: ChildProcess;
  private readonly answers = new Map<number, (answer: Values) => void>();
  private readonly input: Writable;
  private rest = '';
  private count = 0;
  private session: string | undefined;
  /** Messages of the page's console, errors and refused requests. */
  readonly complaints: string[] = [];
  /** Addresses that the page asked for, besides itself. */
  readonly requests: string[] = [];

  constructor(chromium: string) {
    this.child = spawn(chromium, [...FLAGS, `--user-data-dir=${this.home}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    const [, , , input, output] = this.child.stdio;
    if (!(input instanceof Writable) || !(output instanceof Readable)) throw new Error('no pipe to the browser');
    this.input = input;
    output.on('data', (chunk: Buffer) => this.receive(chunk.toString('utf8')));
  }

  private receive(text: string): void {
    const messages = (this.rest + text).split('\0');
    this.rest = messages.pop() ?? '';
    for (const message of messages) {
      const parsed: unknown = JSON.parse(message);
      if (isValues(parsed)) this.handle(parsed);
    }
  }

  private handle(message: Values): void {
    if (typeof message['id'] === 'number') {
      this.answers.get(message['id'])?.(isValues(message['result']) ? message['result'] : message);
      return;
    }
    const text = JSON.stringify(message['params']);
    if (message['method'] === 'Runtime.consoleAPICalled' || message['method'] === 'Runtime.exceptionThrown')
      this.complaints.push(text);
    if (message['method'] === 'Log.entryAdded') this.complaints.push(text);
    const url = /"url":"((?:https?|wss?|ftp):[^"]*)"/.exec(text)?.[1];
    if (message['method'] === 'Network.requestWillBeSent' && url !== undefined) this.requests.push(url);
  }

  private send(method: string, params: Values = {}): Promise<Values> {
    const id = ++this.count;
    const session = this.session === undefined ? {} : { sessionId: this.session };
    return new Promise((resolve) => {
      this.answers.set(id, resolve);
      this.input.write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    });
  }

  /** Opens a page and waits until it is loaded. */
  async open(url: string): Promise<void> {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    this.session = typeof sessionId === 'string' ? sessionId : undefined;
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await this.send(`${domain}.enable`);
    await this.send('Page.navigate', { url });
    while ((await this.run('document.readyState')) !== 'complete');
  }

  /** The value of an expression in the page. */
  async run(expression: string): Promise<unknown> {
    const { result } = await this.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    return isValues(result) ? result['value'] : undefined;
  }

  /** Makes the window so many pixels wide and high. */
  async size(width: number, height: number): Promise<void> {
    await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    await this.drawn();
  }

  /** Presses a key where the focus is. */
  async press(key: string): Promise<void> {
    const text = key.length === 1 ? { text: key } : {};
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', key, ...text });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
  }

  /** Waits until what was changed is also drawn: a click is aimed at what is drawn. */
  private async drawn(): Promise<void> {
    await this.run('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))');
  }

  /** Clicks into the middle of an element. */
  async click(selector: string): Promise<void> {
    await this.run(`document.querySelector(${JSON.stringify(selector)}).scrollIntoView({ block: 'center' })`);
    await this.drawn();
    const box = await this.run(
      `(() => { const e = document.querySelector(${JSON.stringify(selector)}); const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()`,
    );
    const [x, y] = Array.isArray(box) ? box.map(Number) : [];
    const at = { x, y, button: 'left', clickCount: 1 };
    await this.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
    await this.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
    await this.drawn();
  }

  /** Pretends a medium, such as `print`, or features, such as dark colours. */
  async pretend(media: string, features: readonly Values[] = []): Promise<void> {
    await this.send('Emulation.setEmulatedMedia', { media, features });
    await this.drawn();
  }

  /** What is seen, as PNG. */
  async screenshot(wholePage = false): Promise<Buffer> {
    const { data } = await this.send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: wholePage });
    return Buffer.from(typeof data === 'string' ? data : '', 'base64');
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    await Promise.race([this.send('Browser.close'), ended]);
    await ended;
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
