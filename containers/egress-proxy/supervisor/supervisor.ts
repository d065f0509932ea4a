import { rmSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Generation, GenerationProps, pointTo, settle, writeGeneration } from './generation';
import { ListsPointer, parseLists, parsePointer } from './lists-document';
import { ListsSource } from './lists-source';
import { Squid } from './squid';

/** A line of the supervisor's log. */
export type SupervisorEvent =
  | { readonly event: 'lists-taken'; readonly sha256: string; readonly tenants: number }
  | { readonly event: 'lists-refused'; readonly reason: string; readonly pointer: string }
  | { readonly event: 'lists-unreachable'; readonly reason: string };

/** What a supervisor works with. */
export interface SupervisorProps {
  readonly source: ListsSource;
  readonly squid: Pick<Squid, 'check' | 'takeUp' | 'kill'>;
  readonly generations: GenerationProps;
  /** How long the source may take to answer. */
  readonly answerWithinMs: number;
  readonly log: (event: SupervisorEvent) => void;
}

/** Puts lists in force that pass every check; while there are none such, the former ones stay. */
export class Supervisor {
  private inForce?: Generation;
  private refused?: string;

  constructor(private readonly props: SupervisorProps) {}

  /** Looks once whether there are new lists. */
  public async poll(): Promise<void> {
    const text = await this.reach(() => this.props.source.pointer());
    if (text === undefined) return;
    try {
      await this.follow(parsePointer(text));
      this.refused = undefined;
    } catch (error) {
      // Once for each, and again only after another: an alarm counts these lines.
      if (this.refused !== text) {
        this.props.log({ event: 'lists-refused', reason: messageOf(error), pointer: text.slice(0, 500) });
      }
      this.refused = text;
    }
  }

  private async follow(pointer: ListsPointer): Promise<void> {
    if (pointer.sha256 === this.inForce?.sha256) return;
    const bytes = await this.reach(() => this.props.source.document(pointer));
    if (bytes === undefined) return;
    const lists = parseLists(bytes, pointer.sha256);
    const generation = writeGeneration(pointer.sha256, lists, this.props.generations);
    try {
      await this.props.squid.check(path.join(generation.directory, 'squid.conf'));
      await this.takeUp(generation);
    } catch (error) {
      rmSync(generation.directory, { recursive: true });
      throw error;
    }
    const { sha256, tenants } = generation;
    this.props.log({ event: 'lists-taken', sha256, tenants });
  }

  private async takeUp(generation: Generation): Promise<void> {
    pointTo(generation);
    try {
      await this.props.squid.takeUp(generation.sha256);
    } catch (error) {
      await this.fallBack();
      throw error;
    }
    settle(generation);
    this.inForce = generation;
  }

  private async fallBack(): Promise<void> {
    if (this.inForce === undefined) {
      this.props.squid.kill();
      return;
    }
    pointTo(this.inForce);
    await this.props.squid.takeUp(this.inForce.sha256).catch(() => this.props.squid.kill());
  }

  private async reach<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await Promise.race([ask(), this.deadline()]);
    } catch (error) {
      this.props.log({ event: 'lists-unreachable', reason: messageOf(error) });
      return undefined;
    }
  }

  // The SDK has several timeouts, and none for the whole of an answer.
  private async deadline(): Promise<never> {
    const { answerWithinMs } = this.props;
    await sleep(answerWithinMs, undefined, { ref: false });
    throw new Error(`no answer within ${answerWithinMs} ms`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name === 'Error' ? '' : `${error.name}: `}${error.message}` : String(error);
}
