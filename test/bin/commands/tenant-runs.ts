import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { dispatch } from '../../../bin/commands/dispatch';
import { ACME } from '../tenants/fixture';

/** What a run of a command printed, as a pipe sees it. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A deployment file in a folder of its own, and commands on it. */
export class TenantRuns {
  public readonly file: string;
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'openclaw-cdk-tenant-'));

  constructor() {
    this.file = path.join(this.folder, 'acme.yaml');
  }

  public get text(): string {
    return fs.readFileSync(this.file, 'utf8');
  }

  /** Writes the deployment file, or another one beside it. */
  public write(text = ACME, name = 'acme.yaml'): string {
    const file = path.join(this.folder, name);
    fs.writeFileSync(file, text);
    return file;
  }

  /** Runs `openclaw-cdk tenant`; the word FILE stands for the file. */
  public async run(...args: string[]): Promise<Run> {
    const out = jest.spyOn(console, 'log').mockImplementation();
    const err = jest.spyOn(console, 'error').mockImplementation();
    try {
      const code = await dispatch(['tenant', ...args.map(arg => (arg === 'FILE' ? this.file : arg))]);
      const printed = (spy: jest.SpyInstance) => spy.mock.calls.join('\n').replaceAll(this.file, 'FILE');
      return { code, out: printed(out), err: printed(err) };
    } finally {
      out.mockRestore();
      err.mockRestore();
    }
  }

  public remove(): void {
    fs.rmSync(this.folder, { recursive: true });
  }
}
