import * as fs from 'node:fs';
import * as path from 'node:path';
import { BootedTask } from './harness/booted-task';
import { visit } from './harness/browser';
import { ARTIFACTS } from './harness/paths';
import { describeInBrowser } from './harness/requirements';
import { HOST_NAME, synthesizeTask } from './harness/synthesize';

describeInBrowser('the Control UI', () => {
  let booted: BootedTask;

  beforeAll(async () => {
    booted = await BootedTask.boot(synthesizeTask({}));
  });

  afterAll(async () => {
    await booted?.stop();
  });

  test('loads through the edge, from nowhere else, and asks for the approval of the browser', async () => {
    fs.mkdirSync(ARTIFACTS, { recursive: true });
    const screenshot = path.join(ARTIFACTS, 'control-ui.png');
    fs.rmSync(screenshot, { force: true });

    const report = await visit(booted.network, {
      hostName: HOST_NAME,
      address: `${booted.network.taskAddress}:8443`,
      fragment: `#token=${booted.token}`,
      text: 'Approve this browser',
      screenshot,
    });

    expect(report.title).toBe('OpenClaw Control');
    expect(new Set(report.requests.map(url => new URL(url).origin))).toEqual(new Set([`https://${HOST_NAME}`]));
    expect(report.failures).toEqual([]);
    expect(report.errors).toEqual([]);
    expect(report.webSockets).toContain(`wss://${HOST_NAME}/`);
    expect(fs.statSync(screenshot).size).toBeGreaterThan(10_000);
  });
});
