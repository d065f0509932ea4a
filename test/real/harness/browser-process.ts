// Runs in the network namespace of the client: loads a page as a person's browser would and tells what it showed.
import { chromium, type Page } from 'playwright-core';
import type { BrowserReport, BrowserTask } from './browser-messages.ts';

const QUIET = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const SILENT = ['--disable-component-update', '--disable-sync', '--disable-domain-reliability'];

async function load(task: BrowserTask): Promise<BrowserReport> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', ...QUIET, ...SILENT, '--ignore-certificate-errors'],
      `--host-resolver-rules=MAP ${task.hostName} ${task.address} , MAP * ~NOTFOUND`,
    ],
  });
  try {
    const page = await browser.newPage();
    const report = watch(page);
    await page.goto(`https://${task.hostName}/${task.fragment}`);
    await page.waitForSelector(`text=${task.text}`, { timeout: 60_000 });
    await page.screenshot({ path: task.screenshot });
    return { ...report, title: await page.title() };
  } finally {
    await browser.close();
  }
}

function watch(page: Page): BrowserReport {
  const report: BrowserReport = { title: '', requests: [], failures: [], webSockets: [], errors: [] };
  page.on('request', request => {
    report.requests.push(request.url());
  });
  page.on('response', response => {
    if (response.status() >= 400) report.failures.push(`${response.status()} ${response.url()}`);
  });
  page.on('websocket', socket => {
    report.webSockets.push(socket.url());
  });
  page.on('console', message => {
    if (message.type() === 'error') report.errors.push(message.text());
  });
  return report;
}

load(JSON.parse(process.argv[2] ?? '{}')).then(report => {
  process.stdout.write(JSON.stringify(report));
});
